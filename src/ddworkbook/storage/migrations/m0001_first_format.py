"""Format 1: the ledger and the readable tables as first released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddworkbook.storage.schema.identity import APPLICATION_ID
from ddworkbook.storage.schema.ledger import LEDGER_SCHEMA
from ddworkbook.storage.schema.readable import READABLE_SCHEMA

if TYPE_CHECKING:
    from sqlite_utils import Database


def m0001_first_format(db: Database) -> None:
    """Make an empty file a workbook of format 1."""
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    for statement in (*LEDGER_SCHEMA, *READABLE_SCHEMA):
        db.execute(statement)
