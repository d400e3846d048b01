"""Partners with their names, identifiers and contacts, and what they are found by."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import PartnerAdded, PartnerChanged
from ddworkbook.core.event import Event
from ddworkbook.core.folding import fold
from ddworkbook.core.partner import Partner
from ddworkbook.storage.projections.rows import put, put_all, remove

_PARTS = ("partner_name", "partner_identifier", "partner_contact")


def partner_added(connection: sqlite3.Connection, event: Event, change: PartnerAdded) -> None:
    """Write a new partner."""
    _write(connection, event, change.partner)


def partner_changed(connection: sqlite3.Connection, event: Event, change: PartnerChanged) -> None:
    """Write a partner's facts anew."""
    for table in _PARTS:
        remove(connection, table, "partner", change.partner.id)
    _write(connection, event, change.partner)


def search_text(partner: Partner) -> str:
    """Return every name and identifier of a partner, folded, one per line."""
    names = [partner.name, *(name.value for name in partner.names)]
    numbers = [identifier.value for identifier in partner.identifiers]
    return "\n".join(fold(text) for text in (*names, *numbers))


def _write(connection: sqlite3.Connection, event: Event, partner: Partner) -> None:
    """Write the partner's own row and those of its parts."""
    put(
        connection,
        "partner",
        {
            "id": partner.id,
            "name": partner.name,
            "name_folded": fold(partner.name),
            "country": partner.country,
            "kind": partner.kind,
            "website": partner.website,
            "city": partner.city,
            "notes": partner.notes,
            "parent_name": partner.parent_name,
            "search_text": search_text(partner),
            "changed_at": event.at,
            "event": event.id,
        },
    )
    _write_parts(connection, partner)


def _write_parts(connection: sqlite3.Connection, partner: Partner) -> None:
    """Write names, identifiers and contacts in their order."""
    put_all(
        connection,
        "partner_name",
        (
            {
                "partner": partner.id,
                "place": place,
                "value": name.value,
                "kind": name.kind,
                "language": name.language,
                "personal": int(name.personal),
            }
            for place, name in enumerate(partner.names)
        ),
    )
    put_all(
        connection,
        "partner_identifier",
        (
            {
                "partner": partner.id,
                "place": place,
                "scheme": identifier.scheme,
                "value": identifier.value,
                "personal": int(identifier.personal),
            }
            for place, identifier in enumerate(partner.identifiers)
        ),
    )
    put_all(
        connection,
        "partner_contact",
        (
            {
                "partner": partner.id,
                "place": place,
                "name": contact.name,
                "role": contact.role,
                "email": contact.email,
                "phone": contact.phone,
            }
            for place, contact in enumerate(partner.contacts)
        ),
    )
