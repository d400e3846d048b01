"""Which answers come over from one edition to another, to be confirmed, and which cannot, and why.

Not here: answers of an earlier record (carry_forward.py), writing (usecases).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_check import check_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.edition_differences import (
    CHANGES_MEANING,
    EditionDifference,
    edition_differences,
    question_differences,
)
from ddworkbook.core.questionnaire import Question, Questionnaire

SAME_QUESTION = "A new edition is answered; the question is as it was."


@dataclass(frozen=True)
class LeftBehind:
    """An answer that does not come along. It stays in the history."""

    code: str
    why: str

    @property
    def line(self) -> str:
        """Return code and reason as one line."""
        return f"{self.code}: {self.why}"


@dataclass(frozen=True)
class Migration:
    """What becomes of the answers, with all that changed between the editions.

    `kept` are the answers as they stand afterwards; held ones stay held where their question did
    not change its meaning.
    """

    kept: tuple[Answer, ...]
    left: tuple[LeftBehind, ...]
    differences: tuple[EditionDifference, ...]


def migrated_answers(
    old: Questionnaire, new: Questionnaire, answers: Mapping[str, Answer]
) -> Migration:
    """Return which answers come over and which cannot. Answers that were cleared do not count."""
    kept, left = [], []
    for code, answer in answers.items():
        if answer.value is None:
            continue
        why = why_left_behind(old.question(code), new.question(code), answer.value)
        if why:
            left.append(LeftBehind(code, why))
        else:
            kept.append(_over(old.question(code), new.question(code), answer))
    return Migration(tuple(kept), tuple(left), edition_differences(old, new))


def why_left_behind(old: Question | None, new: Question | None, value: JsonValue) -> str:
    """Return why an answer cannot come along to a question of another edition, or ""."""
    if new is None or not new.asks:
        return "The question is not asked any more."
    if old is not None and old.type is not new.type:
        return f"It takes another type of answer now: {new.type.value}, not {old.type.value}."
    problems = check_value(new, value)
    return f"It does not fit any more. {problems[0].what}" if problems else ""


def changed_meaning(old: Question | None, new: Question | None) -> str:
    """Return in a sentence how a question changed so that an answer may mean something else."""
    if old is None or new is None or old == new:
        return ""
    return " ".join(
        difference.sentence
        for difference in question_differences(old, new)
        if difference.kind in CHANGES_MEANING
    )


def _over(old: Question | None, new: Question | None, answer: Answer) -> Answer:
    """Return an answer as it stands in the new edition."""
    changed = changed_meaning(old, new)
    if answer.standing is AnswerStanding.HELD and not changed:
        return answer
    earlier = answer.reason if answer.standing is AnswerStanding.TO_CONFIRM else ""
    return replace(
        answer,
        standing=AnswerStanding.TO_CONFIRM,
        origin=answer.origin or answer.event,
        origin_at=answer.origin_at or answer.at,
        reason=" ".join(filter(None, (earlier, changed))) or SAME_QUESTION,
    )
