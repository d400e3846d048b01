"""Workbooks for tests: a clock and chance that are the same in every run, invented partners."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ddworkbook.core.action import Action
from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.changes import (
    ActionAdded,
    ActionChanged,
    ActionRemoved,
    AnswerCarried,
    AnswerConfirmed,
    AnswerGiven,
    AnswerReopened,
    AssessmentAmended,
    AssessmentApproved,
    AssessmentSigned,
    AssessmentStarted,
    AssessmentSubmitted,
    CarriedForward,
    ChangesRequested,
    DepthChosen,
    EditionAdopted,
    EditionChanged,
    EvidenceAttached,
    EvidenceChanged,
    EvidenceDetached,
    KeyIntroduced,
    NoteAdded,
    NoteResolved,
    PartnerAdded,
    PartnerChanged,
    PersonAdded,
    PersonChanged,
    ProjectAdded,
    ProjectChanged,
    SignatureGiven,
    TableAdopted,
)
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Contact, Identifier, Partner, PartnerName
from ddworkbook.core.person import Person, PublicKey
from ddworkbook.core.project import Project
from ddworkbook.core.sealing import Personal, seal
from ddworkbook.core.signature import new_key_pair, sign_statement, statement
from ddworkbook.storage.files import create_workbook, open_workbook
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.moment import Installation, Moment
from ddworkbook.storage.workbook import Workbook

DOCUMENT = {"code": "triage", "sections": []}
EDITION = fingerprint(DOCUMENT)
LAPTOP = Installation("a" * 32, "Library laptop", "Amina Yusuf", 1)
OTHER = Installation("b" * 32, "Field tablet", "Jonas Weber", 2)


@dataclass
class Clock:
    """Gives moments one second apart, with random bytes that are the same in every run."""

    now: datetime = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def moment(self) -> Moment:
        """Return the next moment."""
        self.now += timedelta(seconds=1)
        return Moment(self.now, self.chance.randbytes)


@dataclass
class Desk:
    """A workbook that is open, and what is needed to write to it."""

    workbook: Workbook
    clock: Clock
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    person: str = ""
    partner: str = ""
    assessment: str = ""

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Begin a transaction of the person at the desk."""
        with self.workbook.writing(self.clock.moment(), self.person) as ledger:
            yield ledger

    def answer(self, code: str, value: object, comment: str = "") -> str:
        """Give one answer in a transaction of its own; return its event."""
        with self.writing() as ledger:
            change = AnswerGiven(code, value, comment)  # type: ignore[arg-type]
            return ledger.append(change, self.assessment).id


def new_desk(path: Path, *, sample: bool = False, clock: Clock | None = None) -> Desk:
    """Return a new workbook with a person, a partner, an edition and a draft assessment."""
    clock = clock or Clock(chance=random.Random(str(path)))
    workbook = create_workbook(
        path, title="Partners", sample=sample, moment=clock.moment(), installation=LAPTOP
    )
    desk = Desk(workbook, clock)
    with desk.writing() as ledger:
        desk.person, desk.partner = ledger.new_id(), ledger.new_id()
        desk.assessment = ledger.new_id()
        person = Person(desk.person, "Amina Yusuf", "Research manager", "Northfield")
        ledger.append(PersonAdded(person), desk.person)
        ledger.append(PartnerAdded(a_partner(desk.partner)), desk.partner)
        adopted = EditionAdopted(EDITION, "triage", "1.0", "Triage", DOCUMENT)
        ledger.append(adopted, EDITION)
        ledger.append(AssessmentStarted(desk.partner, EDITION), desk.assessment)
    return desk


def reopen(path: Path, clock: Clock, **options: object) -> Workbook:
    """Open a workbook on the same laptop."""
    return open_workbook(path, moment=clock.moment(), installation=LAPTOP, **options)  # type: ignore[arg-type]


def a_partner(partner_id: str, name: str = "Instituto Invención") -> Partner:
    """Return an invented partner with every field filled."""
    return Partner(
        partner_id,
        name,
        "PE",
        "research-institute",
        (PartnerName("Inventia", "trading", "es"), PartnerName("II", "acronym")),
        (Identifier("ror", "05dxps055"),),
        (Contact("Rosa Quispe", "Director", "rosa@example.org", "+51 1 000"),),
        "https://inventia.example.org",
        "Lima",
        "Rosa answers quickly.",
        "Ministry of Invention",
    )


def fill(desk: Desk) -> None:
    """Let every kind of event happen once, up to a signed record that is amended."""
    _people_and_projects(desk)
    _assessment(desk)
    _sign_off(desk)


def _people_and_projects(desk: Desk) -> None:
    with desk.writing() as ledger:
        changed = Person(desk.person, "Amina Y. Yusuf", "Head of research", "Northfield", "a@x.org")
        ledger.append(PersonChanged(changed), desk.person)
        ledger.append(PartnerChanged(a_partner(desk.partner, "Instituto Nuevo")), desk.partner)
        project = ledger.new_id()
        facts = Project(project, "Clean water", "Invented Fund", "IF-1", "2026-01-01")
        ledger.append(ProjectAdded(facts), project)
        facts = Project(project, "Cleaner water", "Invented Fund", partners=(desk.partner,))
        ledger.append(ProjectChanged(facts), project)
        ledger.append(a_table(), a_table().table)


