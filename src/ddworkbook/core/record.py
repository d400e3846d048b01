"""The frozen, canonical content of an assessment at sign-off.

Exports of a signed assessment are functions of this value alone: the same record gives the same
PDF and the same Excel cells, on any machine, in any year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ddworkbook.core.action import Action
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person
from ddworkbook.core.project import Project
from ddworkbook.core.reference_table import TableUse
from ddworkbook.core.sealing import Opening, seal, unseal
from ddworkbook.core.severity import Severity
from ddworkbook.core.shape import PERSONAL, from_tree, personal_if, to_tree

FORMAT = "ddworkbook-record-1"


@dataclass(frozen=True)
class RecordWorkbook:
    """The workbook as it was when the record was frozen; `head` is 64 hex digits."""

    id: str
    title: str
    head: str
    events: int
    sample: bool = False


@dataclass(frozen=True)
class RecordEdition:
    """The edition that was answered; `hash` is the SHA-256 of its canonical document."""

    code: str
    version: str
    title: str
    hash: str
    language: str = "en-GB"


@dataclass(frozen=True)
class RecordAnswer:
    """One asked question with its answer. `value_text` is how the answer reads; rows of tables too.

    `table` holds the header row and the rows of a table answer as text, or is empty; `tables` are
    the versions of the reference tables in which the answer was looked up. `standing` is given,
    held, confirmed or to-confirm; one that came along says in `origin` from which record (its
    fingerprint; or event) and in `origin_at` when it was given or last confirmed before that.
    """

    code: str
    follows: str
    text: str
    type: str
    who: str
    value: JsonValue = field(metadata=personal_if("personal"))
    value_text: str = field(metadata=personal_if("personal"))
    table: tuple[tuple[str, ...], ...] = field(default=(), metadata=personal_if("personal"))
    comment: str = field(default="", metadata=PERSONAL)
    respondent: str = field(default="", metadata=PERSONAL)
    answered_by: str = ""
    answered_at: str = ""
    evidence: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    why_asked: str = ""
    sources: tuple[str, ...] = ()
    personal: bool = False
    tables: tuple[TableUse, ...] = ()
    standing: str = "given"
    origin: str = ""
    origin_at: str = ""


@dataclass(frozen=True)
class RecordSection:
    """One section with the questions that were asked in it."""

    code: str
    title: str
    answers: tuple[RecordAnswer, ...]


@dataclass(frozen=True)
class RecordHidden:
    """A question that was not asked, and why."""

    code: str
    text: str
    why: str


@dataclass(frozen=True)
class RecordFlag:
    """A flag that stood at sign-off, with the answers that fired it."""

    code: str
    question: str
    severity: Severity
    reason: str
    because: tuple[str, ...]
    rule: str
    action: str = ""
    referral: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordNote:
    """A reviewer's note and its reply."""

    code: str
    author: str
    at: str
    text: str = field(metadata=PERSONAL)
    reply: str = field(default="", metadata=PERSONAL)
    resolved: bool = False


@dataclass(frozen=True)
class RecordDecision:
    """What was decided, by whom (a person id), when and why. `conditions` are action ids."""

    outcome: str
    label: str
    decided_by: str
    decided_at: str
    reason: str = field(default="", metadata=PERSONAL)
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordFact:
    """A fact from outside the questionnaire that the rules used, such as a triage answer."""

    code: str
    text: str
    value_text: str


@dataclass(frozen=True)
class RecordEvent:
    """One line of history: when, who (a person id) and a sentence."""

    at: str
    actor: str
    sentence: str = field(metadata=PERSONAL)


@dataclass(frozen=True)
class RecordSource:
    """A source that a question or a flag cites."""

    key: str
    title: str
    publisher: str
    dated: str
    address: str = ""


@dataclass(frozen=True)
class RecordTable:
    """A version of a reference table that answers or the decision used.

    `decided` when the rules decided with it at sign-off; `used_for` are the codes of the answers
    that were looked up in it.
    """

    name: str
    version: str
    title: str
    as_at: str
    valid_from: str = ""
    valid_to: str = ""
    publisher: str = ""
    source: str = ""
    licence: str = ""
    decided: bool = False
    used_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordRule:
    """A rule that chose the depth: its reason, the rule in words, and the answers that fired it."""

    reason: str
    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class RecordSigner:
    """A signature that the rating asks for: its meaning and of what rank the signer should be."""

    meaning: str
    rank: str


@dataclass(frozen=True)
class RecordPrevious:
    """An earlier record, by its fingerprint; of the same assessment or of another."""

    fingerprint: str
    assessment: str
    revision: int
    frozen_at: str


@dataclass(frozen=True)
class RecordChange:
    """One thing that is otherwise than in the previous record.

    `code` is that of a question, "" for the whole; `kind` one of record_changes.KINDS.
    """

    code: str
    text: str
    before: str = field(metadata=personal_if("personal"))
    after: str = field(metadata=personal_if("personal"))
    kind: str = "answer"
    personal: bool = False


@dataclass(frozen=True)
class Record:
    """One frozen record.

    Its fingerprint is the SHA-256 of the canonical bytes of the sealed tree. `carried_from` is the
    record that the answers came from, `previous` the one that `changes_since` compares with.
    """

    format: str
    assessment: str
    revision: int
    frozen_at: str
    workbook: RecordWorkbook
    edition: RecordEdition
    partner: Partner
    depth: str
    depth_label: str
    depth_reasons: tuple[str, ...]
    rating: Severity
    rating_reasons: tuple[str, ...]
    decision: RecordDecision
    sections: tuple[RecordSection, ...]
    flags: tuple[RecordFlag, ...] = ()
    actions: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    not_asked: tuple[RecordHidden, ...] = ()
    facts: tuple[RecordFact, ...] = ()
    notes: tuple[RecordNote, ...] = ()
    people: tuple[Person, ...] = ()
    history: tuple[RecordEvent, ...] = ()
    sources: tuple[RecordSource, ...] = ()
    signers: tuple[RecordSigner, ...] = ()
    tables: tuple[RecordTable, ...] = ()
    depth_rules: tuple[RecordRule, ...] = ()
    project: Project | None = None
    previous_fingerprint: str = ""
    review_due: str = ""
    country_name: str = ""
    carried_from: RecordPrevious | None = None
    previous: RecordPrevious | None = None
    changes_since: tuple[RecordChange, ...] = ()

    def person(self, person_id: str) -> str:
        """Return the name of a person in the record, or the id when there is none."""
        return next((p.name for p in self.people if p.id == person_id), person_id)

    def answer(self, code: str) -> RecordAnswer | None:
        """Return the answer to a question, or None when it was not asked."""
        return next((a for s in self.sections for a in s.answers if a.code == code), None)


def seal_record(
    record: Record, new_salt: Callable[[], bytes]
) -> tuple[JsonValue, tuple[Opening, ...]]:
    """Return the sealed tree of a record, whose SHA-256 is the fingerprint, and its openings."""
    return seal(to_tree(record, record.assessment), new_salt)


def open_record(tree: JsonValue, openings: Mapping[str, Opening]) -> Record:
    """Return the record of a sealed tree; erased values read "[erased]".

    Raises: ValueError when the tree is not a record of this format.
    """
    return from_tree(Record, unseal(tree, openings))
