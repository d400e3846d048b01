"""GB-COH: company numbers of Companies House. Eight characters, no check digit.

A number that fits may still be no company's: only the register itself can tell. Registered
societies and some partnerships have numbers that end in a letter, so odd shapes are accepted
with a notice.
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

SCHEME = "GB-COH"

_LENGTH = 8
_LINKS = (
    "find-and-update.company-information.service.gov.uk/company/",
    "beta.companieshouse.gov.uk/company/",
    "data.companieshouse.gov.uk/doc/company/",
)
# As published in the guidance of Companies House; another beginning gives a notice, no more.
_PREFIX = re.compile(
    "AC|C[ES]|E[NS]|F[CE]|G[ENS]|I[CP]|LP|N[ACFILOPRVZ]|O[CE]|PC|R[0CS]|S[ACEFGILOPRZ]|ZC"
)
_PLAIN = re.compile(r"(R0|[A-Z]{2})?([0-9]+)")
_ODD = re.compile(r"[A-Z]{1,2}[0-9]+[A-Z]{1,2}|[0-9]+[A-Z]{1,2}")
_REPAIR = "Copy it from the company's page at Companies House, such as 00012345 or SC123456."


def check(text: str) -> CheckedIdentifier:
    """Return the number with eight characters, in capitals, filled up with zeros."""
    bare = after_prefix(tidy(text), *_LINKS, "GB-COH-", "GB-COH:", "GB-COH ")
    typed = closed_up(bare.partition("/")[0])
    plain = _PLAIN.fullmatch(typed)
    if not plain and not _ODD.fullmatch(typed):
        return refused(
            SCHEME,
            text,
            "bad-shape",
            "A company number is 8 digits, or two letters and 6 digits.",
            _REPAIR,
        )
    if len(typed) > _LENGTH:
        return refused(
            SCHEME,
            text,
            "bad-length",
            f"A company number has 8 characters; this has {len(typed)}.",
            _REPAIR,
        )
    if not plain:
        return accepted(SCHEME, typed, _ODD_NOTICE)
    prefix, digits = plain[1] or "", plain[2]
    value = prefix + digits.zfill(_LENGTH - len(prefix))
    return accepted(SCHEME, value, *_notices(typed, prefix, value))


_ODD_NOTICE = (
    "Few company numbers end in letters (registered societies, some partnerships). "
    "Compare it with the register."
)


def _notices(typed: str, prefix: str, value: str) -> list[str]:
    """Return what is worth a look in a number of the usual shape."""
    notices = []
    if typed != value:
        notices.append(f"Zeros were added: {typed} became {value}.")
    if prefix and not _PREFIX.fullmatch(prefix):
        notices.append(f"{prefix} is not a known beginning of a company number.")
    if prefix == "SC":
        notices.append(
            "Scottish charities have numbers of the same form. For a charity number choose GB-SC."
        )
    if prefix == "CE":
        notices.append(
            "This is a charitable incorporated organisation; look it up at the charity regulator "
            "too, as it may have closed."
        )
    return notices
