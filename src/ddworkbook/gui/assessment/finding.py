"""Where to go next in a questionnaire: pure looks at the one picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_text import value_text
from ddworkbook.core.folding import fold
from ddworkbook.core.walkthrough import QuestionState, SectionState, Walkthrough


def asked_states(walkthrough: Walkthrough) -> tuple[QuestionState, ...]:
    """Return the questions that are asked, in order."""
    return tuple(
        state for section in walkthrough.sections for state in section.questions if state.asked
    )


def state_of(walkthrough: Walkthrough, code: str) -> QuestionState | None:
    """Return how a question stands, or None when there is no such question."""
    states = (state for section in walkthrough.sections for state in section.questions)
    return next((state for state in states if state.question.code == code), None)


def section_of(walkthrough: Walkthrough, code: str) -> SectionState | None:
    """Return the section that a question stands in."""
    for section in walkthrough.sections:
        if any(state.question.code == code for state in section.questions):
            return section
    return None


def section_named(walkthrough: Walkthrough, code: str) -> SectionState | None:
    """Return the section with this code."""
    return next((section for section in walkthrough.sections if section.code == code), None)


def is_unanswered(state: QuestionState) -> bool:
    """Return True when a question that takes an answer has none."""
    return state.question.asks and (state.answer is None or state.answer.value is None)


def is_flagged(state: QuestionState) -> bool:
    """Return True when a rule fired on the answer, or something is wrong with it."""
    return bool(state.flags or state.problems)


def is_waiting(state: QuestionState) -> bool:
    """Return True when an answer came along and nobody has confirmed it yet."""
    answer = state.answer
    return answer is not None and answer.standing is AnswerStanding.TO_CONFIRM


def is_held(state: QuestionState) -> bool:
    """Return True when an answer came along and cannot be changed until it is reopened."""
    return state.answer is not None and state.answer.standing is AnswerStanding.HELD


def says(typed: str, state: QuestionState) -> bool:
    """Return True when a question, its answer or its comment has all the words that were typed."""
    answer = state.answer
    said = () if answer is None else (answer.comment, value_text(state.question, answer.value))
    text = fold(" ".join((state.question.code, state.question.text, *said)))
    return all(word in text for word in fold(typed).split())


def next_code(
    walkthrough: Walkthrough, code: str, wanted: Callable[[QuestionState], bool], step: int = 1
) -> str:
    """Return the next asked question that is wanted, round the end; "" when there is none.

    `step` is 1 for onwards and -1 for back; `code` itself comes last.
    """
    states = asked_states(walkthrough)
    at = _place(walkthrough, states, code, step)
    for distance in range(1, len(states) + 1):
        state = states[(at + step * distance) % len(states)]
        if wanted(state):
            return state.question.code
    return ""


def _place(walkthrough: Walkthrough, states: Sequence[QuestionState], code: str, step: int) -> int:
    """Return where a code stands among the asked; a hidden one stands before its follower."""
    codes = [state.question.code for state in states]
    if code in codes:
        return codes.index(code)
    if not code:
        return -1 if step > 0 else len(codes)
    before = 0
    for section in walkthrough.sections:
        for state in section.questions:
            if state.question.code == code:
                return before - 1 if step > 0 else before
            before += state.asked
    return -1


def written_code(walkthrough: Walkthrough, typed: str) -> str:
    """Return the code that somebody meant by "c7a" or "C07A"; "" when there is none."""
    wanted = _plain(typed)
    states = (state for section in walkthrough.sections for state in section.questions)
    return next((s.question.code for s in states if _plain(s.question.code) == wanted), "")


def _plain(code: str) -> str:
    """Return a code without case, blanks and leading noughts."""
    letters = code.strip().casefold()
    head = letters.rstrip("0123456789abcdefghijklmnopqrstuvwxyz")
    text = letters[len(head) :]
    number = "".join(char for char in text if char.isdigit())
    before, _, after = text.partition(number) if number else (text, "", "")
    return f"{before}{number.lstrip('0') or number[-1:]}{after}"


def changed_code(before: Walkthrough, after: Walkthrough) -> str:
    """Return the first question whose answer differs, "" when none does."""
    known = {
        state.question.code: state.answer
        for section in before.sections
        for state in section.questions
    }
    for section in after.sections:
        for state in section.questions:
            code = state.question.code
            if _content(known.get(code)) != _content(state.answer):
                return code
    return ""


def _content(answer: Answer | None) -> object:
    if answer is None:
        return (None, "", "", ())
    return (answer.value, answer.comment, answer.respondent, answer.evidence)
