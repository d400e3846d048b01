"""Cut the text of an expression into tokens.

Not here: how tokens fit together (see parser.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ddworkbook.core.expression.fault import ExpressionError

# A rule longer than this cannot be explained in words; split it.
MAX_LENGTH = 2000

# A number with more digits would be rounded by decimal arithmetic.
MAX_DIGITS = 24


class TokenKind(Enum):
    """What a token is."""

    NUMBER = auto()
    TEXT = auto()
    REFERENCE = auto()
    NAME = auto()
    SYMBOL = auto()
    END = auto()


@dataclass(frozen=True)
class Token:
    """One token: its kind, its text (without quotation marks or braces), its place from 1."""

    kind: TokenKind
    text: str
    position: int


_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
      | '(?P<single>[^']*)'
      | "(?P<double>[^"]*)"
      | \$\{(?P<reference>[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)?)\}
      | (?P<name>[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z][A-Za-z0-9_]*)*)
      | (?P<symbol><=|>=|!=|\.\.|[=<>+*(),.-])""",
    re.VERBOSE,
)
_KINDS = {
    "number": TokenKind.NUMBER,
    "single": TokenKind.TEXT,
    "double": TokenKind.TEXT,
    "reference": TokenKind.REFERENCE,
    "name": TokenKind.NAME,
    "symbol": TokenKind.SYMBOL,
}


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; the last one is END.

    Raises: ExpressionError at the first character that starts no token.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(
            MAX_LENGTH, f"The rule is longer than {MAX_LENGTH} characters.", "Split it."
        )
    found: list[Token] = []
    start = 0
    while start < len(text):
        match = _TOKEN.match(text, start)
        if match is None:
            raise _strange(text, start)
        group = match.lastgroup or "space"
        if group != "space":
            found.append(_token(_KINDS[group], match[group], start + 1))
        start = match.end()
    found.append(Token(TokenKind.END, "", len(text) + 1))
    return tuple(found)


def _token(kind: TokenKind, text: str, position: int) -> Token:
    """Return a token, refusing a number with too many digits."""
    if kind is TokenKind.NUMBER and len(text) > MAX_DIGITS:
        raise ExpressionError(
            position, f"The number has more than {MAX_DIGITS} digits.", "Shorten it."
        )
    return Token(kind, text, position)


def _strange(text: str, start: int) -> ExpressionError:
    """Say why no token starts here."""
    position = start + 1
    if text[start] in "'\"":
        return ExpressionError(
            position, "A quotation mark is never closed.", "Close it with the same mark."
        )
    if text[start] == "$":
        return ExpressionError(
            position, "A reference is not whole.", "Write it as ${C07}, without spaces."
        )
    return ExpressionError(
        position,
        f"{text[start]!r} does not belong in a rule.",
        "Put text in single quotation marks and codes in ${ }.",
    )
