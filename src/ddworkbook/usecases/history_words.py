"""Events as sentences. Who did it and when stand beside them."""

from __future__ import annotations

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.answer_text import value_text
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.changes import (
    ANSWER_TYPES,
    ActionAdded,
    ActionChanged,
    ActionRemoved,
    AnswerCarried,
    AnswerChange,
    AnswerConfirmed,
    AnswerGiven,
    AnswerReopened,
    AssessmentAmended,
    AssessmentApproved,
    AssessmentSigned,
    AssessmentStarted,
    AssessmentSubmitted,
    CarriedForward,
    Change,
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
    ReplicaJoined,
    SignatureGiven,
    TableAdopted,
    WorkbookCreated,
)
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.states import DECISIONS

ERASED = "What was said here was erased."
_LONGEST = 100


def sentence(change: Change | None, before: Change | None, question: Question | None) -> str:
    """Return what an event says.

    `before` is what it replaces, where there is something; `question` the one it answers.
    """
    if change is None:
        return ERASED
    if isinstance(change, ANSWER_TYPES):
        return answer_sentence(change, before, question)
    if isinstance(change, EvidenceAttached | EvidenceChanged | EvidenceDetached):
        return _evidence(change, before)
    if isinstance(change, ActionAdded | ActionChanged | ActionRemoved):
        return _action(change, before)
    return _step(change) or _note(change) or _thing(change)


def answer_sentence(change: AnswerChange, before: Change | None, question: Question | None) -> str:
    """Return what an answer changed: "C10 changed from No to Unsure"."""
    now = _value(question, change.value)
    old = before if isinstance(before, ANSWER_TYPES) else None
    undone = " (undo or redo)" if change.undoes else ""
    if not isinstance(change, AnswerGiven):
        return f"{_came_along(change, now)}{undone}"
    if old is None or old.value is None:
        if change.value is not None:
            return f"{change.code} answered: {now}{undone}"
        return f"{change.code} commented: {brief(change.comment)}{undone}"
    if change.value is None:
        return f"{change.code} cleared; it was {_value(question, old.value)}{undone}"
    if old.value == change.value:
        return f"{change.code} kept as {now}; {_beside(change, old)}{undone}"
    return f"{change.code} changed from {_value(question, old.value)} to {now}{undone}"


def _came_along(change: AnswerCarried | AnswerConfirmed | AnswerReopened, now: str) -> str:
    """Return what happened to an answer that came from elsewhere."""
    if isinstance(change, AnswerConfirmed):
        return f"{change.code} confirmed: {now}"
    reason = f" ({brief(change.reason)})" if change.reason else ""
    if isinstance(change, AnswerReopened):
        return f"{change.code} opened again: {now}{reason}"
    if change.state is AnswerStanding.HELD:
        return f"{change.code} held as {now}"
    return f"{change.code} came along, to be confirmed: {now}{reason}"


