"""How review and sign-off are put in words. Text only: no widgets, no decisions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ddworkbook.core.states import State
from ddworkbook.formats.dates import as_day, as_moment
from ddworkbook.gui.tr_mark import tr_mark
from ddworkbook.usecases.assessment_views import AssessmentPage

CONTEXT = "Review"

_MEANINGS = {
    "prepared": tr_mark(CONTEXT, "Prepared: I put this together and it is as I know it"),
    "reviewed": tr_mark(CONTEXT, "Reviewed: I checked the answers and the evidence"),
    "approved": tr_mark(CONTEXT, "Approved: I take this decision"),
    "declared": tr_mark(CONTEXT, "Declared by the partner: the answers are true"),
}
_SHORT_MEANINGS = {
    "prepared": tr_mark(CONTEXT, "Prepared"),
    "reviewed": tr_mark(CONTEXT, "Reviewed"),
    "approved": tr_mark(CONTEXT, "Approved"),
    "declared": tr_mark(CONTEXT, "Declared by the partner"),
}
# The quiet path from nothing to a signature; changes requested is a draft again.
PATH = (State.DRAFT, State.SUBMITTED, State.APPROVED, State.SIGNED)
_GROUP = 8
_GROUPS_IN_LINE = 4


def meaning_words(meaning: str) -> str:
    """Return what a signature of a meaning says, as a sentence."""
    return _translated(_MEANINGS.get(meaning, meaning))


def short_meaning(meaning: str) -> str:
    """Return the word for a meaning."""
    return _translated(_SHORT_MEANINGS.get(meaning, meaning))


def signer_words(name: str, role: str, organisation: str) -> str:
    """Return "name, role, organisation", without what is not known."""
    return ", ".join(part for part in (name, role, organisation) if part)


def fingerprint_lines(fingerprint: str) -> str:
    """Return a fingerprint in groups of eight digits, four to a line, for reading aloud."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    lines = [
        " ".join(groups[at : at + _GROUPS_IN_LINE]) for at in range(0, len(groups), _GROUPS_IN_LINE)
    ]
    return "\n".join(lines)


def when(text: str) -> str:
    """Return "2026-11-21 10:42" for a moment and the day for a day; other text as it is."""
    moment = as_moment(text)
    if moment is not None:
        return f"{moment:%Y-%m-%d %H:%M}"
    day = as_day(text)
    return day.isoformat() if day is not None else text


def step_of(state: State) -> int:
    """Return how far along the path a state is, 0 for a draft."""
    return PATH.index(state) if state in PATH else 0


def frozen_summary(page: AssessmentPage) -> str:
    """Return what a decision freezes, as two sentences."""
    picture = page.walkthrough
    told = _translated(
        tr_mark(
            CONTEXT,
            "Revision {number} is frozen with this decision. Questions asked: {asked}, answered: "
            "{answered}. Flags: {flags}. Actions: {actions}. Pieces of evidence: {evidence}. "
            "Notes not dealt with: {notes}. Who signs, signs exactly this.",
        )
    )
    return told.format(
        number=page.revision,
        asked=picture.asked,
        answered=picture.answered,
        flags=len(picture.flags),
        actions=len(page.actions),
        evidence=len(page.evidence),
        notes=sum(not note.resolved for note in page.notes),
    )


def suggested_conditions(page: AssessmentPage) -> tuple[str, ...]:
    """Return what the flags suggest as conditions, each once, the worst flag first."""
    flags = sorted(page.walkthrough.flags, key=lambda flag: -flag.severity.rank)
    already = {action.text for action in page.actions}
    texts = dict.fromkeys(flag.action for flag in flags if flag.action)
    return tuple(text for text in texts if text not in already)


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
