"""How much one answer may hold."""

from __future__ import annotations

# About thirty printed pages; longer matter is evidence, not an answer.
MAX_TEXT = 100_000

MAX_ROWS = 1_000

# Amounts and counts beyond this are mistakes, and doubles no longer hold them.
MAX_INTEGER = 10**15
