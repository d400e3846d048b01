"""Editions of questionnaires as they were adopted."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.storage.reading.rows import json_of
from ddworkbook.storage.workbook import Workbook

_ALL = """SELECT hash, code, version, title, adopted_at FROM edition
  ORDER BY code, adopted_at, hash"""
_DOCUMENT = "SELECT document FROM edition WHERE hash = ?"


@dataclass(frozen=True)
class EditionRow:
    """One edition without its document; `hash` is the SHA-256 of the document."""

    hash: str
    code: str
    version: str
    title: str
    adopted_at: str


def all_editions(workbook: Workbook) -> tuple[EditionRow, ...]:
    """Return all editions in the workbook, by code and then in the order of adoption."""
    return tuple(EditionRow(*row) for row in workbook.rows(_ALL))


def edition_document(workbook: Workbook, edition_hash: str) -> JsonValue | None:
    """Return the canonical document of an edition, or None when it was not adopted."""
    rows = workbook.rows(_DOCUMENT, (edition_hash,))
    return json_of(rows[0][0], f"Edition {edition_hash}") if rows else None