def a_table() -> TableAdopted:
    """Return the adoption of an invented reference table."""
    document = {"name": "policy-lines", "title": "Our lines", "as_at": "2026-03-01", "rows": []}
    return TableAdopted(
        fingerprint(document), "policy-lines", "Our lines", "2026-03-01", document, own=True
    )


def _assessment(desk: Desk) -> None:
    about = desk.assessment
    with desk.writing() as ledger:
        used = ((a_table().name, a_table().table),)
        ledger.append(DepthChosen("standard", ("T03 is yes",), tables=used), about)
        first = ledger.append(AnswerGiven("C01", "yes", "Seen in Lima", "Rosa", tables=used), about)
        ledger.append(AnswerGiven("C01", "no", "Wrong line"), about, (first.id,))
        ledger.append(AnswerGiven("C02", "Rosa Quispe", personal=True), about)
        _carry(desk, ledger)
        stored = ledger.store_bytes(b"an agreement " * 100, "agreement.pdf")
        proofs = [ledger.new_id(), ledger.new_id()]
        for number, proof in enumerate(proofs):
            evidence = an_evidence(proof, about, stored.sha256, stored.size_bytes)
            ledger.append(EvidenceAttached(evidence), about)
            if number:
                ledger.append(EvidenceDetached(proof), about)
        kept = an_evidence(proofs[0], about, stored.sha256, stored.size_bytes, ("C01", "C02"))
        ledger.append(EvidenceChanged(kept), about)
        actions = [ledger.new_id(), ledger.new_id()]
        for action in actions:
            ledger.append(ActionAdded(Action(action, about, "Ask for the policy", "C01")), about)
        done = Action(actions[0], about, "Ask for the policy", owner="Rosa", status="done")
        ledger.append(ActionChanged(done), about)
        ledger.append(ActionRemoved(actions[1]), about)
        note = ledger.new_id()
        ledger.append(NoteAdded(note, "C01", "Which line?"), about)
        ledger.append(NoteResolved(note, "Line 3"), about)


def _carry(desk: Desk, ledger: Ledger) -> None:
    """Let answers come along, be reopened and confirmed, and go over to another edition."""
    about, held = desk.assessment, AnswerStanding.HELD
    origin = ("f" * 64, "2025-03-03T09:00:00+00:00")
    kept = AnswerCarried("C08", "Rosa", "Seen", "Rosa", True, *origin, state=held)
    first = ledger.append(kept, about)
    opened = AnswerReopened("C08", "Rosa", "Seen", "Rosa", True, *origin, reason="She left")
    second = ledger.append(opened, about, (first.id,))
    again = AnswerConfirmed("C08", "Rosa", "Seen", "Rosa", True, *origin)
    ledger.append(again, about, (second.id,))
    ledger.append(AnswerCarried("C09", ["a"], "", "", False, *origin, reason="Too old"), about)
    ledger.append(CarriedForward(origin[0], origin[1], 1, 1, ("C03: of another project",)), about)
    document = {**DOCUMENT, "version": "1.1"}
    edition = fingerprint(document)
    ledger.append(EditionAdopted(edition, "triage", "1.1", "Triage", document), edition)
    ledger.append(EditionChanged(edition, EDITION, 1, ("C04: a date now",)), about)


def _sign_off(desk: Desk) -> None:
    about = desk.assessment
    pair = new_key_pair(bytes(range(32)))
    tree, openings = seal(
        {"assessment": about, "respondent": Personal("Rosa", about)},
        lambda: desk.clock.chance.randbytes(32),
    )
    frozen = fingerprint(tree)
    told = statement(
        fingerprint=frozen,
        meaning="approved",
        decision="proceed",
        signer="Amina Y. Yusuf",
        role="Head of research",
        organisation="Northfield",
        signed_at="2026-03-03T10:00:00+00:00",
        key_id=pair.key_id,
    )
    signed = sign_statement(told, pair.private_key)
    with desk.writing() as ledger:
        key = PublicKey(pair.key_id, desk.person, pair.public_key_hex)
        ledger.append(KeyIntroduced(key), desk.person)
        ledger.append(AssessmentSubmitted("Please look"), about)
        ledger.append(ChangesRequested("Line 3"), about)
        ledger.append(AssessmentSubmitted("Done"), about)
        approved = AssessmentApproved("proceed", frozen, 1, tree, "Sound", "2027-03-03")
        ledger.append(approved, about, openings=openings)
        given = SignatureGiven(
            frozen, desk.person, pair.key_id, "approved", told, signed.signature_hex
        )
        ledger.append(given, about)
        ledger.append(AssessmentSigned(frozen), about)
    with desk.writing() as ledger:
        ledger.append(AssessmentAmended(2, "New funding"), about)
        ledger.append(AnswerGiven("C01", "yes", "Looked again"), about)


def an_evidence(
    evidence_id: str, assessment: str, sha256: str, size: int, codes: tuple[str, ...] = ("C01",)
) -> Evidence:
    """Return evidence for a stored file."""
    return Evidence(
        evidence_id, assessment, "agreement.pdf", "application/pdf", size, sha256, codes
    )
