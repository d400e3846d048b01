"""Build the parts of invented records: answers, flags, evidence, partner, signatures."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from ddworkbook.core.action import Action
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Contact, Identifier, Partner, PartnerName
from ddworkbook.core.record import RecordAnswer, RecordFlag, RecordSection
from ddworkbook.core.severity import Severity
from ddworkbook.core.signature_line import SignatureLine
from tests.builders.record_content import FLAGS, SECTIONS, TABLE


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
        tables=(("country-measures", "1f" * 32),) if number == 1 else (),
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


def some_actions() -> tuple[Action, ...]:
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
