"""One record of the Research Organization Registry, and the partner that it describes.

Not here: reading a dump (formats) and searching in one (storage).
Source: ROR schema 2.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.identifiers import CheckedIdentifier, check_identifier
from ddworkbook.core.partner import Identifier, Partner, PartnerName
from ddworkbook.core.problem import Problem

DISPLAY = "ror_display"

# The first type that a record has decides. ROR does not say whether a university is public, so
# the neutral kind is given; "funder" and "archive" say what a body does, not what it is.
_KINDS = (
    ("education", "university"),
    ("healthcare", "hospital"),
    ("facility", "research-institute"),
    ("company", "company"),
    ("government", "public-body"),
    ("nonprofit", "charity-ngo"),
)


@dataclass(frozen=True)
class RorName:
    """One name; `kinds` are ROR's own words: acronym, alias, label, ror_display."""

    value: str
    kinds: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class RorRecord:
    """One organisation as ROR has it. `raw` is the whole record as compact JSON text.

    `established` is a year; `parent` the name of the first parent; `modified` the date of the
    last change (YYYY-MM-DD); `external_ids` are pairs of ROR's word for the register and the
    preferred (else first) number.
    """

    id: str
    name: str
    names: tuple[RorName, ...]
    country_code: str
    city: str
    types: tuple[str, ...]
    website: str
    status: str
    established: int | None
    external_ids: tuple[tuple[str, str], ...]
    parent: str
    modified: str
    raw: str


def is_version_1(data: JsonValue) -> bool:
    """Say whether the data is a record of ROR's schema 1, which ended in 2025."""
    return isinstance(data, Mapping) and "names" not in data and {"name", "country"} <= set(data)


def is_version_2(data: JsonValue) -> bool:
    """Say whether the data has what every record of schema 2 must have."""
    required = {"admin", "id", "locations", "names", "status", "types"}
    return isinstance(data, Mapping) and required <= set(data)


def ror_record(data: JsonValue) -> RorRecord:
    """Return the record that the data of one entry of a dump describes.

    Raises: ValueError with a sentence when it is not a record of schema 2.
    """
    if is_version_1(data):
        raise ValueError("It is a record of ROR's old schema 1.")
    if not isinstance(data, Mapping) or not is_version_2(data):
        raise ValueError("It is not a record of ROR's schema 2.")
    checked = check_identifier("ROR", _text(data.get("id")))
    if checked.problems:
        raise ValueError(checked.problems[0].what)
    names = tuple(_names(data))
    if not names:
        raise ValueError(f"The record {checked.value} has no name.")
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if not _is_whole(raw):
        raise ValueError(f"The record {checked.value} holds half of a character.")
    place = next(iter(_objects(data.get("locations"))), {})
    details = place.get("geonames_details")
    geonames = details if isinstance(details, Mapping) else {}
    year = data.get("established")
    return RorRecord(
        id=checked.value,
        name=_display(names),
        names=names,
        country_code=_text(geonames.get("country_code")).upper(),
        city=_text(geonames.get("name")),
        types=_texts(data.get("types")),
        website=_first(data.get("links"), "website", "value"),
        status=_text(data.get("status")),
        established=year if isinstance(year, int) else None,
        external_ids=tuple(_external_ids(data)),
        parent=_first(data.get("relationships"), "parent", "label"),
        modified=_modified(data),
        raw=raw,
    )


def to_partner(record: RorRecord, partner_id: str) -> Partner:
    """Return the record as a partner, for a person to complete and confirm.

    Identifiers whose check digits are wrong in ROR itself are left out; `faulty_identifiers`
    names them.
    """
    numbers = (checked for checked in _checked(record) if not checked.problems)
    return Partner(
        id=partner_id,
        name=record.name,
        country=record.country_code,
        kind=kind_of(record.types),
        names=tuple(
            PartnerName(name.value, _name_kind(name), name.language)
            for name in record.names
            if name.value != record.name
        ),
        identifiers=(
            Identifier("ROR", record.id),
            *(Identifier(number.scheme, number.value) for number in numbers),
        ),
        website=record.website,
        city=record.city,
        parent_name=record.parent,
    )


def faulty_identifiers(record: RorRecord) -> tuple[Problem, ...]:
    """Return what is wrong with the numbers of other registers in the record."""
    return tuple(problem for checked in _checked(record) for problem in checked.problems)


def kind_of(types: Sequence[str]) -> str:
    """Return the kind of partner that ROR's types suggest."""
    return next((kind for name, kind in _KINDS if name in types), "other")


def _is_whole(text: str) -> bool:
    """Say whether a text has no unpaired surrogates, which no file and no database takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _checked(record: RorRecord) -> Iterator[CheckedIdentifier]:
    """Yield the numbers of other registers, checked."""
    for register, number in record.external_ids:
        yield check_identifier(register, number)


def _name_kind(name: RorName) -> str:
    """Return our kind for a name that is not the display name."""
    if "acronym" in name.kinds:
        return "acronym"
    if "label" in name.kinds and name.language not in ("", "en"):
        return "local"
    return "alias"


def _names(data: Mapping[str, JsonValue]) -> Iterator[RorName]:
    """Yield the names that are not empty."""
    for entry in _objects(data.get("names")):
        value = " ".join(_text(entry.get("value")).split())
        if value:
            yield RorName(value, _texts(entry.get("types")), _text(entry.get("lang")))


def _display(names: Sequence[RorName]) -> str:
    """Return the name that ROR shows, or else the first."""
    return next((name.value for name in names if DISPLAY in name.kinds), names[0].value)


def _external_ids(data: Mapping[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Yield register and number for each register."""
    for entry in _objects(data.get("external_ids")):
        number = _text(entry.get("preferred")) or next(iter(_texts(entry.get("all"))), "")
        if number:
            yield _text(entry.get("type")), number


def _modified(data: Mapping[str, JsonValue]) -> str:
    """Return the date of the last change."""
    admin = data.get("admin")
    changed = admin.get("last_modified") if isinstance(admin, Mapping) else None
    return _text(changed.get("date")) if isinstance(changed, Mapping) else ""


def _first(entries: JsonValue, kind: str, key: str) -> str:
    """Return one text of the first entry of a type."""
    found = (entry for entry in _objects(entries) if entry.get("type") == kind)
    return next((_text(entry.get(key)) for entry in found), "")


def _objects(value: JsonValue) -> Iterator[Mapping[str, JsonValue]]:
    """Yield the objects of a list, whatever the value is."""
    if isinstance(value, list | tuple):
        yield from (item for item in value if isinstance(item, Mapping))


def _texts(value: JsonValue) -> tuple[str, ...]:
    """Return the texts of a list, whatever the value is."""
    if not isinstance(value, list | tuple):
        return ()
    return tuple(item for item in value if isinstance(item, str))


def _text(value: JsonValue) -> str:
    """Return a text, or nothing when the value is none."""
    return value if isinstance(value, str) else ""
