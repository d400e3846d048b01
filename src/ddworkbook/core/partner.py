"""A partner organisation: what is known about it, and what is wrong with what is known.

Not here: whether it is a good partner (that is what assessments are for).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ddworkbook.core.country import CountryTable
from ddworkbook.core.folding import fold
from ddworkbook.core.identifiers import check_identifier
from ddworkbook.core.problem import Problem
from ddworkbook.core.shape import PERSONAL, personal_if

__all__ = [
    "INDIVIDUAL",
    "NAME_KINDS",
    "PARTNER_KINDS",
    "Contact",
    "Identifier",
    "Partner",
    "PartnerName",
    "check_partner",
    "fold",
]

INDIVIDUAL = "individual"

# The values are stored in workbooks and never change; the words beside them may.
# "university" is for sources, such as ROR, that do not say whether it is public or private.
PARTNER_KINDS = {
    "university": "University or college",
    "public-university": "Public university",
    "private-university": "Private university",
    "research-institute": "Research institute",
    "public-body": "Public body",
    "hospital": "Hospital or health service",
    "charity-ngo": "Charity or NGO",
    "company": "Company",
    "start-up": "Start-up or spin-out",
    "multilateral": "Multilateral organisation",
    INDIVIDUAL: "Individual",
    "state-enterprise": "State enterprise",
    "other": "Other",
}

NAME_KINDS = {
    "legal": "Legal name",
    "trading": "Trading name",
    "former": "Former name",
    "local": "Name in a local language",
    "acronym": "Acronym",
    "alias": "Other name",
}

_WEBSITE = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*", re.IGNORECASE)
# Real addresses are freer than any pattern; this finds only what cannot be one.
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


@dataclass(frozen=True)
class PartnerName:
    """Another name of the partner. `personal` is set when the partner is a person."""

    value: str = field(metadata=personal_if("personal"))
    kind: str = "alias"
    language: str = ""
    personal: bool = False


@dataclass(frozen=True)
class Identifier:
    """A number in a register, in its normal form. `personal` is set when it is a person's."""

    scheme: str
    value: str = field(metadata=personal_if("personal"))
    personal: bool = False


@dataclass(frozen=True)
class Contact:
    """A person at the partner; every field is personal."""

    name: str = field(metadata=PERSONAL)
    role: str = field(default="", metadata=PERSONAL)
    email: str = field(default="", metadata=PERSONAL)
    phone: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True)
class Partner:
    """A body that we work with.

    `country` is an ISO 3166-1 alpha-2 code; `kind` one of PARTNER_KINDS; `parent_name` the
    body it belongs to, as text; `notes` free text, which may be about people.
    """

    id: str
    name: str = field(metadata=personal_if("is_individual"))
    country: str
    kind: str = "other"
    names: tuple[PartnerName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    contacts: tuple[Contact, ...] = ()
    website: str = field(default="", metadata=personal_if("is_individual"))
    city: str = field(default="", metadata=personal_if("is_individual"))
    notes: str = field(default="", metadata=PERSONAL)
    parent_name: str = ""

    @property
    def is_individual(self) -> bool:
        """Say whether the partner is a person, so that its name is personal."""
        return self.kind == INDIVIDUAL


def check_partner(partner: Partner, countries: CountryTable) -> tuple[Problem, ...]:
    """Return everything that a person should repair before the partner is saved."""
    problems = [*_fact_problems(partner, countries), *_name_problems(partner)]
    problems.extend(_identifier_problems(partner))
    problems.extend(_contact_problems(partner))
    return tuple(problems)


def _fact_problems(partner: Partner, countries: CountryTable) -> Iterator[Problem]:
    """Yield what is wrong with the single facts."""
    if not partner.name.strip():
        yield Problem(
            "no-name", "Name", "The partner has no name.", "Type the name it uses itself."
        )
    if not partner.country:
        yield Problem("no-country", "Country", "No country is given.", "Choose the country.")
    elif partner.country not in countries.by_code:
        yield Problem(
            "unknown-country",
            "Country",
            f"{partner.country!r} is not a country code.",
            "Choose the country from the list, or give its two-letter code, such as KE.",
        )
    if partner.kind not in PARTNER_KINDS:
        yield Problem(
            "unknown-kind",
            "Kind",
            f"{partner.kind!r} is not a kind of partner.",
            f"Use one of: {', '.join(PARTNER_KINDS)}.",
        )
    if partner.website and not _WEBSITE.fullmatch(partner.website):
        yield Problem(
            "bad-website",
            "Website",
            f"{partner.website!r} is not a web address.",
            "Give it in full, such as https://www.example.org, or leave it empty.",
        )


def _name_problems(partner: Partner) -> Iterator[Problem]:
    """Yield what is wrong with the other names."""
    for number, name in enumerate(partner.names, start=1):
        where = f"Other name {number}"
        if not name.value.strip():
            yield Problem("empty-name", where, "It is empty.", "Type it or remove the line.")
        if name.kind not in NAME_KINDS:
            yield Problem(
                "unknown-name-kind",
                where,
                f"{name.kind!r} is not a kind of name.",
                f"Use one of: {', '.join(NAME_KINDS)}.",
            )
        yield from _unmarked(partner, name.personal, where)


def _identifier_problems(partner: Partner) -> Iterator[Problem]:
    """Yield what is wrong with the identifiers, each and together."""
    seen: set[tuple[str, str]] = set()
    for number, identifier in enumerate(partner.identifiers, start=1):
        checked = check_identifier(identifier.scheme, identifier.value)
        yield from checked.problems
        key = (checked.scheme, checked.value)
        if key in seen:
            yield Problem(
                "repeated-identifier",
                f"Identifier {number}",
                f"{identifier.scheme} {identifier.value} is given twice.",
                "Remove one of the two.",
            )
        seen.add(key)
        yield from _unmarked(partner, identifier.personal, f"Identifier {number}")


def _contact_problems(partner: Partner) -> Iterator[Problem]:
    """Yield what is wrong with the contacts."""
    for number, contact in enumerate(partner.contacts, start=1):
        where = f"Contact {number}"
        if not any(
            part.strip() for part in (contact.name, contact.role, contact.email, contact.phone)
        ):
            yield Problem("empty-contact", where, "It is empty.", "Fill it in or remove it.")
        if contact.email and not _EMAIL.fullmatch(contact.email.strip()):
            yield Problem(
                "bad-email",
                where,
                f"{contact.email!r} is not an e-mail address.",
                "Correct it, such as name@example.org, or leave it empty.",
            )


def _unmarked(partner: Partner, personal: bool, where: str) -> Iterator[Problem]:
    """Yield a problem for a person's name or number that could not be erased later."""
    if partner.is_individual and not personal:
        yield Problem(
            "not-marked-personal",
            where,
            "The partner is a person, but this is not marked as personal.",
            "Mark it as personal, so that it can be erased when the law asks for it.",
        )
