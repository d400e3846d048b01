"""People who work with a workbook, and the keys they sign with.

The private half of a key lives on its owner's device only, encrypted with a passphrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ddworkbook.core.changes import KeyIntroduced, PersonAdded, PersonChanged
from ddworkbook.core.errors import InputRefused, UsageRefused
from ddworkbook.core.folding import fold
from ddworkbook.core.person import Person, PublicKey
from ddworkbook.core.problem import Problem
from ddworkbook.storage.reading import people as stored
from ddworkbook.storage.reading.history import written_by
from ddworkbook.storage.workbook import Workbook
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.finding import one_of
from ddworkbook.usecases.key_files import keys_here, make_key
from ddworkbook.usecases.session import Changed, Session, changed
from ddworkbook.usecases.settings import remember_me

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


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
    """Add a person (`made`). The first one introduced becomes who works here.

    Raises: InputRefused when the name is empty or the e-mail address cannot be one.
    """
    person = Person(
        session.world.new_id(), name.strip(), role.strip(), organisation.strip(), email.strip()
    )
    _require_sound(person)
    actor = session.me.id if session.me else person.id
    with session.workbook.writing(session.world.moment(), actor) as ledger:
        ledger.append(PersonAdded(person), person.id)
    if session.me is None:
        switch_person(session, person.id)
    return changed("people", made=person.id)


def change_person(session: Session, person: Person) -> Changed:
    """Replace a person's name, role, organisation and e-mail address. Raises: InputRefused."""
    _require_sound(person)
    before = find_person(session, person.id)
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "person", before.id)
        ledger.append(PersonChanged(person), person.id, [replaced])
    if session.me is not None and session.me.id == person.id:
        session.me = person
    return changed("people", person.id)


def list_people(session: Session) -> tuple[PersonRow, ...]:
    """Return everybody by name."""
    me = session.me.id if session.me else ""
    return tuple(
        PersonRow(
            person,
            stored.keys_of_person(session.workbook, person.id),
            can_sign_here(session.workbook, session.world, person.id),
            person.id == me,
        )
        for person in stored.all_people(session.workbook)
    )


def find_person(session: Session, wanted: str) -> Person:
    """Return the person with this id, e-mail address or name.

    Raises: UsageRefused when there is none, or more than one.
    """
    return matching_person(stored.all_people(session.workbook), wanted)


def switch_person(session: Session, wanted: str) -> Changed:
    """Let somebody else work here from now on; remembered for this workbook on this device."""
    person = find_person(session, wanted)
    session.me = person
    remember_me(session.world, session.workbook.id, person.id)
    return changed("people settings", person.id)


def add_key(session: Session, person_id: str, passphrase: str) -> Changed:
    """Make a signing key for a person on this device; `made` is the id of the key.

    Raises: ActionRefused for an empty passphrase, WorldError when the key cannot be stored.
    """
    person = find_person(session, person_id)
    pair = make_key(session.world, passphrase)
    key = PublicKey(pair.key_id, person.id, pair.public_key_hex)
    with session.writing() as ledger:
        ledger.append(KeyIntroduced(key), person.id)
    return changed("people", person.id, made=key.id)


def can_sign_here(workbook: Workbook, world: World, person_id: str) -> bool:
    """Say whether this device has the private half of one of a person's keys."""
    keys = stored.keys_of_person(workbook, person_id)
    return not keys_here(world).isdisjoint(key.id for key in keys)


def matching_person(people: Iterable[Person], wanted: str) -> Person:
    """Return the one person whose id, e-mail address or name this is.

    Raises: UsageRefused when there is none, or more than one.
    """
    known = tuple(people)
    for person in known:
        if person.id == wanted:
            return person
    folded = fold(wanted)
    hits = [
        person
        for person in known
        if fold(person.name) == folded or (person.email and fold(person.email) == folded)
    ]
    if not known:
        raise UsageRefused(
            f"{wanted!r} is nobody: no person is introduced yet. Use: ddw person add FILE --name …"
        )
    return one_of(hits, wanted, "person", [person.name for person in known])


def _require_sound(person: Person) -> None:
    """Refuse a person without a name, or with an e-mail address that cannot be one."""
    problems = []
    if not person.name:
        problems.append(
            Problem("no-name", "Name", "The person has no name.", "Type it as it should be signed.")
        )
    if person.email and not _EMAIL.fullmatch(person.email):
        problems.append(
            Problem(
                "bad-email",
                "E-mail",
                f"{person.email!r} is not an e-mail address.",
                "Correct it, such as name@example.org, or leave it empty.",
            )
        )
    if problems:
        raise InputRefused("The person cannot be saved yet.", problems)
