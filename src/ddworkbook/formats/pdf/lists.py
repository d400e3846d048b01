"""What follows the answers: flags, actions, not asked, facts, notes, evidence, history, sources.

Not here: signatures (signatures.py). Every list says so when it is empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak

from ddworkbook.core.action import Action
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.head import grouped
from ddworkbook.core.record import Record, RecordFlag, RecordNote, RecordSource
from ddworkbook.formats import document_words as says
from ddworkbook.formats.dates import day_in_short, moment_in_short, moment_in_words
from ddworkbook.formats.names_in_lines import line_of
from ddworkbook.formats.pdf.blocks import Block, gap, grid, heading, labelled, rule, words
from ddworkbook.formats.pdf.rating import callout, callout_ink, callout_width
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH

_ROOM = 110  # points that must be free for an entry to begin on this page


def flags(record: Record) -> list[Block]:
    """Return each flag with reason, cause, rule, usual action, referral and sources."""
    blocks = _begin("Flags", "flags")
    if not record.flags:
        return [*blocks, words("No rule raised a flag.", "body")]
    for flag in says.by_severity(record.flags):
        blocks.extend(_flag(record, flag))
    return blocks


def actions(record: Record) -> list[Block]:
    """Return actions and conditions with owner, due date and status."""
    blocks = _begin("Actions and conditions", "actions")
    if not record.actions:
        return [*blocks, words(says.NONE_GIVEN, "body")]
    rows = [_action_row(record, action) for action in record.actions]
    header = ("Kind", "What is to be done", "Question", "Owner", "Due", "Status")
    return [*blocks, grid(header, rows, (13, 36, 11, 16, 14, 10))]


def not_asked(record: Record) -> list[Block]:
    """Return the questions that were not asked, and why."""
    blocks = _begin("Questions not asked, and why", "not-asked")
    if not record.not_asked:
        return [*blocks, words("Every question of the edition was asked.", "body")]
    rows = [(item.code, item.text, item.why) for item in record.not_asked]
    return [*blocks, grid(("Code", "Question", "Why it was not asked"), rows, (10, 48, 42))]


def outside_facts(record: Record) -> list[Block]:
    """Return the facts from outside the questionnaire that the rules used."""
    if not record.facts:
        return []
    rows = [(_fact_code(fact.code), fact.text, fact.value_text) for fact in record.facts]
    return [
        *_begin("Facts from outside the questionnaire", "outside-facts"),
        grid(("Code", "Fact", "Value"), rows, (9, 54, 37)),
    ]


def _fact_code(code: str) -> str:
    """Return the code of a triage question; a policy line has words enough without its name."""
    return "Policy" if code.startswith("policy_") else code


def notes(record: Record) -> list[Block]:
    """Return the reviewer's notes with their replies."""
    blocks = _begin("Reviewer's notes", "notes")
    if not record.notes:
        return [*blocks, words(says.NONE_GIVEN, "body")]
    for note in record.notes:
        blocks.extend(_note(record, note))
    return blocks


def evidence(record: Record) -> list[Block]:
    """Return every piece of evidence with its whole SHA-256."""
    blocks = _begin("Evidence", "evidence")
    if not record.evidence:
        return [*blocks, words("No evidence was attached.", "body")]
    for number, item in enumerate(record.evidence, start=1):
        blocks.extend(_evidence(number, item))
    return blocks


def history(record: Record) -> list[Block]:
    """Return the history of the assessment, line by line."""
    blocks = _begin("History", "history")
    if not record.history:
        return [*blocks, words(says.NONE_GIVEN, "body")]
    rows = [
        (moment_in_short(event.at), record.person(event.actor), event.sentence)
        for event in record.history
    ]
    return [*blocks, grid(("When", "Who", "What"), rows, (31, 22, 47))]


def sources(record: Record) -> list[Block]:
    """Return the sources that questions and flags cite."""
    if not record.sources:
        return []
    blocks = _begin("Sources", "sources")
    for source in record.sources:
        blocks.extend(labelled(source.key, _source_line(source)))
    return blocks


def _begin(title: str, key: str) -> list[Block]:
    # Room for the heading and for the first entry, which asks for room of its own.
    return [gap(14), CondPageBreak(_ROOM + 50), *heading(title, key, kept=False)]


def _flag(record: Record, flag: RecordFlag) -> list[Block]:
    ink, width = callout_ink(flag.severity), callout_width(0)
    question = record.answer(flag.question)
    head = words(f"{flag.severity.word}, flag {flag.code}", "small-bold", width, ink=ink)
    banner = callout(flag.severity, [head], 0)
    blocks = [CondPageBreak(_ROOM), banner, *labelled("Reason", flag.reason, "detail-bold")]
    for label, text in (
        ("Question", f"{flag.question}: {question.text}" if question else flag.question),
        *(("Because" if n == 0 else "", text) for n, text in enumerate(flag.because)),
        ("Rule", flag.rule),
        ("Usual action", flag.action),
        ("Refer to", flag.referral),
        ("Sources", ", ".join(flag.sources)),
    ):
        blocks.extend(labelled(label, text))
    return [*blocks, gap(8)]


def _action_row(record: Record, action: Action) -> Sequence[str]:
    agreed = action.id in record.decision.conditions
    kind = says.action_kind("condition") if agreed else says.action_kind(action.kind)
    note = f"\n\nClosing note: {action.closing_note}" if action.closing_note else ""
    return (
        kind,
        f"{action.text}{note}",
        action.question,
        action.owner,
        day_in_short(action.due_on),
        action.status.capitalize(),
    )


def _note(record: Record, note: RecordNote) -> list[Block]:
    when = moment_in_words(note.at)
    state = "settled" if note.resolved else "not settled"
    head = f"{record.person(note.author)}, {when} ({state})"
    line = line_of(head, [record.person(note.author)])
    title = labelled(note.code or "All", line, "detail-bold")
    title[-1].keepWithNext = True
    return [
        CondPageBreak(60),
        *title,
        *labelled("Note", note.text),
        *labelled("Reply", note.reply),
        rule(4, 6),
    ]


def _evidence(number: int, item: Evidence) -> list[Block]:
    facts = (
        item.media_type,
        says.size_in_words(item.size_bytes),
        says.evidence_life(item),
        f"proves {', '.join(item.codes)}" if item.codes else "",
    )
    name = labelled(f"{number}.", item.name or item.id, "detail-bold", CONTENT_WIDTH)
    name[-1].keepWithNext = len(item.name) < 600
    return [
        CondPageBreak(56),
        *name,
        *labelled("File", "; ".join(filter(None, facts))),
        *labelled("Note", item.note),
        *labelled("SHA-256", grouped(item.sha256)),
        gap(5),
    ]


def _source_line(source: RecordSource) -> str:
    return ". ".join(filter(None, (source.title, source.publisher, source.dated, source.address)))
