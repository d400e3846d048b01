"""What is wrong with the text of an expression, and where."""

from __future__ import annotations


class ExpressionError(ValueError):
    """The text is not an expression. `position` counts characters from 1."""

    def __init__(self, position: int, what: str, repair: str) -> None:
        super().__init__(f"At character {position}: {what} {repair}")
        self.position = position
        self.what = what
        self.repair = repair
