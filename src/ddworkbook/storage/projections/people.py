"""People and the public halves of their keys."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import KeyIntroduced, PersonAdded, PersonChanged
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.rows import put


def person_saved(
    connection: sqlite3.Connection, event: Event, change: PersonAdded | PersonChanged
) -> None:
    """Write a person's facts."""
    person = change.person
    put(
        connection,
        "person",
        {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "organisation": person.organisation,
            "email": person.email,
            "event": event.id,
        },
    )


def key_introduced(connection: sqlite3.Connection, event: Event, change: KeyIntroduced) -> None:
    """Write a public key; earlier keys stay."""
    put(
        connection,
        "person_key",
        {
            "id": change.key.id,
            "person": change.key.person,
            "public_key": change.key.public_key,
            "algorithm": change.key.algorithm,
            "introduced_at": event.at,
            "event": event.id,
        },
    )
