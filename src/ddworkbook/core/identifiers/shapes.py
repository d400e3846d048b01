"""Identifiers without check digits that have only a shape, and the free one without any.

Not here: whether the number exists; only its register knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ddworkbook.core.identifiers.checked import (
    CheckedIdentifier,
    accepted,
    after_prefix,
    refused,
    tidy,
)


@dataclass(frozen=True)
class Shape:
    """How an identifier looks, what may stand before it, and what to say when it does not fit."""

    scheme: str
    pattern: str
    prefixes: tuple[str, ...]
    what: str
    repair: str
    notice: str = ""

    def check(self, text: str) -> CheckedIdentifier:
        """Return the identifier without what stood before it."""
        value = re.sub(r"\s", "", after_prefix(tidy(text), *self.prefixes))
        found = re.fullmatch(self.pattern, value, re.IGNORECASE | re.ASCII)
        if not found:
            return refused(self.scheme, text, "bad-shape", self.what, self.repair)
        value = value.lower() if self.scheme == GRID.scheme else value.upper()
        return accepted(self.scheme, value, *([self.notice] if self.notice else []))


UKPRN = Shape(
    "GB-UKPRN",
    r"1[0-9]{7}",
    ("GB-UKPRN-", "UKPRN:", "UKPRN "),
    "A UK provider reference number is 8 digits and begins with 1.",
    "Copy it from the UK Register of Learning Providers, such as 10007774.",
)

WIKIDATA = Shape(
    "WIKIDATA",
    r"Q[1-9][0-9]*",
    ("wikidata.org/wiki/", "wikidata.org/entity/", "wikidata:"),
    "A Wikidata item is the letter Q and a number.",
    "Copy it from the item's page, such as Q34433.",
)

# GRID stopped publishing in September 2021; ROR took its place.
GRID = Shape(
    "GRID",
    r"grid\.[0-9]{1,7}\.[0-9a-f]{1,2}",
    ("grid.ac/institutes/", "grid:"),
    "A GRID identifier is the word grid and two groups, with dots between them.",
    "It looks like grid.4991.5; better give the ROR identifier.",
    "GRID has not been kept up since 2021; give the ROR identifier too.",
)

FUNDREF = Shape(
    "FUNDREF",
    r"[0-9]{9,15}",
    ("doi.org/10.13039/", "dx.doi.org/10.13039/", "10.13039/", "doi:10.13039/", "fundref:"),
    "An identifier of the Funder Registry is 9 to 15 digits.",
    "Copy what follows 10.13039/ in its DOI, such as 501100000780.",
)


def check_other(text: str) -> CheckedIdentifier:
    """Return a number of any register as it was typed; only nothing at all is refused."""
    value = " ".join(text.split())
    if not tidy(value):
        return refused(
            "OTHER",
            text,
            "empty",
            "Nothing that can be seen is given.",
            "Type the number or remove it.",
        )
    return accepted("OTHER", value)
