"""ISNI: the International Standard Name Identifier, sixteen characters, the last a check.

Source: ISO 27729; check character by ISO/IEC 7064, MOD 11-2.
"""

from __future__ import annotations

import re

from stdnum import isni

from ddworkbook.core.identifiers.checked import (
    CheckedIdentifier,
    accepted,
    after_prefix,
    closed_up,
    refused,
    tidy,
)

SCHEME = "ISNI"

_LENGTH = 16
_SHAPE = re.compile(r"[0-9]{15}[0-9X]")
_REPAIR = "Copy it again from isni.org; it looks like 0000 0001 2158 1279."

# The blocks of ISNI numbers that are set aside for ORCID iDs, which belong to people.
# Source: ORCID support, "What is the relationship between ISNI and ORCID?".
_PEOPLE = (
    ("000000015000000", "000000035000000"),
    ("000900000000000", "000900100000000"),
)


def check(text: str) -> CheckedIdentifier:
    """Return the identifier as sixteen characters without spaces."""
    bare = after_prefix(tidy(text), "isni.org/isni/", "isni.org/page/", "isni:", "isni ")
    value = closed_up(after_prefix(bare, "orcid.org/"))
    if len(value) != _LENGTH:
        return refused(
            SCHEME,
            text,
            "bad-length",
            f"An ISNI has 16 characters; this has {len(value)}.",
            _REPAIR,
        )
    if not _SHAPE.fullmatch(value):
        return refused(
            SCHEME, text, "bad-shape", "An ISNI has digits, and at the end a digit or X.", _REPAIR
        )
    if not isni.is_valid(value):
        return refused(
            SCHEME,
            text,
            "bad-check-digits",
            "Its last character does not fit, so a digit is wrong or two are swapped.",
            _REPAIR,
        )
    if any(low <= value[:-1] <= high for low, high in _PEOPLE):
        return accepted(
            SCHEME,
            value,
            "This number is from the block of ORCID iDs, which belong to people. Check that it "
            "is the organisation's.",
        )
    return accepted(SCHEME, value)
