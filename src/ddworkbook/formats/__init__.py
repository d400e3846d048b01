"""Record to Excel, PDF and pack, and the readers. Knows no database."""
