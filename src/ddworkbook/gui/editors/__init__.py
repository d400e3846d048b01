"""Editors: one for each type of question, all with the same few methods (see base.py)."""
