"""The answers by section: question, answer, comment, who gave it, evidence, flags, tables.

Not here: flags in full (lists.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak

from ddworkbook.core.record import Record, RecordAnswer, RecordFlag, RecordSection
from ddworkbook.formats import document_words as says
from ddworkbook.formats.carried_words import came_from
from ddworkbook.formats.names_in_lines import line_of
from ddworkbook.formats.pdf.blocks import Block, gap, grid, heading, labelled, rule, words
from ddworkbook.formats.pdf.rating import callout, callout_ink, callout_width
from ddworkbook.formats.reference_words import looked_up_in

# Points that must be free below a question; else it begins on the next page.
_ROOM = 90
_SECTION_ROOM = 150  # heading, size and first question
_SHORT_ANSWER = 90  # characters; longer answers are not set in bold
_MOST_COLUMNS = 7  # wider tables are set as one list for each row


def answers(record: Record) -> list[Block]:
    """Return all sections with their answers."""
    if not record.sections:
        return [*heading("Answers", "answers"), words("No question was asked.", "body")]
    flags = {flag.code: flag for flag in record.flags}
    blocks = [*heading("Answers", "answers")]
    for number, section in enumerate(record.sections, start=1):
        blocks.extend(_section(record, section, flags, f"section-{number}"))
    return blocks


def _section(
    record: Record, section: RecordSection, flags: dict[str, RecordFlag], key: str
) -> list[Block]:
    blocks = [
        CondPageBreak(_SECTION_ROOM),
        *heading(f"{section.code}  {section.title}", key, level=1),
    ]
    if not section.answers:
        return [*blocks, words("Nothing was asked in this section.", "small")]
    blocks.append(_size_of(section))
    for number, answer in enumerate(section.answers):
        if number:
            blocks.append(rule(5, 7))
        blocks.extend(_answer(record, answer, flags))
    return [*blocks, gap(14)]


def _size_of(section: RecordSection) -> Block:
    """Return how much was asked and flagged in a section."""
    asked = sum(says.asks(answer) for answer in section.answers)
    flagged = sum(len(a.flags) for a in section.answers)
    questions = f"{asked} question{'' if asked == 1 else 's'}"
    flags = f"{flagged or 'no'} flag{'' if flagged == 1 else 's'}"
    block = words(f"{questions}, {flags}", "section-size")
    block.keepWithNext = True
    return block


def _answer(record: Record, answer: RecordAnswer, flags: dict[str, RecordFlag]) -> list[Block]:
    question = labelled(answer.code, answer.text or answer.code, "question")
    for block in question:
        block.role = "H3"
    blocks = [CondPageBreak(_ROOM), *question]
    # Kept with the answer where both are short; long ones begin anyway and run on.
    if len(answer.text) + len(answer.value_text) < 1_200:
        question[-1].keepWithNext = True
    blocks.extend(labelled("Answer", says.answer_reads(answer), _answer_style(answer)))
    if answer.table:
        blocks.extend(_table(answer.table))
    who = (answer.respondent, record.person(answer.answered_by))
    for label, text in (
        ("Comment", answer.comment),
        ("Given by", line_of(says.given_by(record, answer), who)),
        ("Came from", line_of(came_from(record, answer), who)),
        ("Evidence", "; ".join(says.evidence_label(record, e) for e in answer.evidence)),
        ("Looked up in", looked_up_in(record, answer)),
        ("Why asked", _why(answer)),
    ):
        blocks.extend(labelled(label, text))
    blocks.extend(_flag(flags[code]) for code in answer.flags if code in flags)
    return blocks


def _why(answer: RecordAnswer) -> str:
    """Return why a question was asked and where it comes from, on one line."""
    sources = f"Sources: {', '.join(answer.sources)}." if answer.sources else ""
    return " ".join(filter(None, (answer.why_asked, sources)))


def _answer_style(answer: RecordAnswer) -> str:
    if not answer.value_text or (says.asks(answer) and answer.value is None):
        return "answer-none"
    return "answer-short" if len(answer.value_text) <= _SHORT_ANSWER else "answer"


def _flag(flag: RecordFlag) -> Block:
    ink, width = callout_ink(flag.severity), callout_width()
    rows = [
        words(f"{flag.severity.word}, flag {flag.code}", "small-bold", width, ink=ink),
        words(flag.reason, "small", width, ink=ink),
    ]
    return callout(flag.severity, rows)


def _table(table: Sequence[Sequence[str]]) -> list[Block]:
    """Return a table answer as a grid, or row by row when it has many columns."""
    columns = max(map(len, table))
    if not columns:
        return []
    rows = [[*row, *[""] * (columns - len(row))] for row in table]
    header, body = rows[0], rows[1:]
    if columns <= _MOST_COLUMNS:
        return [grid(header, body, _widths(rows))]
    blocks: list[Block] = []
    for number, row in enumerate(body, start=1):
        blocks.append(words(f"Row {number}", "small-bold"))
        for label, text in zip(header, row, strict=True):
            blocks.extend(labelled(label, text))
    return blocks


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return shares for columns by their longest text, none under a third of an even share."""
    longest = [min(max(map(len, column)), 60) for column in zip(*rows, strict=True)]
    least = max(sum(longest) / len(longest) / 3, 1)
    return [max(float(width), least) for width in longest]
