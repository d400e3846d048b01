"""Why: for a question, section, flag, score, the depth or the rating, in words.

The words come from core/explain.py; here it is found what a person asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.explain import (
    explain_depth,
    explain_flag,
    explain_question,
    explain_rating,
    explain_score,
    explain_section,
    explain_whole,
)
from ddworkbook.core.walkthrough import Walkthrough
from ddworkbook.storage.reading.assessments import AssessmentRow
from ddworkbook.usecases.assessment_rows import depth_label
from ddworkbook.usecases.pictures import Picture, picture_of, require_row
from ddworkbook.usecases.session import Session

DEPTH, RATING = "depth", "rating"


@dataclass(frozen=True)
class Explanation:
    """One thing and why it is so: `code` is that of the thing, `lines` are sentences."""

    code: str
    title: str
    lines: tuple[str, ...]


def explain(session: Session, assessment_id: str, code: str = "") -> tuple[Explanation, ...]:
    """Return why something is as it is; without a code, why the whole is.

    `code` is that of a question, section, flag or score dimension, or "depth" or "rating".
    Raises: UsageRefused when there is nothing of that name.
    """
    row = require_row(session, assessment_id)
    picture = picture_of(session, row)
    if not code:
        return tuple(_all(session, row, picture))
    for one in _of_code(session, row, picture, code):
        return (one,)
    raise UsageRefused(
        f"There is nothing called {code!r} to explain. Give the code of a question, section or "
        f"flag, or {DEPTH} or {RATING}."
    )


def _all(session: Session, row: AssessmentRow, picture: Picture) -> Iterator[Explanation]:
    """Give the explanation of the whole: rating, scores, decisions, depth and every section."""
    walk = picture.walkthrough
    yield Explanation(RATING, "Rating and what it rests on", explain_whole(walk))
    yield from _depth(session, row, picture)
    for section in walk.sections:
        title = f"{section.code} {section.title}"
        yield Explanation(section.code, title, explain_section(section, walk))


def _of_code(
    session: Session, row: AssessmentRow, picture: Picture, code: str
) -> Iterator[Explanation]:
    """Give what has this code; the first is the one that is meant."""
    walk = picture.walkthrough
    if code == RATING:
        lines = (explain_rating(walk.rating, walk.rating_reasons),)
        yield Explanation(RATING, "Rating", (*lines, *map(explain_flag, walk.flags)))
    if code == DEPTH:
        yield from _depth(session, row, picture)
    for section in walk.sections:
        for state in section.questions:
            if state.question.code == code:
                title = f"{code} {state.question.text}"
                yield Explanation(code, title, explain_question(state))
        if section.code == code:
            yield Explanation(code, f"{code} {section.title}", explain_section(section, walk))
    yield from _flags_and_scores(walk, code)


def _flags_and_scores(walk: Walkthrough, code: str) -> Iterator[Explanation]:
    for flag in walk.flags:
        if flag.code == code:
            yield Explanation(code, f"Flag {code}", (explain_flag(flag),))
    for score in walk.scores:
        if score.code == code:
            yield Explanation(code, f"Score {score.title}", explain_score(score))


def _depth(session: Session, row: AssessmentRow, picture: Picture) -> Iterator[Explanation]:
    """Give why it is asked as deep as it is; nothing where there is no depth."""
    if not row.depth:
        return
    label = depth_label(picture.questionnaire, row.depth)
    title = f"Depth: {label}"
    chosen = tuple(f"{label}: {reason}" for reason in row.depth_reasons)
    if not row.triage:
        yield Explanation(DEPTH, title, (*chosen, "The depth was chosen by a person."))
        return
    triage = picture_of(session, require_row(session, row.triage))
    said = explain_depth(row.code, triage.walkthrough)
    yield Explanation(DEPTH, title, (*chosen, "What the triage says now:", *said))
