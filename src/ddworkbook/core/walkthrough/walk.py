"""Walk through a whole questionnaire and put the picture together.

Not here: how one section stands (sections.py), walking again after an answer (again.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ddworkbook.core.answer import Answer
from ddworkbook.core.questionnaire import DecisionTable, Questionnaire
from ddworkbook.core.severity import worst
from ddworkbook.core.walkthrough.picture import (
    Decision,
    FiredRule,
    Flag,
    Profile,
    Score,
    Walkthrough,
)
from ddworkbook.core.walkthrough.scoring import score_of
from ddworkbook.core.walkthrough.sections import SectionPart, question_state, section_part
from ddworkbook.core.walkthrough.standing import Standing
from ddworkbook.core.walkthrough.why import because, said

MAX_REASONS = 3


def walk_through(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    profile: Profile,
    today: date,
) -> Walkthrough:
    """Return the whole picture of an assessment.

    Hidden questions keep their answers in the picture but count for nothing: no flag, nothing
    missing, no value for rules. Notes and calculated values are not counted as asked.
    `next_code` is the first question that is missing.
    """
    standing = Standing(questionnaire, answers, profile, today)
    return put_together(standing, all_parts(standing), all_decisions(standing))


def all_parts(standing: Standing) -> tuple[SectionPart, ...]:
    """Return every section's share of the picture."""
    return tuple(
        section_part(
            standing, section, tuple(question_state(standing, one) for one in section.questions)
        )
        for section in standing.questionnaire.sections
    )


def all_decisions(standing: Standing) -> tuple[Decision, ...]:
    """Return what every decision table says."""
    return tuple(decision(standing, table) for table in standing.questionnaire.decisions)


def put_together(
    standing: Standing, parts: Sequence[SectionPart], decisions: tuple[Decision, ...]
) -> Walkthrough:
    """Return the whole picture from the shares of its sections."""
    flags = tuple(flag for part in parts for flag in part.flags)
    missing = tuple(code for part in parts for code in part.missing)
    return Walkthrough(
        sections=tuple(part.state for part in parts),
        flags=flags,
        missing=missing,
        problems=tuple(problem for part in parts for problem in part.problems),
        asked=sum(part.state.asked for part in parts),
        answered=sum(part.state.answered for part in parts),
        next_code=missing[0] if missing else None,
        rating=worst(flag.severity for flag in flags),
        rating_reasons=_rating_reasons(flags),
        decisions=decisions,
        scores=_scores(standing.questionnaire, parts),
    )


def decision(standing: Standing, table: DecisionTable) -> Decision:
    """Return the deepest outcome that a row gives, with the reasons of all its true rows."""
    true = [rule for rule in table.rules if standing.true(rule.when)]
    given = {rule.outcome for rule in true}
    deepest = next((o for o in reversed(table.outcomes) if o.value in given), None)
    if deepest is None:
        return Decision(table.code, table.title, "", "", ())
    rows = [rule for rule in true if rule.outcome == deepest.value]
    return Decision(
        table.code,
        table.title,
        deepest.value,
        deepest.label,
        reasons=tuple(rule.reason for rule in rows),
        fired=tuple(
            FiredRule(rule.reason, said(standing, rule.when), because(standing, rule.when))
            for rule in rows
        ),
    )


def _scores(questionnaire: Questionnaire, parts: Sequence[SectionPart]) -> tuple[Score, ...]:
    """Return the score of each dimension in which something can earn points."""
    if not questionnaire.dimensions:
        return ()
    found = [one for part in parts for one in part.earned]
    scores = (
        score_of(one.value, one.label, [item for item in found if item.dimension == one.value])
        for one in questionnaire.dimensions
    )
    return tuple(score for score in scores if score is not None)


def _rating_reasons(flags: Sequence[Flag]) -> tuple[str, ...]:
    """Return why the rating is what it is: up to three flags, the worst first."""
    if not flags:
        return ("No answer raised a flag.",)
    by_weight = sorted(flags, key=lambda flag: -flag.severity.rank)
    return tuple(_rating_reason(flag) for flag in by_weight[:MAX_REASONS])


def _rating_reason(flag: Flag) -> str:
    at = f", {flag.question}" if flag.question else ""
    return f"{flag.severity.word}{at}: {flag.reason}"