def brief(text: str) -> str:
    """Return a text on one line, cut to a readable length."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _value(question: Question | None, value: JsonValue) -> str:
    """Return how a value reads, briefly."""
    if question is None:
        return brief(str(value))
    return brief(value_text(question, value))


def _beside(change: AnswerGiven, old: AnswerChange) -> str:
    """Return what changed beside a value that stayed."""
    if change.comment != old.comment:
        return f"comment: {brief(change.comment)}" if change.comment else "comment removed"
    if change.respondent != old.respondent:
        return f"respondent: {brief(change.respondent) or 'nobody named'}"
    return "confirmed"


def _evidence(
    change: EvidenceAttached | EvidenceChanged | EvidenceDetached, before: Change | None
) -> str:
    if isinstance(change, EvidenceDetached):
        known = before if isinstance(before, EvidenceAttached | EvidenceChanged) else None
        return f"Evidence {brief(known.evidence.name) if known else ''} detached".replace("  ", " ")
    codes = f" to {', '.join(change.evidence.codes)}" if change.evidence.codes else ""
    name = brief(change.evidence.name)
    if isinstance(change, EvidenceAttached):
        return f"Evidence {name} attached{codes}"
    return f"Evidence {name} changed: dates, note or questions"


def _action(change: ActionAdded | ActionChanged | ActionRemoved, before: Change | None) -> str:
    if isinstance(change, ActionRemoved):
        known = before if isinstance(before, ActionAdded | ActionChanged) else None
        return f"Action removed: {brief(known.action.text)}" if known else "Action removed"
    text = brief(change.action.text)
    if isinstance(change, ActionAdded):
        word = "Condition" if change.action.kind == "condition" else "Action"
        return f"{word} agreed: {text}"
    old = before.action.status if isinstance(before, ActionAdded | ActionChanged) else ""
    if change.action.status != old:
        return f"Action {'closed' if change.action.status == 'done' else 'reopened'}: {text}"
    return f"Action changed: {text}"


def _step(change: Change) -> str:
    """Return what a step of the whole assessment says, or ""."""
    match change:
        case AssessmentStarted(depth=depth):
            return f"Assessment started{f', depth {depth}' if depth else ''}"
        case DepthChosen(depth=depth, reasons=reasons):
            return f"Depth set to {depth}: {brief(' '.join(reasons))}"
        case CarriedForward(frozen_at=at, held=held, to_confirm=waiting, left_out=left):
            return (
                f"Answers carried forward from the record of {at[:10]}: {held} held, {waiting} to "
                f"be confirmed, {len(left)} left out"
            )
        case EditionChanged(to_confirm=waiting, left_out=left):
            return (
                f"Went over to another edition: {waiting} answers to be confirmed, "
                f"{len(left)} left out"
            )
        case AssessmentSubmitted(message=message):
            return f"Submitted for review{f': {brief(message)}' if message else ''}"
        case ChangesRequested(message=message):
            return f"Changes requested: {brief(message)}"
        case AssessmentApproved(decision=decision, revision=revision):
            return f"Decided: {DECISIONS.get(decision, decision)}; revision {revision} frozen"
        case SignatureGiven(meaning=meaning):
            return f"Signed as {meaning}"
        case AssessmentSigned():
            return "All signatures given"
        case AssessmentAmended(revision=revision, reason=reason):
            return f"Opened again as revision {revision}: {brief(reason)}"
    return ""


def _note(change: Change) -> str:
    """Return what happened to a note, or ""."""
    match change:
        case NoteAdded(code=code, text=text):
            return f"Note{f' on {code}' if code else ''}: {brief(text)}"
        case NoteResolved(reply=reply):
            return f"Note resolved{f': {brief(reply)}' if reply else ''}"
    return ""


def _thing(change: Change) -> str:
    """Return what happened to partners, projects, people and the workbook itself."""
    match change:
        case PartnerAdded(partner=partner):
            return f"Partner registered: {brief(partner.name)}"
        case PartnerChanged(partner=partner):
            return f"Partner changed: {brief(partner.name)}"
        case ProjectAdded(project=project):
            return f"Project registered: {brief(project.title)}"
        case ProjectChanged(project=project):
            return f"Project changed: {brief(project.title)}"
        case PersonAdded(person=person):
            return f"{brief(person.name)} introduced"
        case PersonChanged(person=person):
            return f"Facts of {brief(person.name)} changed"
        case KeyIntroduced(key=key):
            return f"Signing key {key.id} introduced"
        case EditionAdopted(title=title, version=version):
            return f"Questionnaire adopted: {brief(title)} {version}"
        case TableAdopted(title=title, as_at=as_at, own=own):
            return f"Reference table {'imported' if own else 'kept'}: {brief(title)}, as at {as_at}"
        case WorkbookCreated(title=title):
            return f"Workbook created: {brief(title)}"
        case ReplicaJoined(device=device):
            return f"Writing began on the device {brief(device)}"
    return ""
