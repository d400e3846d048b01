"""The other lists as sheets: flags, actions, evidence, signatures, history, not asked …"""

from __future__ import annotations

from collections.abc import Sequence

from ddworkbook.core.record import Record
from ddworkbook.core.signature_line import SignatureLine
from ddworkbook.formats import document_words as says
from ddworkbook.formats.excel import styles
from ddworkbook.formats.excel.answer_sheets import ANSWERS, FLAGS, Places
from ddworkbook.formats.excel.sheets import Column, ListSheet, Styled
from ddworkbook.formats.excel.values import Link, Value, day, moment


def flags_sheet(record: Record, where: Places) -> ListSheet:
    """Return the flags, worst first, each leading to its answer."""
    columns = (
        Column("Flag", 12, styles.CODE_STYLE),
        Column("Severity", 15),
        Column("Question", 13),
        Column("Reason", 40),
        Column("Because", 40),
        Column("Rule", 26),
        Column("Usual action", 30),
        Column("Refer to", 20),
        Column("Sources", 18),
    )
    rows: list[list[Value]] = [
        [
            flag.code,
            flag.severity,
            _to_answer(flag.question, where),
            flag.reason,
            "\n".join(flag.because),
            flag.rule,
            flag.action,
            flag.referral,
            ", ".join(flag.sources),
        ]
        for flag in says.by_severity(record.flags)
    ]
    return ListSheet(FLAGS, columns, rows)


def actions_sheet(record: Record, where: Places) -> ListSheet:
    """Return actions and conditions with owner, due date and status."""
    columns = (
        Column("Kind", 14),
        Column("What is to be done", 50),
        Column("Question", 13),
        Column("Owner", 26),
        Column("Due", 13),
        Column("Status", 11),
        Column("Condition of the decision", 30),
        Column("Closing note", 46),
    )
    rows: list[list[Value]] = [
        [
            says.action_kind(action.kind),
            action.text,
            _to_answer(action.question, where),
            action.owner,
            day(action.due_on),
            action.status,
            "yes" if action.id in record.decision.conditions else "no",
            action.closing_note,
        ]
        for action in record.actions
    ]
    return ListSheet("Actions", columns, rows)


def evidence_sheet(record: Record, where: Places) -> ListSheet:
    """Return the evidence files with their whole SHA-256."""
    columns = (
        Column("File", 36, styles.CODE_STYLE),
        Column("Proves", 14),
        Column("All questions", 16),
        Column("Issued", 13),
        Column("Expires", 13),
        Column("Size in bytes", 18),
        Column("Media type", 18),
        Column("SHA-256", 70, styles.HASH_STYLE),
        Column("Note", 30),
    )
    rows: list[list[Value]] = [
        [
            item.name,
            _to_answer(item.codes[0], where) if item.codes else None,
            ", ".join(item.codes),
            day(item.issued_on),
            day(item.expires_on),
            item.size_bytes,
            item.media_type,
            item.sha256,
            item.note,
        ]
        for item in record.evidence
    ]
    return ListSheet("Evidence", columns, rows)


def signatures_sheet(lines: Sequence[SignatureLine]) -> ListSheet:
    """Return the signatures with what each says and whether it fits the record."""
    columns = (
        Column("Meaning", 13, styles.CODE_STYLE),
        Column("Name", 22),
        Column("Role", 22),
        Column("Organisation", 22),
        Column("Signed at (UTC)", 18),
        Column("Signed at, as signed", 28),
        Column("Fits this record", 19),
        Column("Note", 30),
        Column("Statement", 30),
        Column("Key", 20, styles.HASH_STYLE),
        Column("Signature (Ed25519)", 46, styles.HASH_STYLE),
    )
    rows: list[list[Value | Styled]] = [
        [
            line.meaning,
            line.name,
            line.role,
            line.organisation,
            moment(line.signed_at),
            line.signed_at,
            "yes" if line.holds else Styled("NO", styles.NOTICE_STYLE),
            line.note,
            line.statement,
            line.key_id,
            line.signature_hex,
        ]
        for line in lines
    ]
    return ListSheet("Signatures", columns, rows)


def plain_sheets(record: Record, where: Places) -> list[ListSheet]:
    """Return history, notes, questions not asked, outside facts and sources."""
    return [
        ListSheet(
            "History",
            (Column("When (UTC)", 18), Column("Who", 30), Column("What", 110)),
            [[moment(e.at), record.person(e.actor), e.sentence] for e in record.history],
        ),
        ListSheet(
            "Notes",
            (
                Column("Question", 13),
                Column("Reviewer", 28),
                Column("When (UTC)", 18),
                Column("Note", 60),
                Column("Reply", 60),
                Column("Settled", 11),
            ),
            [
                [
                    _to_answer(note.code, where),
                    record.person(note.author),
                    moment(note.at),
                    note.text,
                    note.reply,
                    "yes" if note.resolved else "no",
                ]
                for note in record.notes
            ],
        ),
        ListSheet(
            "Not asked",
            (Column("Code", 10, styles.CODE_STYLE), Column("Question", 80), Column("Why not", 80)),
            [[item.code, item.text, item.why] for item in record.not_asked],
        ),
        ListSheet(
            "Outside facts",
            (Column("Code", 30, styles.CODE_STYLE), Column("Fact", 70), Column("Value", 70)),
            [[fact.code, fact.text, fact.value_text] for fact in record.facts],
        ),
        ListSheet(
            "Sources",
            (
                Column("Key", 16, styles.CODE_STYLE),
                Column("Title", 60),
                Column("Publisher", 40),
                Column("Dated", 14),
                Column("Address", 60),
            ),
            [[s.key, s.title, s.publisher, s.dated, s.address] for s in record.sources],
        ),
    ]


def _to_answer(code: str, where: Places) -> Value:
    """Return a question code that leads to its answer, or the bare code when it was not asked."""
    if code not in where.answers:
        return code or None
    return Link(code, ANSWERS, where.answers[code])
