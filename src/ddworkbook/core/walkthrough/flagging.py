"""Which flags stand: the rules that fired, "unsure", and many ambers that make a red.

Source for the promotion: domain report on due diligence, section P1; the number is policy data.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ddworkbook.core.answer import Answer
from ddworkbook.core.expression.values import decimal_of
from ddworkbook.core.questionnaire import FlagRule, Question, Section
from ddworkbook.core.severity import Severity
from ddworkbook.core.walkthrough.picture import Flag
from ddworkbook.core.walkthrough.standing import Standing
from ddworkbook.core.walkthrough.why import because, said

UNSURE = "unsure"

# How many amber-major flags in one section make a red, unless the institution says otherwise.
PROMOTION_FACT = "policy_amber_major_promotes"
PROMOTES = Decimal(3)


def question_flags(
    standing: Standing, question: Question, answer: Answer | None
) -> tuple[Flag, ...]:
    """Return the flags of an asked question, in the order of its rules."""
    fired = [
        _fired(standing, question, rule) for rule in question.flags if standing.true(rule.when)
    ]
    if not fired and answer is not None and _is_unsure(question, answer):
        fired.append(_unsure(question))
    return tuple(fired)


def promotion(standing: Standing, section: Section, flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """Return the red flag that several amber-major flags of one section make, or nothing."""
    needed = decimal_of(standing.profile.facts.get(PROMOTION_FACT)) or PROMOTES
    ambers = [flag for flag in flags if flag.severity is Severity.AMBER_MAJOR]
    if not ambers or len(ambers) < needed:
        return ()
    codes = ", ".join(dict.fromkeys(flag.question for flag in ambers))
    return (
        Flag(
            code=f"{section.code}/promoted",
            question="",
            severity=Severity.RED,
            reason=(
                f"{len(ambers)} amber major flags stand in “{section.title}” ({codes}); "
                "together they weigh as much as a red one."
            ),
            because=tuple(f"{flag.question}: {flag.reason}" for flag in ambers),
            rule=f"{needed:f} or more amber major flags stand in one section",
        ),
    )


def _fired(standing: Standing, question: Question, rule: FlagRule) -> Flag:
    return Flag(
        code=rule.code,
        question=question.code,
        severity=rule.severity,
        reason=rule.reason,
        because=because(standing, rule.when),
        rule=said(standing, rule.when),
        action=rule.action or question.action,
        referral=rule.referral,
        sources=rule.sources or question.sources,
    )


def _is_unsure(question: Question, answer: Answer) -> bool:
    """Say whether a closed question was answered with unsure."""
    if not question.choices:
        return False
    value = answer.value
    return value == UNSURE or (isinstance(value, list | tuple) and UNSURE in value)


def _unsure(question: Question) -> Flag:
    label = question.choice_label(UNSURE)
    return Flag(
        code=f"{question.code}/{UNSURE}",
        question=question.code,
        severity=Severity.AMBER_MINOR,
        reason="Nobody could say, so it cannot be taken as safe.",
        because=(f"{question.code}: {question.text} {label}",),
        rule=f"{question.code} is “{label}”",
        action=question.action,
        sources=question.sources,
    )
