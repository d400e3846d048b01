"""People who work with a workbook, and the keys they sign with.

The private half of a key lives on its owner's device only, encrypted with a passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.person import Person, PublicKey
from ddworkbook.usecases.session import Changed, Session


@dataclass(frozen=True)
class PersonRow:
    """One person, with their public keys, and whether one of them can sign on this device."""

    person: Person
    keys: tuple[PublicKey, ...]
    can_sign_here: bool
    is_me: bool


def introduce_person(
    session: Session, name: str, role: str = "", organisation: str = "", email: str = ""
) -> Changed:
    """Add a person. The first one introduced on this device becomes who works here.

    Raises: InputRefused when the name is empty or the e-mail address cannot be one.
    """
    raise NotImplementedError


def change_person(session: Session, person: Person) -> Changed:
    """Replace a person's name, role, organisation and e-mail address."""
    raise NotImplementedError


def list_people(session: Session) -> tuple[PersonRow, ...]:
    """Return everybody in the order in which they were introduced."""
    raise NotImplementedError


def find_person(session: Session, wanted: str) -> Person:
    """Return the person with this id, e-mail address or name.

    Raises: UsageRefused when there is none, or more than one.
    """
    raise NotImplementedError


def switch_person(session: Session, wanted: str) -> Changed:
    """Let somebody else work here from now on; remembered for this workbook on this device."""
    raise NotImplementedError


def add_key(session: Session, person_id: str, passphrase: str) -> Changed:
    """Make a signing key for a person on this device; `made` is the id of the key.

    Raises: InputRefused for an empty passphrase, WorldError when the key cannot be stored.
    """
    raise NotImplementedError
