"""Build records with invented content for the tests of the exports."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from ddworkbook.core.action import Action
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Contact, Identifier, Partner, PartnerName
from ddworkbook.core.person import Person
from ddworkbook.core.project import Project
from ddworkbook.core.record import (
    FORMAT,
    Record,
    RecordAnswer,
    RecordDecision,
    RecordEdition,
    RecordEvent,
    RecordFact,
    RecordFlag,
    RecordHidden,
    RecordNote,
    RecordSection,
    RecordSigner,
    RecordSource,
    RecordWorkbook,
)
from ddworkbook.core.severity import Severity
from ddworkbook.core.signature_line import SignatureLine
from tests.builders.record_content import FLAGS, SECTIONS, TABLE

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
    "%s %(name)s {0} {name} $x \\n",
)


def an_answer(
    code: str, text: str = "Is it so?", value: Any = "yes", **changes: Any
) -> RecordAnswer:
    """Return one answered yes-no question, changed as told."""
    plain = RecordAnswer(
        code=code,
        follows="",
        text=text,
        type="yes-no",
        who="partner",
        value=value,
        value_text="Yes",
        answered_by="p1",
        answered_at="2026-09-03T10:42:00+03:00",
        respondent="Finance officer of the partner",
    )
    return replace(plain, **changes)


def some_sections(questions: int) -> tuple[RecordSection, ...]:
    """Return the invented sections, with so many questions in all, dealt out in turn."""
    bank = [(title, item) for title, items in SECTIONS.items() for item in items]
    by_title: dict[str, list[RecordAnswer]] = {title: [] for title in SECTIONS}
    order = sorted(range(questions), key=lambda at: list(SECTIONS).index(bank[at % len(bank)][0]))
    for number, at in enumerate(order, start=1):
        title, item = bank[at % len(bank)]
        by_title[title].append(_bank_answer(f"C{number:02d}", item, number))
    return tuple(
        RecordSection(letter, title, tuple(answers))
        for letter, (title, answers) in zip("ABCDEFGH", by_title.items(), strict=False)
    )


def _bank_answer(code: str, item: tuple[str, str, object, str, str], number: int) -> RecordAnswer:
    text, kind, value, reads, comment = item
    table = TABLE if kind == "table" else ()
    value = [{"id": str(n)} for n in range(len(TABLE) - 1)] if table else value
    return an_answer(
        code,
        text,
        value,
        type=kind,
        value_text=f"{len(TABLE) - 1} rows" if table else reads,
        table=table,
        comment=comment,
        evidence=(f"e{number % 5}",) if number % 4 == 0 else (),
        why_asked="Because money passes between us (T03)." if number % 6 == 0 else "",
        sources=("GUIDE-1",) if number % 5 == 0 else (),
    )


def with_flags(sections: tuple[RecordSection, ...]) -> tuple[tuple[RecordSection, ...], Any]:
    """Return the sections and the flags that their answers raise, each pointing at the other."""
    wanted = {
        "safeguarding policy": 0,
        "report harm": 1,
        "export-control": 2,
        "qualification": 3,
        "largest funder": 4,
        "conflicts of interest": 5,
    }
    flags: list[RecordFlag] = []
    done: list[RecordSection] = []
    for section in sections:
        answers = []
        for answer in section.answers:
            which = next((n for words, n in wanted.items() if words in answer.text), None)
            if which is not None:
                severity, reason, fired, rule, action, referral = FLAGS[which]
                flag = RecordFlag(
                    f"{answer.code}/1",
                    answer.code,
                    Severity(severity),
                    reason,
                    (f"{answer.code}: {answer.text} {fired}",),
                    f"{answer.code} {rule}",
                    action,
                    referral,
                    ("GUIDE-1", "ACT-2"),
                )
                flags.append(flag)
                answer = replace(answer, flags=(flag.code,))
            answers.append(answer)
        done.append(replace(section, answers=tuple(answers)))
    return tuple(done), tuple(flags)


def some_evidence(count: int) -> tuple[Evidence, ...]:
    """Return so many invented files."""
    names = (
        "Certificate of registration.pdf",
        "Audited accounts 2026.pdf",
        "Letter of the ethics board.pdf",
        "Minutes of the trustees.docx",
        "Bank letter.jpg",
    )
    return tuple(
        Evidence(
            f"e{n}",
            "a1",
            names[n] if n < 5 else f"Scan {n:03d}.pdf",
            "application/pdf",
            18_000 + 37_411 * n,
            hashlib.sha256(str(n).encode()).hexdigest(),
            ("C04", f"C{n % 60:02d}"),
            "2026-01-15",
            "2027-01-14" if n % 2 else "",
            "Seen as a certified copy." if n == 0 else "",
        )
        for n in range(count)
    )


def a_partner(**changes: Any) -> Partner:
    """Return an invented partner."""
    plain = Partner(
        id="org-kamiro",
        name="Kamiro Highlands Research Trust",
        country="KE",
        kind="charity-ngo",
        names=(
            PartnerName("KHRT", "acronym"),
            PartnerName("Mfuko wa Utafiti wa Kamiro", "local", "sw"),
        ),
        identifiers=(Identifier("register", "OP.218/051/2009/0417"),),
        contacts=(Contact("Wanjiru Ostrander", "Director", "director@kamiro.example", ""),),
        website="https://kamiro.example",
        city="Garissa",
    )
    return replace(plain, **changes)


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
        decision=RecordDecision(
            "proceed-with-conditions",
            "Proceed with conditions",
            "p2",
            "2026-10-14T14:05:00+01:00",
            "The work is worth doing and the gaps can be closed before money moves.",
            ("act1", "act2"),
        ),
        sections=sections,
        flags=flags,
        actions=_actions(),
        evidence=some_evidence(evidence),
        not_asked=tuple(
            RecordHidden(
                f"C{80 + n}",
                f"Invented question {n} on visits and items?",
                "No visits are planned (T09).",
            )
            for n in range(8)
        ),
        facts=(
            RecordFact(
                "T03", "What passes between us", "We pay them; research data; personal data"
            ),
            RecordFact("T04", "Money over the whole award", "GBP 184,000.00"),
        ),
        notes=(
            RecordNote(
                "C07",
                "p2",
                "2026-10-12T09:00:00+01:00",
                "Which office was it?",
                "County assembly adviser, unpaid.",
                True,
            ),
        ),
        people=(
            Person("p1", "Ines Calloway", "Research partnerships officer", "University of Norwell"),
            Person(
                "p2", "Tobias Adeyemi-Hart", "Head of research assurance", "University of Norwell"
            ),
        ),
        history=(
            RecordEvent("2026-09-01T08:30:00+01:00", "p1", "Started the assessment."),
            RecordEvent("2026-10-10T16:12:00+01:00", "p1", "Submitted it for review."),
            RecordEvent("2026-10-14T14:05:00+01:00", "p2", "Approved it with two conditions."),
        ),
        sources=(
            RecordSource(
                "GUIDE-1",
                "Guide to fair partnerships",
                "Invented Council",
                "2025-03",
                "https://guide.example/1",
            ),
            RecordSource("ACT-2", "Act on safe research", "Invented Parliament", "2023"),
        ),
        signers=(RecordSigner("prepared", "any"), RecordSigner("approved", "head of research")),
        project=Project(
            "pr1",
            "Water and grazing in the dry season",
            "Invented Research Council",
            "IRC/2026/0417",
            "2026-11-01",
            "2029-10-31",
            "University of Norwell",
        ),
        review_due="2027-10-14",
        country_name="Kenya",
    )
    return replace(plain, **changes)


def _actions() -> tuple[Action, ...]:
    return (
        Action(
            "act1",
            "a1",
            "Adopt a safeguarding policy that covers partners and volunteers.",
            "C17",
            "condition",
            "Wanjiru Ostrander",
            "2026-12-15",
        ),
        Action(
            "act2",
            "a1",
            "Name a second way to report harm and tell all field staff.",
            "C18",
            "condition",
            "Wanjiru Ostrander",
            "2026-12-15",
        ),
        Action(
            "act3",
            "a1",
            "Read the auditor's letter on the stock count.",
            "C13",
            "mitigation",
            "Ines Calloway",
            "2026-11-30",
            "done",
            "Read on 2 October 2026; the count moved to May.",
        ),
    )


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


def a_signature(**changes: Any) -> SignatureLine:
    """Return a signature that holds."""
    plain = SignatureLine(
        name="Ines Calloway",
        role="Research partnerships officer",
        organisation="University of Norwell",
        meaning="prepared",
        signed_at="2026-10-14T15:31:00+01:00",
        key_id="9f86d081884c7d65",
        signature_hex="5a" * 64,
        holds=True,
        note="The key is the one in the workbook.",
    )
    return replace(plain, **changes)


def two_signatures() -> tuple[SignatureLine, ...]:
    """Return the signatures that the full record asks for."""
    return (
        a_signature(),
        a_signature(
            name="Tobias Adeyemi-Hart",
            role="Head of research assurance",
            meaning="approved",
            signed_at="2026-10-14T15:40:12+01:00",
            key_id="60303ae22b998861",
            signature_hex="c3" * 64,
        ),
    )
