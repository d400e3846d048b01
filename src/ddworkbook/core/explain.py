"""The sentences of the side panel: why something is asked, flagged, scored, decided or rated.

Each function takes its share of the picture and looks nowhere else.
"""

from __future__ import annotations

from ddworkbook.core.expression.words import number_in_words
from ddworkbook.core.severity import Severity
from ddworkbook.core.walkthrough import (
    Decision,
    Flag,
    QuestionState,
    Score,
    SectionState,
    Walkthrough,
)


def explain_question(state: QuestionState) -> tuple[str, ...]:
    """Return why a question is asked or hidden, then why it is flagged, a sentence or two each."""
    return (state.why, *(explain_flag(flag) for flag in state.flags))


def explain_flag(flag: Flag) -> str:
    """Return the flag, its reason, and the answers that fired it."""
    fired = " ".join(f"({line})" for line in flag.because)
    return f"{flag.severity.word} because {flag.rule}. {flag.reason} {fired}".strip()


def explain_section(state: SectionState, walkthrough: Walkthrough) -> tuple[str, ...]:
    """Return why a section is asked or hidden, how far it is, its flags and its score."""
    sentences = [state.why] if state.why else []
    if not state.asked:
        return tuple(sentences or ["Nothing in this section is asked now."])
    sentences.append(f"{state.answered} of {state.asked} questions are answered.")
    codes = {question.question.code for question in state.questions}
    here = [
        flag
        for flag in walkthrough.flags
        if flag.question in codes or flag.code == f"{state.code}/promoted"
    ]
    if here:
        sentences.append(f"The worst flag is {state.worst.word}.")
        sentences.extend(explain_flag(flag) for flag in here)
    if state.score is not None:
        sentences.extend(explain_score(state.score))
    return tuple(sentences)


def explain_score(score: Score) -> tuple[str, ...]:
    """Return what was earned out of what, then what each answer earned."""
    if score.percent is None:
        return (f"{score.title}: nothing that earns points is answered yet.",)
    whole = (
        f"{score.title}: {number_in_words(score.points)} of {number_in_words(score.out_of)} points "
        f"({score.percent}%), "
        f"from {score.answered} of {score.asked} questions that earn points."
    )
    return (whole, *score.lines)


def explain_decision(decision: Decision) -> tuple[str, ...]:
    """Return the outcome of a decision table, such as the depth, and why: rules and answers."""
    if not decision.outcome:
        return (f"{decision.title}: no rule applies yet.",)
    sentences = [f"{decision.title}: {decision.label}."]
    for fired in decision.fired:
        answers = " ".join(f"({line})" for line in fired.because)
        sentences.append(f"Because {fired.rule}. {fired.reason} {answers}".strip())
    return tuple(sentences)


def explain_depth(code: str, walkthrough: Walkthrough) -> tuple[str, ...]:
    """Return why the questionnaire `code` has its depth, from the picture of the triage."""
    for decision in walkthrough.decisions:
        if decision.code == code:
            return explain_decision(decision)
    return ("No decision table gives this depth; it was chosen by hand.",)


def explain_rating(rating: Severity, reasons: tuple[str, ...]) -> str:
    """Return the rating and its reasons as one line."""
    return f"{rating.word}. {' '.join(reasons)}".strip()


def explain_whole(walkthrough: Walkthrough) -> tuple[str, ...]:
    """Return why the whole is rated as it is, its scores and its decisions."""
    return (
        explain_rating(walkthrough.rating, walkthrough.rating_reasons),
        *(line for score in walkthrough.scores for line in explain_score(score)),
        *(line for decision in walkthrough.decisions for line in explain_decision(decision)),
    )
