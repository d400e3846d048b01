"""The schemes that the program knows, in the order in which they are offered.

Not here: the rules of the schemes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ddworkbook.core.identifiers import charities, companies_house, isni, lei, ror, shapes
from ddworkbook.core.identifiers.checked import CheckedIdentifier, refused


@dataclass(frozen=True)
class Scheme:
    """One register: its code, its name for people, an example, and its check."""

    code: str
    name: str
    example: str
    check: Callable[[str], CheckedIdentifier]


_KNOWN = (
    Scheme(ror.SCHEME, "Research Organization Registry", "https://ror.org/05dxps055", ror.check),
    Scheme(lei.SCHEME, "Legal Entity Identifier", "213800KUD8LAJWSQ9D15", lei.check),
    Scheme(companies_house.SCHEME, "Companies House (UK)", "00012345", companies_house.check),
    Scheme(
        charities.ENGLAND_WALES,
        "Charity Commission (England and Wales)",
        "1234567",
        charities.check_england_wales,
    ),
    Scheme(charities.SCOTLAND, "Scottish Charity Regulator", "SC012345", charities.check_scotland),
    Scheme(
        charities.NORTHERN_IRELAND,
        "Charity Commission for Northern Ireland",
        "NIC100012",
        charities.check_northern_ireland,
    ),
    Scheme("GB-UKPRN", "UK provider reference number", "10007774", shapes.UKPRN.check),
    Scheme(isni.SCHEME, "International Standard Name Identifier", "0000000121581279", isni.check),
    Scheme("WIKIDATA", "Wikidata item", "Q34433", shapes.WIKIDATA.check),
    Scheme("FUNDREF", "Crossref Funder Registry", "501100000780", shapes.FUNDREF.check),
    Scheme("GRID", "GRID (ended in 2021)", "grid.4991.5", shapes.GRID.check),
    Scheme("OTHER", "Another register", "KE-NGO 1234", shapes.check_other),
)

SCHEMES: dict[str, Scheme] = {scheme.code: scheme for scheme in _KNOWN}


def check_identifier(scheme: str, text: str) -> CheckedIdentifier:
    """Return an identifier in its normal form, with what is wrong and what is worth a look.

    Forgiving about the way it was typed or copied: web addresses, spaces, small letters.
    """
    known = SCHEMES.get(scheme.strip().upper())
    if known is None:
        return refused(
            scheme,
            text,
            "unknown-scheme",
            f"{scheme!r} is not a known register.",
            f"Use one of: {', '.join(SCHEMES)}.",
        )
    if not text.strip():
        return refused(
            known.code,
            text,
            "empty",
            "Nothing is given.",
            f"Type the number, such as {known.example}, or remove it.",
        )
    return known.check(text)
