"""ROR: the identifiers of the Research Organization Registry.

Source: ROR documentation, identifiers: `0`, six Crockford base-32 characters, two check
digits by ISO/IEC 7064 (98 minus the remainder of a hundred times the value by 97).
"""

from __future__ import annotations

import re

from ddworkbook.core.identifiers.checked import (
    CheckedIdentifier,
    accepted,
    after_prefix,
    refused,
    tidy,
)

SCHEME = "ROR"
PREFIX = "https://ror.org/"

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_SHAPE = re.compile(rf"0[{_ALPHABET}]{{6}}[0-9]{{2}}")


def check(text: str) -> CheckedIdentifier:
    """Return the identifier as a full `https://ror.org/…` address."""
    short = after_prefix(tidy(text), "ror.org/", "api.ror.org/organizations/", "ror:")
    short = re.sub(r"\s", "", short).lower()
    if not _SHAPE.fullmatch(short):
        return refused(SCHEME, text, "bad-shape", _shape_complaint(short), _REPAIR)
    due = check_digits(short[1:7])
    if short[7:] != due:
        return refused(
            SCHEME,
            text,
            "bad-check-digits",
            f"Its last two digits should be {due} and are {short[7:]}, so a character is wrong.",
            _REPAIR,
        )
    return accepted(SCHEME, PREFIX + short)


def check_digits(body: str) -> str:
    """Return the two check digits for the six characters in the middle."""
    number = 0
    for char in body:
        number = number * 32 + _ALPHABET.index(char)
    return f"{98 - number * 100 % 97:02d}"


_REPAIR = "Copy it again from ror.org; it looks like https://ror.org/05dxps055."


def _shape_complaint(short: str) -> str:
    """Return what is wrong with the shape."""
    odd = sorted(set(short) & set("ilou"))
    if len(short) == 9 and odd:
        return f"A ROR identifier never has the letter {', '.join(odd)} (1 and 0 look like them)."
    if len(short) != 9:
        return f"A ROR identifier has 9 characters; this has {len(short)}."
    return "A ROR identifier is a 0, six letters or digits, and two digits."
