"""Which answers of an earlier record a new assessment begins with: held, to be confirmed, or not.

Not here: which record that is, and writing (usecases); changing the edition (answer_migration.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_migration import LeftBehind, changed_meaning, why_left_behind
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.months import add_months
from ddworkbook.core.questionnaire import Level, Question, Questionnaire
from ddworkbook.core.record import Record, RecordAnswer
from ddworkbook.core.sealing import ERASED


@dataclass(frozen=True)
class CarryRules:
    """The institution's rules for using answers again.

    `months` is how long an answer of the organisation lasts where its question says nothing,
    `ceiling` the longest that any may last. `not_held` says why nothing can be held, "" when
    answers can be. `same_project` lets the answers about the project come along too, to be
    confirmed.
    """

    today: date
    months: int
    ceiling: int
    not_held: str = ""
    same_project: bool = False


@dataclass(frozen=True)
class CarriedAnswers:
    """What a new assessment begins with. Evidence still has the ids of the earlier assessment."""

    answers: tuple[Answer, ...]
    left: tuple[LeftBehind, ...]
    evidence: tuple[Evidence, ...]

    def count(self, standing: AnswerStanding) -> int:
        """Return how many answers stand so."""
        return sum(answer.standing is standing for answer in self.answers)


def carried_answers(
    record: Record,
    fingerprint: str,
    old: Questionnaire | None,
    new: Questionnaire,
    rules: CarryRules,
) -> CarriedAnswers:
    """Return which answers and evidence of a record come along.

    `old` is the edition of the record, where it is known. Evidence comes with the answers that it
    proves, as it was dated.
    """
    kept: list[Answer] = []
    left: list[LeftBehind] = []
    for given in (answer for section in record.sections for answer in section.answers):
        if given.value is None:
            continue
        before = old.question(given.code) if old else None
        question = new.question(given.code)
        why = _why_not(given, before, question, rules)
        if why or question is None:
            left.append(LeftBehind(given.code, why))
            continue
        reasons = " ".join(_reasons(record, given, before, question, rules))
        kept.append(_answer(given, fingerprint, reasons))
    codes = {answer.code for answer in kept}
    return CarriedAnswers(tuple(kept), tuple(left), tuple(_evidence(record, codes)))


def expired_evidence(evidence: Evidence, today: date) -> str:
    """Return in a sentence that a piece of evidence has expired, or ""."""
    if not evidence.expires_on or evidence.expires_on >= today.isoformat():
        return ""
    return f"The evidence “{evidence.name}” expired on {evidence.expires_on}."


def _why_not(
    given: RecordAnswer, before: Question | None, question: Question | None, rules: CarryRules
) -> str:
    """Return why an answer does not come along at all, or ""."""
    if _is_erased(given.value):
        return "It was erased."
    why = why_left_behind(before, question, given.value)
    if not why and question and question.level is Level.PROJECT and not rules.same_project:
        return "It is about the project, so it is asked for each one."
    return why


def _reasons(
    record: Record,
    given: RecordAnswer,
    before: Question | None,
    question: Question,
    rules: CarryRules,
) -> Iterator[str]:
    """Give why an answer has to be confirmed; nothing for one that is held."""
    if question.level is Level.PROJECT:
        yield "It is about the project, which may have moved on."
    elif rules.not_held:
        yield rules.not_held
    yield from filter(None, (changed_meaning(before, question), _age(given, question, rules)))
    for item in record.evidence:
        if item.id in given.evidence:
            yield from filter(None, (expired_evidence(item, rules.today),))


def _age(given: RecordAnswer, question: Question, rules: CarryRules) -> str:
    """Return in a sentence that an answer is too old to be used unseen, or ""."""
    since = _since(given)
    months = min(question.age_limit or rules.months, rules.ceiling)
    try:
        last = add_months(date.fromisoformat(since[:10]), months)
    except ValueError:
        return "It is not known when it was given."
    if rules.today <= last:
        return ""
    return f"It was last confirmed on {since[:10]}, more than {months} months ago."


def _since(given: RecordAnswer) -> str:
    """Return when somebody last stood for an answer: holding one does not make it younger."""
    return given.origin_at if given.standing == "held" else given.answered_at


def _answer(given: RecordAnswer, fingerprint: str, reasons: str) -> Answer:
    return Answer(
        code=given.code,
        value=given.value,
        comment="" if given.comment == ERASED else given.comment,
        respondent="" if given.respondent == ERASED else given.respondent,
        standing=AnswerStanding.TO_CONFIRM if reasons else AnswerStanding.HELD,
        origin=fingerprint,
        origin_at=_since(given),
        reason=reasons,
        tables=given.tables,
    )


def _evidence(record: Record, codes: set[str]) -> Iterator[Evidence]:
    """Give the evidence of the answers that come along, naming those questions alone."""
    proves: dict[str, list[str]] = {}
    for section in record.sections:
        for answer in section.answers:
            for item_id in answer.evidence:
                proves.setdefault(item_id, []).append(answer.code)
    for item in record.evidence:
        kept = tuple(code for code in proves.get(item.id, ()) if code in codes)
        if kept:
            yield replace(item, codes=kept)


def _is_erased(value: JsonValue) -> bool:
    """Say whether a value, or a part of it, was erased by a lawful request."""
    if isinstance(value, Mapping):
        return any(_is_erased(item) for item in value.values())
    if isinstance(value, list | tuple):
        return any(_is_erased(item) for item in value)
    return value == ERASED
