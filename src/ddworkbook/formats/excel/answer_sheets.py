"""The sheets of answers: one row for each question, and one for each row of a table answer."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.record import Record, RecordAnswer, RecordSection
from ddworkbook.core.severity import worst
from ddworkbook.formats import document_words as says
from ddworkbook.formats.carried_words import came_from
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.sheets import Column, ListSheet, Styled
from ddworkbook.formats.excel.values import Link, Value, answer_value, currency, moment
from ddworkbook.formats.reference_words import looked_up_in

ANSWERS, TABLES, FLAGS = "Answers", "Tables", "Flags"

_NUMBER_STYLES = {"money": styles.MONEY_STYLE, "percent": styles.PERCENT_STYLE}
_COLUMNS = (
    Column("Code", 10, styles.CODE_STYLE),
    Column("Question", 42),
    Column("Answer", 30),
    Column("Currency", 13),
    Column("Comment", 42),
    Column("Worst flag", 15),
    Column("Flags", 12),
    Column("Evidence", 24),
    Column("Answer as it reads", 40),
    Column("Respondent", 24),
    Column("Entered by", 22),
    Column("Entered at (UTC)", 20),
    Column("Section", 28),
    Column("Answered for", 18),
    Column("Follows", 12),
    Column("Type", 16),
    Column("Why asked", 80),
    Column("Sources", 18),
    Column("Looked up in", 50),
    Column("Came from", 50),
)
_PRINTED = 8


@dataclass(frozen=True)
class Places:
    """The row in which each question, each table answer and each flag stands, by code."""

    answers: dict[str, int]
    tables: dict[str, int]
    flags: dict[str, int]


def places(record: Record) -> Places:
    """Return where everything will stand; rows of data begin below the header."""
    found: list[RecordAnswer] = [a for s in record.sections for a in s.answers]
    tables: dict[str, int] = {}
    row = 2
    for answer in found:
        if answer.table:
            tables[answer.code] = row
            row += len(answer.table)
    return Places(
        {answer.code: number for number, answer in enumerate(found, start=2)},
        tables,
        {f.code: number for number, f in enumerate(says.by_severity(record.flags), start=2)},
    )


def answers_sheet(record: Record, where: Places) -> ListSheet:
    """Return the sheet of all asked questions with their answers."""
    rows = [
        _row(record, section, answer, where)
        for section in record.sections
        for answer in section.answers
    ]
    return ListSheet(ANSWERS, _COLUMNS, rows, _PRINTED)


def tables_sheet(record: Record) -> ListSheet:
    """Return the sheet of table answers; row 0 of each holds its own headings."""
    answers = [a for s in record.sections for a in s.answers if a.table]
    most = max((len(row) for a in answers for row in a.table), default=1)
    columns = (
        Column("Code", 10, styles.CODE_STYLE),
        Column("Row", 8),
        *(Column(f"Column {n}", 40) for n in range(1, most + 1)),
    )
    rows: list[list[Value | Styled]] = []
    for answer in answers:
        for number, row in enumerate(answer.table):
            texts: list[str] = [*row, *[""] * (most - len(row))]
            cells = [Styled(text, styles.CODE_STYLE) if number == 0 else text for text in texts]
            rows.append([answer.code, number, *cells])
    return ListSheet(TABLES, columns, rows)


def _row(
    record: Record, section: RecordSection, answer: RecordAnswer, where: Places
) -> list[Value | Styled]:
    raised = [flag for flag in record.flags if flag.code in answer.flags]
    return [
        answer.code,
        answer.text,
        _answer(answer, where),
        currency(answer),
        answer.comment,
        worst(flag.severity for flag in raised) if raised else None,
        _flags(answer, where),
        "; ".join(says.evidence_label(record, e) for e in answer.evidence),
        says.answer_reads(answer),
        answer.respondent,
        record.person(answer.answered_by),
        moment(answer.answered_at),
        f"{section.code} {section.title}",
        says.who_word(answer.who),
        answer.follows,
        answer.type,
        answer.why_asked,
        ", ".join(answer.sources),
        looked_up_in(record, answer),
        came_from(record, answer),
    ]


def _answer(answer: RecordAnswer, where: Places) -> Value | Styled:
    if answer.code in where.tables:
        return Link(answer.value_text or "Table", TABLES, where.tables[answer.code])
    value = answer_value(answer)
    style = _NUMBER_STYLES.get(answer.type, "")
    if style and value is not None and not isinstance(value, str):
        return Styled(value, style)
    return value


def _flags(answer: RecordAnswer, where: Places) -> Value:
    known = [code for code in answer.flags if code in where.flags]
    if not known:
        return ", ".join(answer.flags) or None
    return Link(", ".join(answer.flags), FLAGS, where.flags[known[0]])
