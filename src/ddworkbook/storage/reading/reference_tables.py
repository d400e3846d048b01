"""Reference tables as they were adopted, several versions of one side by side."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.storage.reading.rows import json_of
from ddworkbook.storage.workbook import Workbook

_ALL = """SELECT version, name, title, as_at, own, adopted_at, adopted_by FROM reference_table
  ORDER BY name, adopted_at, version"""
_DOCUMENT = "SELECT document FROM reference_table WHERE version = ?"


@dataclass(frozen=True)
class TableRow:
    """One adopted version without its content; `version` is the SHA-256 of its document.

    `own` versions were imported by the institution; the others are copies of shipped ones, kept so
    that what was decided with them can be read for ever.
    """

    version: str
    name: str
    title: str
    as_at: str
    own: bool
    adopted_at: str
    adopted_by: str


def adopted_tables(workbook: Workbook) -> tuple[TableRow, ...]:
    """Return all adopted versions, by name and then in the order of adoption."""
    return tuple(
        TableRow(version, name, title, as_at, bool(own), at, by)
        for version, name, title, as_at, own, at, by in workbook.rows(_ALL)
    )


def table_document(workbook: Workbook, version: str) -> JsonValue | None:
    """Return the canonical document of a version, or None when it was not adopted."""
    rows = workbook.rows(_DOCUMENT, (version,))
    return json_of(rows[0][0], f"Reference table {version}") if rows else None
