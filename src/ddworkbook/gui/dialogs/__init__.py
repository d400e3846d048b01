"""Dialogs: each asks one thing and returns the answer, or None."""
