"""The list of evidence: its columns, its copies."""
