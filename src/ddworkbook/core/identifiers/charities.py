"""GB-CHC, GB-SC, GB-NIC: charity numbers of the three regulators in the United Kingdom.

None has a check digit. `SC012345` can be a Scottish charity or a Scottish company, which is why a
number is always kept together with its scheme.
"""

from __future__ import annotations

import re

from ddworkbook.core.identifiers.checked import (
    CheckedIdentifier,
    accepted,
    after_prefix,
    closed_up,
    refused,
    tidy,
)

ENGLAND_WALES = "GB-CHC"
SCOTLAND = "GB-SC"
NORTHERN_IRELAND = "GB-NIC"

_DIGITS = 6
_LINKED = re.compile(r"([0-9]{6,7})(?:-([0-9]{1,3}))?")


def check_england_wales(text: str) -> CheckedIdentifier:
    """Return a number of the Charity Commission: six or seven digits."""
    bare = after_prefix(
        tidy(text),
        "register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/",
        "GB-CHC-",
        "GB-CHC ",
    )
    typed = re.sub(r"\s", "", bare.partition("/")[0])
    found = _LINKED.fullmatch(typed)
    if not found:
        return refused(
            ENGLAND_WALES,
            text,
            "bad-shape",
            "A charity number in England and Wales has 6 or 7 digits.",
            "Copy it from the register of charities, such as 1234567.",
        )
    if found[2]:
        return accepted(
            ENGLAND_WALES,
            typed,
            f"This is a linked charity: the main charity has the number {found[1]}.",
        )
    return accepted(ENGLAND_WALES, typed)


def check_scotland(text: str) -> CheckedIdentifier:
    """Return a number of the Scottish regulator: SC and six digits."""
    return _lettered(SCOTLAND, "SC", text, "Scotland", "SC012345")


def check_northern_ireland(text: str) -> CheckedIdentifier:
    """Return a number of the Northern Irish regulator: NIC and six digits."""
    return _lettered(NORTHERN_IRELAND, "NIC", text, "Northern Ireland", "NIC100012")


def _lettered(scheme: str, letters: str, text: str, place: str, example: str) -> CheckedIdentifier:
    """Return a number that is letters and six digits, the letters and zeros being optional."""
    typed = closed_up(after_prefix(tidy(text), f"{scheme}-", f"{scheme} "))
    digits = typed.removeprefix(letters)
    if not re.fullmatch(r"[0-9]{1,6}", digits):
        return refused(
            scheme,
            text,
            "bad-shape",
            f"A charity number in {place} is {letters} and 6 digits.",
            f"Copy it from the regulator's register, such as {example}.",
        )
    value = letters + digits.zfill(_DIGITS)
    notices = [] if typed == value else [f"It was completed: {typed} became {value}."]
    return accepted(scheme, value, *notices)
