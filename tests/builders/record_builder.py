"""Build records with invented content for the tests of the exports."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from ddworkbook.core.action import Action
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person
from ddworkbook.core.project import Project
from ddworkbook.core.record import (
    FORMAT,
    Record,
    RecordDecision,
    RecordEdition,
    RecordEvent,
    RecordFact,
    RecordFlag,
    RecordHidden,
    RecordNote,
    RecordRule,
    RecordSection,
    RecordSigner,
    RecordSource,
    RecordTable,
    RecordWorkbook,
)
from ddworkbook.core.severity import Severity
from tests.builders.record_content import FLAGS
from tests.builders.record_parts import (
    a_partner,
    an_answer,
    some_actions,
    some_evidence,
    some_sections,
    with_flags,
)

FINGERPRINT = hashlib.sha256(b"an invented record").hexdigest()
HEAD = hashlib.sha256(b"an invented head").hexdigest()
FROZEN_AT = "2026-10-14T15:20:31+01:00"

HOSTILE = (
    '=HYPERLINK("http://example.org/","click")',
    '<img src="/etc/passwd"/> <b>bold</b> <a href="javascript:x">y</a> &amp; <para',
    "+1+1 @SUM(A1) -2 \tcell",
    "NUL\x00 bell\x07 escape\x1b[31m _x000D_",
    "right\u202eto left\u2066 zero\u200bwidth",
    "W" * 400,
    "مرحبا بالعالم 123 (PDF)",
    "नमस्ते दुनिया",
    "👩‍🔬 🙂 ✅",
    "Ελληνικά Кириллица Tiếng Việt ትምህርት 研究伙伴",
    '<font color="[].__class__.__base__">x</font> <onDraw name="a" label="b"/>',
    "%s %(name)s {0} {name} $x \\n",
)


def a_record(questions: int = 66, evidence: int = 6, **changes: Any) -> Record:
    """Return a full invented record, changed as told."""
    sections, flags = with_flags(some_sections(questions))
    plain = Record(
        format=FORMAT,
        assessment="a1",
        revision=1,
        frozen_at=FROZEN_AT,
        workbook=RecordWorkbook("w1", "Research partners 2026", HEAD, 1284, True),
        edition=RecordEdition(
            "partner-due-diligence", "2026.1", "Partner due diligence", "ab" * 32
        ),
        partner=a_partner(),
        depth="standard",
        depth_label="Standard",
        depth_reasons=("Money passes to the partner, above the policy line.",),
        rating=Severity.RED,
        rating_reasons=tuple(str(flag[1]) for flag in FLAGS[:3]),
        decision=_decision(),
        sections=sections,
        flags=flags,
        actions=some_actions(),
        evidence=some_evidence(evidence),
        people=_people(),
        signers=(RecordSigner("prepared", "any"), RecordSigner("approved", "head of research")),
        tables=some_tables(),
        depth_rules=(
            RecordRule(
                "Money passes to the partner, above the policy line.",
                "T04 is more than the policy line",
                ("T04: How much money goes to this partner? GBP 40,000",),
            ),
        ),
        project=_project(),
        review_due="2027-10-14",
        country_name="Kenya",
    )
    return replace(replace(plain, **_lists()), **changes)


def some_tables() -> tuple[RecordTable, ...]:
    """Return one table that the decision used, and one that an answer was looked up in."""
    return (
        RecordTable(
            "country-measures",
            "1f" * 32,
            "Country measures",
            "2026-09-01",
            publisher="University of Norwell",
            source="Official pages, looked up by the research office",
            licence="CC-BY-4.0",
            used_for=("C01",),
        ),
        RecordTable(
            "policy-lines",
            "2e" * 32,
            "Policy lines of Norwell",
            "2026-08-01",
            "2026-09-01",
            "2027-08-31",
            licence="CC-BY-4.0",
            decided=True,
        ),
    )


def _decision() -> RecordDecision:
    return RecordDecision(
        "proceed-with-conditions",
        "Proceed with conditions",
        "p2",
        "2026-10-14T14:05:00+01:00",
        "The work is worth doing and the gaps can be closed before money moves.",
        ("act1", "act2"),
    )


def _people() -> tuple[Person, ...]:
    home = "University of Norwell"
    return (
        Person("p1", "Ines Calloway", "Research partnerships officer", home),
        Person("p2", "Tobias Adeyemi-Hart", "Head of research assurance", home),
    )


def _project() -> Project:
    return Project(
        "pr1",
        "Water and grazing in the dry season",
        "Invented Research Council",
        "IRC/2026/0417",
        "2026-11-01",
        "2029-10-31",
        "University of Norwell",
    )


def _lists() -> dict[str, Any]:
    """Return what stands around the answers."""
    why = "No visits are planned (T09)."
    note = RecordNote(
        "C07",
        "p2",
        "2026-10-12T09:00:00+01:00",
        "Which office was it?",
        "County assembly adviser, unpaid.",
        True,
    )
    return {
        "not_asked": tuple(
            RecordHidden(f"C{80 + n}", f"Invented question {n} on visits and items?", why)
            for n in range(8)
        ),
        "facts": (
            RecordFact("T03", "What passes between us", "We pay them; research data"),
            RecordFact("T04", "Money over the whole award", "GBP 184,000.00"),
        ),
        "notes": (note,),
        "history": (
            RecordEvent("2026-09-01T08:30:00+01:00", "p1", "Started the assessment."),
            RecordEvent("2026-10-10T16:12:00+01:00", "p1", "Submitted it for review."),
            RecordEvent("2026-10-14T14:05:00+01:00", "p2", "Approved it with two conditions."),
        ),
        "sources": (
            RecordSource(
                "GUIDE-1",
                "Guide to fair partnerships",
                "Invented Council",
                "2025-03",
                "https://guide.example/1",
            ),
            RecordSource("ACT-2", "Act on safe research", "Invented Parliament", "2023"),
        ),
    }


def an_empty_record() -> Record:
    """Return a record with nothing in it that may be missing."""
    return Record(
        format=FORMAT,
        assessment="a2",
        revision=2,
        frozen_at="2026-10-14T15:20:31Z",
        workbook=RecordWorkbook("w1", "Empty", HEAD, 3),
        edition=RecordEdition("triage", "2026.1", "Triage", "cd" * 32),
        partner=Partner("org-x", "X", "GB"),
        depth="",
        depth_label="",
        depth_reasons=(),
        rating=Severity.NONE,
        rating_reasons=(),
        decision=RecordDecision("", "", "", ""),
        sections=(),
    )


def a_hostile_record(texts: tuple[str, ...] = HOSTILE) -> Record:
    """Return a record in which each text from people is hostile."""
    answers = tuple(
        an_answer(
            f"C{n:02d}",
            text,
            text,
            type="text",
            value_text=text,
            comment=text,
            respondent=text,
            why_asked=text,
            table=((text, "B"), (text, text)) if n % 3 == 0 else (),
        )
        for n, text in enumerate(texts, start=1)
    )
    flags = tuple(
        RecordFlag(f"C{n:02d}/1", f"C{n:02d}", Severity.STOP, text, (text,), text, text, text)
        for n, text in enumerate(texts, start=1)
    )
    full = a_record(questions=2)
    return replace(
        full,
        partner=a_partner(
            name=texts[1], notes=texts[0], website="javascript:alert(1)", parent_name=texts[3]
        ),
        sections=(RecordSection("A", texts[1], answers),),
        flags=flags,
        rating=Severity.STOP,
        rating_reasons=texts[:3],
        actions=tuple(
            Action(f"x{n}", "a1", t, owner=t, closing_note=t) for n, t in enumerate(texts)
        ),
        evidence=tuple(
            Evidence(f"e{n}", "a1", t, "text/plain", 1, "0" * 64, ("C01",), note=t)
            for n, t in enumerate(texts)
        ),
        not_asked=tuple(RecordHidden(f"H{n}", t, t) for n, t in enumerate(texts)),
        facts=tuple(RecordFact(f"T{n}", t, t) for n, t in enumerate(texts)),
        notes=tuple(RecordNote("C01", "p1", FROZEN_AT, t, t) for t in texts),
        history=tuple(RecordEvent(FROZEN_AT, "p1", t) for t in texts),
        sources=tuple(RecordSource(f"S{n}", t, t, t, t) for n, t in enumerate(texts)),
        people=(Person("p1", texts[0], texts[1], texts[2]),),
    )
