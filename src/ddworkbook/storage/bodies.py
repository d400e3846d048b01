"""The content of an event: a change as canonical JSON, with personal values sealed, and back.

Not here: what a change does to the readable tables (see projections/).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ddworkbook.core.canonical import canonical_bytes, parse_json
from ddworkbook.core.changes import KINDS, Change
from ddworkbook.core.errors import AlteredError
from ddworkbook.core.sealing import SALT_BYTES, Opening, openings_by_hash, seal, unseal
from ddworkbook.core.shape import from_tree, to_tree

# Trees that were sealed or signed before they came here. They are kept as they are: opening
# them would change their hash.
_KEPT_AS_IS = {
    "assessment.approved": "record",
    "edition.adopted": "document",
    "signature.given": "statement",
    "table.adopted": "document",
}

_INSERT_OPENING = """INSERT INTO opening (sealed, event, subject, salt, value)
  VALUES (?, ?, ?, ?, ?)"""
_OPENINGS_OF = "SELECT sealed, salt, value, subject FROM opening WHERE event = ?"


def body_of(
    change: Change, subject: str, random: Callable[[int], bytes]
) -> tuple[bytes, tuple[Opening, ...]]:
    """Return the canonical bytes of a change with personal values sealed, and the openings.

    Raises: ValueError that says where, for text that has no canonical form.
    """
    tree, openings = seal(to_tree(change, subject), lambda: random(SALT_BYTES))
    return canonical_bytes(tree), openings


def change_of(event_id: str, kind: str, content: str, openings: Iterable[Opening]) -> Change:
    """Return the change of an event; erased values read "[erased]".

    Raises: AlteredError that names the event when its content does not fit its kind.
    """
    try:
        tree = parse_json(content)
        if not isinstance(tree, Mapping):
            raise ValueError("it is not an object")
        opened = _unsealed(kind, tree, openings_by_hash(openings))
        return from_tree(KINDS[kind], opened)
    except (KeyError, ValueError) as error:
        raise AlteredError(
            "The history of this workbook holds an event that this program cannot read. "
            "Nothing was changed. Check the workbook, and open your latest backup if needed.",
            [f"Event {event_id} ({kind}): {error}"],
        ) from error


def _unsealed(kind: str, tree: Mapping[str, Any], openings: Mapping[str, Opening]) -> Any:
    """Return the tree with its values opened, save what must stay sealed."""
    kept = _KEPT_AS_IS.get(kind)
    if kept is None or kept not in tree:
        return unseal(tree, openings)
    rest = {name: value for name, value in tree.items() if name != kept}
    return {**_as_object(unseal(rest, openings)), kept: tree[kept]}


def _as_object(tree: Any) -> Mapping[str, Any]:
    """Return a tree that must be an object."""
    if not isinstance(tree, Mapping):
        raise ValueError("it is not an object")
    return tree


def store_openings(
    connection: sqlite3.Connection, event_id: str, openings: Iterable[Opening]
) -> None:
    """Write what opens the personal values of an event, or of the record inside it."""
    connection.executemany(
        _INSERT_OPENING,
        (
            (o.sealed, event_id, o.subject, o.salt, canonical_bytes(o.value).decode())
            for o in openings
        ),
    )


def openings_of(connection: sqlite3.Connection, event_id: str) -> tuple[Opening, ...]:
    """Return what opens the personal values of an event."""
    rows = connection.execute(_OPENINGS_OF, (event_id,)).fetchall()
    return tuple(opening_from_row(*row) for row in rows)


def opening_from_row(sealed: str, salt: str, value: str, subject: str) -> Opening:
    """Return an opening as it stands in the table; a value that is not JSON cannot hold."""
    try:
        return Opening(sealed, salt, parse_json(value), subject)
    except ValueError:
        return Opening(sealed, "", None, subject)
