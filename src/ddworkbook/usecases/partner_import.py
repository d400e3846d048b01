"""Register partners straight from a ROR dump."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.folding import fold
from ddworkbook.core.identifiers import check_identifier
from ddworkbook.core.ror import RorRecord
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.session import Changed, Session


def import_partners(
    session: Session,
    path: Path,
    *,
    ids: tuple[str, ...] = (),
    name: str = "",
    country: str = "",
    progress: Progress | None = None,
) -> Changed:
    """Register the organisations of a ROR file that match and are not registered yet.

    Raises: UsageRefused without any filter, InputRefused when nothing matches or the file is no
    dump.
    """
    raise NotImplementedError


def matches(record: RorRecord, ids: frozenset[str], words: tuple[str, ...], country: str) -> bool:
    """Say whether a record is one of the ids, or has the words in a name and the country."""
    if ids:
        return record.id in ids
    if country and record.country_code != country.upper():
        return False
    return not words or any(
        all(word in fold(name.value) for word in words) for name in record.names
    )


def wanted_ids(ids: tuple[str, ...]) -> frozenset[str]:
    """Return ROR ids in their normal form."""
    return frozenset(check_identifier("ROR", one).value for one in ids)
