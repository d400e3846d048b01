"""Register partners straight from a ROR dump."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.changes import PartnerAdded
from ddworkbook.core.errors import InputRefused, UsageRefused
from ddworkbook.core.folding import fold
from ddworkbook.core.identifiers import check_identifier
from ddworkbook.core.problem import Problem
from ddworkbook.core.ror import RorRecord
from ddworkbook.formats.ror import read_ror, to_partner
from ddworkbook.storage.reading.partners import partners_with_identifier
from ddworkbook.usecases.progress import Progress, teller
from ddworkbook.usecases.session import NOTHING_CHANGED, Changed, Session, changed


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
    if not (ids or name.strip() or country.strip()):
        raise UsageRefused(
            "Say which organisations to register: by --id, by words of the --name or by --country."
        )
    chosen, words = wanted_ids(ids), tuple(fold(name).split())
    unreadable: list[Problem] = []
    found = [
        record
        for record in read_ror(path, on_problem=unreadable.append, on_progress=teller(progress))
        if matches(record, chosen, words, country.strip().upper())
    ]
    if not found:
        raise InputRefused(
            f"No organisation in {path.name} fits. Look it up on ror.org and use its id, or fewer "
            "words of its name."
        )
    return _register(session, found)


def _register(session: Session, found: list[RorRecord]) -> Changed:
    """Register those that are not registered yet, all in one transaction."""
    made = []
    with session.writing() as ledger:
        for record in found:
            if partners_with_identifier(session.workbook, "ROR", record.id):
                continue
            partner = to_partner(record, ledger.new_id())
            ledger.append(PartnerAdded(partner), partner.id)
            made.append(partner.id)
    if not made:
        return NOTHING_CHANGED
    return changed("partner", *made, made=made[-1])


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
