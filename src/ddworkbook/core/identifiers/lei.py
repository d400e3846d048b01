"""LEI: the Legal Entity Identifier, twenty characters with two check digits.

Source: ISO 17442; check digits by ISO/IEC 7064, MOD 97-10.
"""

from __future__ import annotations

import re

from stdnum import lei

from ddworkbook.core.identifiers.checked import (
    CheckedIdentifier,
    accepted,
    after_prefix,
    closed_up,
    refused,
    tidy,
)

SCHEME = "LEI"

_LENGTH = 20
_SHAPE = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_REPAIR = "Copy it again from search.gleif.org; it has 18 letters or digits and two digits."


def check(text: str) -> CheckedIdentifier:
    """Return the identifier in capitals, without spaces."""
    bare = after_prefix(tidy(text), "search.gleif.org/#/record/", "lei:", "lei ", "XI-LEI-")
    value = closed_up(bare)
    if len(value) != _LENGTH:
        return refused(
            SCHEME, text, "bad-length", f"An LEI has 20 characters; this has {len(value)}.", _REPAIR
        )
    if not _SHAPE.fullmatch(value):
        return refused(
            SCHEME, text, "bad-shape", "An LEI has plain letters and digits only.", _REPAIR
        )
    if not lei.is_valid(value):
        return refused(
            SCHEME,
            text,
            "bad-check-digits",
            "Its check digits do not fit, so a character is wrong or two are swapped.",
            _REPAIR,
        )
    return accepted(SCHEME, value)
