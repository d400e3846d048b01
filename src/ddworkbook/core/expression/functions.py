"""The functions that expressions may call: their names and how many arguments each takes.

Not here: what they do (evaluator.py) and what kinds of value they take (kinds.py).
"""

from __future__ import annotations

# name -> (fewest, most) arguments
FUNCTIONS: dict[str, tuple[int, int]] = {
    "not": (1, 1),
    "selected": (2, 2),
    "selected-any": (2, 2),
    "count-selected": (1, 1),
    "count": (1, 1),
    "answered": (1, 1),
    "if": (3, 3),
    "coalesce": (2, 2),
    "string-length": (1, 1),
    "sum": (1, 1),
    "today": (0, 0),
    "number": (1, 1),
    "currency": (1, 1),
}
