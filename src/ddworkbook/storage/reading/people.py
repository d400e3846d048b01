"""People and their public keys."""

from __future__ import annotations

from ddworkbook.core.person import Person, PublicKey
from ddworkbook.storage.workbook import Workbook

_PEOPLE = "SELECT id, name, role, organisation, email FROM person ORDER BY name, id"
_PERSON = "SELECT id, name, role, organisation, email FROM person WHERE id = ?"
_KEYS = """SELECT id, person, public_key, algorithm FROM person_key
  WHERE person = ? ORDER BY introduced_at, id"""
_KEY = "SELECT id, person, public_key, algorithm FROM person_key WHERE id = ?"


def all_people(workbook: Workbook) -> tuple[Person, ...]:
    """Return all people by name."""
    return tuple(Person(*row) for row in workbook.rows(_PEOPLE))


def find_person(workbook: Workbook, person_id: str) -> Person | None:
    """Return a person, or None."""
    rows = workbook.rows(_PERSON, (person_id,))
    return Person(*rows[0]) if rows else None


def keys_of_person(workbook: Workbook, person_id: str) -> tuple[PublicKey, ...]:
    """Return the public keys of a person, the newest last."""
    return tuple(PublicKey(*row) for row in workbook.rows(_KEYS, (person_id,)))


def find_key(workbook: Workbook, key_id: str) -> PublicKey | None:
    """Return a public key by its short name, or None."""
    rows = workbook.rows(_KEY, (key_id,))
    return PublicKey(*rows[0]) if rows else None
