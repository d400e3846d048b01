"""An open workbook with the person who works in it, and what a use case says it changed."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from ddworkbook.core.changes import Change
from ddworkbook.core.country import CountryTable
from ddworkbook.core.errors import ActionRefused
from ddworkbook.core.person import Person
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.reference_table import ReferenceTable
from ddworkbook.core.severity import Severity
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.reading.people import all_people
from ddworkbook.storage.workbook import Workbook
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress

__all__ = ["NOTHING_CHANGED", "Changed", "Progress", "Session", "changed", "nobody_works_here"]


@dataclass(frozen=True)
class Changed:
    """What a use case changed. A page asks "is this mine?" and redraws.

    `kinds` are nouns: workbook, people, partner, project, assessment, answer, evidence, action,
    note, signature, edition, questionnaire (an own copy), table, directory, settings. `subjects`
    are the ids of everything touched, including the assessment and the partner that an answer
    belongs to. `made` is the id of the new thing, or "".
    """

    kinds: frozenset[str]
    subjects: frozenset[str]
    made: str = ""

    def __or__(self, other: Changed) -> Changed:
        """Return both changes as one; the later `made` wins."""
        return Changed(
            self.kinds | other.kinds, self.subjects | other.subjects, other.made or self.made
        )


NOTHING_CHANGED = Changed(frozenset(), frozenset())


@dataclass
class Session:
    """One open workbook on one thread.

    `me` is who works here, None until somebody is introduced. The rest is memory: editions and
    tables by hash, bodies by event and ratings by fingerprint never change; pictures know when they
    are old.
    """

    workbook: Workbook
    world: World
    me: Person | None = None
    editions: dict[str, Questionnaire] = field(default_factory=dict, repr=False)
    bodies: dict[str, Change | None] = field(default_factory=dict, repr=False)
    pictures: dict[str, object] = field(default_factory=dict, repr=False)
    ratings: dict[str, Severity] = field(default_factory=dict, repr=False)
    tables: dict[str, ReferenceTable] = field(default_factory=dict, repr=False)
    countries: dict[str, CountryTable] = field(default_factory=dict, repr=False)

    @property
    def actor(self) -> str:
        """Return the id of the person who works here.

        Raises: ActionRefused while nobody was introduced.
        """
        if self.me is None:
            raise ActionRefused(nobody_works_here(self))
        return self.me.id

    def writing(self) -> AbstractContextManager[Ledger]:
        """Begin a transaction as the person who works here.

        Raises: ActionRefused while nobody was introduced; WorldError when it cannot be written.
        """
        return self.workbook.writing(self.world.moment(), self.actor)

    def body(self, event_id: str) -> Change | None:
        """Return what an event says, None when it was erased; read once for each session."""
        if event_id not in self.bodies:
            self.bodies[event_id] = self.workbook.read_body(event_id)
        return self.bodies[event_id]


def nobody_works_here(session: Session) -> str:
    """Return why nothing can be changed while nobody said who works here, and what to do."""
    if all_people(session.workbook):
        return (
            "The workbook does not know which of its people you are, so it cannot say who makes "
            "this change. Say who you are first: --as NAME, ddw person switch FILE NAME, or "
            "File > Who am I."
        )
    return (
        "Nobody is introduced yet, so the workbook cannot say who makes this change. "
        "Say who you are first: ddw person add FILE --name NAME, or File > Who am I."
    )


def changed(kinds: str, *subjects: str, made: str = "") -> Changed:
    """Return a Changed from space-separated kinds; empty subjects are left out."""
    touched = frozenset(subject for subject in (*subjects, made) if subject)
    return Changed(frozenset(kinds.split()), touched, made)
