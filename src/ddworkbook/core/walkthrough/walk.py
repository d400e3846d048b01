"""Walk through a whole questionnaire and put the picture together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ddworkbook.core.answer import Answer
from ddworkbook.core.answer_check import check_value, completeness_problems
from ddworkbook.core.answer_text import value_text
from ddworkbook.core.answer_value import json_of, value_of
from ddworkbook.core.expression import Scope, evaluate
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import (
    DecisionTable,
    Question,
    Questionnaire,
    QuestionType,
    Section,
)
from ddworkbook.core.severity import worst
from ddworkbook.core.walkthrough.flagging import promotion, question_flags
from ddworkbook.core.walkthrough.picture import (
    Decision,
    Flag,
    Profile,
    QuestionState,
    SectionState,
    Walkthrough,
)
from ddworkbook.core.walkthrough.standing import Asking, Standing
from ddworkbook.core.walkthrough.why import why

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
    flags: list[Flag] = []
    sections = []
    for section in questionnaire.sections:
        state, found = _section(standing, section)
        sections.append(state)
        flags.extend(found)
    states = [state for section in sections for state in section.questions]
    missing = tuple(state.question.code for state in states if state.missing)
    return Walkthrough(
        sections=tuple(sections),
        flags=tuple(flags),
        missing=missing,
        problems=tuple(problem for state in states for problem in state.problems),
        asked=sum(section.asked for section in sections),
        answered=sum(section.answered for section in sections),
        next_code=missing[0] if missing else None,
        rating=worst(flag.severity for flag in flags),
        rating_reasons=_rating_reasons(flags),
        decisions=tuple(_decision(standing, table) for table in questionnaire.decisions),
    )


def _section(standing: Standing, section: Section) -> tuple[SectionState, tuple[Flag, ...]]:
    """Return how a section stands, and all its flags."""
    states = tuple(_question(standing, question) for question in section.questions)
    flags = tuple(flag for state in states for flag in state.flags)
    flags += promotion(standing, section, flags)
    asked = [state for state in states if state.asked and state.question.asks]
    return (
        SectionState(
            code=section.code,
            title=section.title,
            questions=states,
            asked=len(asked),
            answered=sum(s.answer is not None and s.answer.value is not None for s in asked),
            worst=worst(flag.severity for flag in flags),
        ),
        flags,
    )


def _question(standing: Standing, question: Question) -> QuestionState:
    """Return how one question stands."""
    answer = standing.answers.get(question.code)
    if standing.asking(question) is not Asking.ASKED:
        return QuestionState(question, False, why(standing, question), answer)
    if question.type is QuestionType.CALCULATED:
        value = json_of(standing.value(question.code))
        answer = None if value is None else Answer(question.code, value)
    problems = () if answer is None else tuple(_problems(standing, question, answer))
    flags = question_flags(standing, question, answer)
    return QuestionState(question, True, why(standing, question), answer, problems, flags)


def _problems(standing: Standing, question: Question, answer: Answer) -> Iterator[Problem]:
    """Give what blocks sign-off at one answer."""
    if answer.value is None or not question.asks:
        return
    wrong = check_value(question, answer.value)
    yield from wrong
    yield from completeness_problems(question, answer.value, answer.comment)
    constraint = question.constraint
    if constraint is None or wrong:
        return
    itself = value_of(question, answer.value)
    scope = Scope(standing.value, standing.scope.today, itself)
    if evaluate(constraint.holds, scope) is False:
        what = f"“{value_text(question, answer.value)}” does not fit."
        yield Problem("constraint", question.code, what, constraint.message)


def _rating_reasons(flags: Sequence[Flag]) -> tuple[str, ...]:
    """Return why the rating is what it is: up to three flags, the worst first."""
    if not flags:
        return ("No answer raised a flag.",)
    by_weight = sorted(flags, key=lambda flag: -flag.severity.rank)
    return tuple(_rating_reason(flag) for flag in by_weight[:MAX_REASONS])


def _rating_reason(flag: Flag) -> str:
    at = f", {flag.question}" if flag.question else ""
    return f"{flag.severity.word}{at}: {flag.reason}"


def _decision(standing: Standing, table: DecisionTable) -> Decision:
    """Return the deepest outcome that a row gives, with the reasons of all its true rows."""
    true = [rule for rule in table.rules if standing.true(rule.when)]
    given = {rule.outcome for rule in true}
    deepest = next((o for o in reversed(table.outcomes) if o.value in given), None)
    if deepest is None:
        return Decision(table.code, table.title, "", "", ())
    reasons = tuple(rule.reason for rule in true if rule.outcome == deepest.value)
    return Decision(table.code, table.title, deepest.value, deepest.label, reasons)
