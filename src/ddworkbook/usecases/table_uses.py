"""Which versions of the reference tables an answer, a depth or a record used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ddworkbook.core.answer import Answer
from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.record import RecordTable
from ddworkbook.core.reference_meaning import (
    COUNTRIES,
    POLICY_LINES,
    REVIEW_INTERVALS,
    SIGN_OFF_LADDER,
)
from ddworkbook.core.reference_table import ReferenceTable, TableUse
from ddworkbook.usecases.reference import policy_table
from ddworkbook.usecases.reference_tables import find_in_force, table_in_force, table_of
from ddworkbook.usecases.session import Session

# What every record is decided with.
_DECIDING = (POLICY_LINES, SIGN_OFF_LADDER, REVIEW_INTERVALS)


def tables_for(session: Session, question: Question) -> tuple[ReferenceTable, ...]:
    """Return the versions in force of the tables in which a question is looked up."""
    kinds = {question.type, *(column.type for column in question.columns)}
    names = [*question.tables, *([COUNTRIES] if QuestionType.COUNTRY in kinds else [])]
    today = session.world.today()
    found = (find_in_force(session, name, today) for name in dict.fromkeys(names))
    return tuple(table for table in found if table is not None)


def uses_of(tables: Iterable[ReferenceTable]) -> tuple[TableUse, ...]:
    """Return the names and versions of tables."""
    return tuple((table.name, table.version) for table in tables)


def depth_uses(session: Session, triage: Mapping[str, Answer]) -> tuple[TableUse, ...]:
    """Return what a triage decides the depth with: the policy lines, and its answers' tables."""
    used = [use for answer in triage.values() for use in answer.tables]
    return tuple(dict.fromkeys((*uses_of([policy_table(session)]), *used)))


def record_tables(
    session: Session, depth: Iterable[TableUse], answers: Mapping[str, Answer]
) -> tuple[RecordTable, ...]:
    """Return every version that a record of today uses, by name, with what for."""
    today = session.world.today()
    deciding = uses_of(table_in_force(session, name, today) for name in _DECIDING)
    used: dict[TableUse, list[str]] = {use: [] for use in (*deciding, *depth)}
    for code, answer in answers.items():
        for use in answer.tables:
            used.setdefault(use, []).append(code)
    return tuple(
        _line(table_of(session, use[1]), use in deciding, codes)
        for use, codes in sorted(used.items())
    )


def _line(table: ReferenceTable, decided: bool, codes: Iterable[str]) -> RecordTable:
    """Return a version as a record lists it."""
    return RecordTable(
        table.name,
        table.version,
        table.title,
        table.as_at,
        table.valid_from,
        table.valid_to,
        table.publisher,
        table.source,
        table.licence,
        decided,
        tuple(codes),
    )
