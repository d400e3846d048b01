"""People, partners and answered assessments for tests of use cases, made through use cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.partner import Contact, Partner
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.demo_answers import answer_from_story
from ddworkbook.usecases.partners import add_partner
from ddworkbook.usecases.people import add_key, introduce_person, switch_person
from ddworkbook.usecases.reviewing import approve, submit
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.signing import my_key, sign_with
from ddworkbook.usecases.workbook_files import close_workbook, create_workbook, open_workbook
from tests.builders.world import Clock, fixed_world

PASSPHRASE = "correct horse"


@dataclass
class Desk:
    """An open workbook with a preparer (who works) and a reviewer, and its clock."""

    session: Session
    clock: Clock
    preparer: str
    reviewer: str
    path: Path

    def reopen(self) -> None:
        """Close the workbook and open it again, as after a restart."""
        close_workbook(self.session)
        self.session = open_workbook(self.path, self.session.world)

    def as_preparer(self) -> Session:
        """Let the preparer work."""
        switch_person(self.session, self.preparer)
        return self.session

    def as_reviewer(self) -> Session:
        """Let the reviewer work."""
        switch_person(self.session, self.reviewer)
        return self.session


def desk_in(folder: Path) -> Desk:
    """Return a new workbook in a folder, with two people."""
    clock = Clock()
    path = folder / "work.ddw"
    session = create_workbook(path, "Work", fixed_world(folder / "home", clock))
    preparer = introduce_person(session, "Ada Preparer", "Research manager", "North").made
    reviewer = introduce_person(session, "Ben Reviewer", "Head of governance", "North").made
    return Desk(session, clock, preparer, reviewer, path)


def partner_draft(name: str = "Lake University", **facts: str) -> Partner:
    """Return a sound draft of a partner."""
    country = facts.pop("country", "KE")
    return Partner("", name, country, "public-university", contacts=(Contact("Zawadi"),), **facts)


def answered_triage(desk: Desk) -> str:
    """Register a partner, answer its triage like a sound partner, and return the triage."""
    partner = add_partner(desk.session, partner_draft()).made
    triage = start_assessment(desk.session, partner, "triage").made
    answer_from_story(desk.session, triage)
    return triage


def answered_due_diligence(desk: Desk) -> str:
    """Return a due diligence in which everything that is asked is answered."""
    answered_triage(desk)
    made = start_assessment(desk.session, "Lake University", "partner-due-diligence").made
    answer_from_story(desk.session, made)
    return made


def approved(desk: Desk, assessment: str, decision: str = "proceed") -> str:
    """Submit as the preparer, approve as the reviewer; the preparer works again afterwards."""
    submit(desk.as_preparer(), assessment)
    approve(desk.as_reviewer(), assessment, decision, reason="Checked.")
    desk.as_preparer()
    return assessment


def signed_due_diligence(desk: Desk) -> str:
    """Return a due diligence that is signed by both people."""
    assessment = approved(desk, answered_due_diligence(desk))
    for person, meaning in ((desk.preparer, "prepared"), (desk.reviewer, "approved")):
        switch_person(desk.session, person)
        add_key(desk.session, person, PASSPHRASE)
        sign_with(desk.session, assessment, meaning, my_key(desk.session, PASSPHRASE))
    desk.as_preparer()
    return assessment
