"""Export: what is written, where to, and whether it verifies."""
