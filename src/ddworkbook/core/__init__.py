"""The pure room: frozen dataclasses and functions.

No files, no database, no clock, no chance, no Qt.
"""
