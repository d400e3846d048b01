"""What changed from one edition of a questionnaire to another, question by question, in sentences.

Not here: what becomes of the answers (answer_migration.py), codes that come back although they were
retired (reused_codes.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ddworkbook.core.questionnaire import Question, Questionnaire


class DifferenceKind(StrEnum):
    """What a difference is about."""

    ADDED = "added"
    RETIRED = "retired"
    REWORDED = "reworded"
    TYPE_CHANGED = "type-changed"
    CHOICES_CHANGED = "choices-changed"
    RULES_CHANGED = "rules-changed"
    GUIDANCE_CHANGED = "guidance-changed"
    MOVED = "moved"


# An answer to a question that changed in these ways may mean something else now.
CHANGES_MEANING = frozenset(
    {DifferenceKind.REWORDED, DifferenceKind.TYPE_CHANGED, DifferenceKind.CHOICES_CHANGED}
)

_RULES: Mapping[str, str] = {
    "relevant": "when it is asked",
    "depth": "from which depth it is asked",
    "follows": "which question it follows",
    "required": "whether it has to be answered",
    "constraint": "what it accepts",
    "minimum": "its least value",
    "maximum": "its greatest value",
    "step": "its step",
    "currencies": "its currencies",
    "choice_filter": "which choices are offered",
    "calculate": "how it is worked out",
    "flags": "what raises its flags",
    "who": "who answers it",
    "level": "whether the answer is the organisation's or the project's",
    "personal": "whether the answer is personal",
    "age_limit": "how long an answer may be used again",
    "dimension": "what it is scored for",
    "weight": "its weight in scores",
}
_GUIDANCE = ("guidance", "hint", "evidence", "action", "sources", "required_message")


@dataclass(frozen=True)
class EditionDifference:
    """One difference. `code` is that of a question or section, "" for the whole."""

    kind: DifferenceKind
    code: str
    sentence: str


def edition_differences(old: Questionnaire, new: Questionnaire) -> tuple[EditionDifference, ...]:
    """Return every difference, in the order of the new edition, retired questions last."""
    return (*_questions(old, new), *_retired(old, new), *_sections(old, new), *_whole(old, new))


def question_differences(old: Question, new: Question) -> tuple[EditionDifference, ...]:
    """Return how one question differs from itself in an older edition; its place apart."""
    return tuple(_question(old, new))


def _questions(old: Questionnaire, new: Questionnaire) -> Iterator[EditionDifference]:
    home = {q.code: section.code for section in old.sections for q in section.questions}
    for section in new.sections:
        for question in section.questions:
            before = old.question(question.code)
            if before is None:
                yield _told(question, DifferenceKind.ADDED, f"is new: “{question.text}”")
                continue
            yield from _question(before, question)
            if home[question.code] != section.code:
                place = f"stands in the section “{section.title}” now"
                yield _told(question, DifferenceKind.MOVED, place)


def _question(old: Question, new: Question) -> Iterator[EditionDifference]:
    if old.text != new.text:
        words = f"asks in other words: “{new.text}” (before: “{old.text}”)"
        yield _told(new, DifferenceKind.REWORDED, words)
    if old.type is not new.type:
        what = f"takes another type of answer: {new.type.value} (before: {old.type.value})"
        yield _told(new, DifferenceKind.TYPE_CHANGED, what)
    elif choices := [*_choices(old, new), *_columns(old, new)]:
        yield _told(new, DifferenceKind.CHOICES_CHANGED, "; ".join(choices))
    if rules := [words for name, words in _RULES.items() if _differs(old, new, name)]:
        yield _told(new, DifferenceKind.RULES_CHANGED, f"has other rules: {', '.join(rules)}")
    if any(_differs(old, new, name) for name in _GUIDANCE):
        yield _told(new, DifferenceKind.GUIDANCE_CHANGED, "has other guidance or sources")


def _choices(old: Question, new: Question) -> Iterator[str]:
    """Give what changed in the choices."""
    before = {choice.value: choice for choice in old.choices}
    after = {choice.value: choice for choice in new.choices}
    yield from (f"offers “{c.label}” too" for v, c in after.items() if v not in before)
    yield from (f"offers “{c.label}” no more" for v, c in before.items() if v not in after)
    for value, choice in after.items():
        was = before.get(value)
        if was is None or was == choice:
            continue
        if was.label != choice.label:
            yield f"calls “{was.label}” now “{choice.label}”"
        elif was.description != choice.description:
            yield f"describes “{choice.label}” in other words"
        else:
            yield f"treats “{choice.label}” in another way"
    if old.other != new.other:
        yield "takes other answers than the listed too" if new.other else "takes listed ones only"


def _columns(old: Question, new: Question) -> Iterator[str]:
    """Give what changed in the columns of a table."""
    before = {column.code: column for column in old.columns}
    after = {column.code: column for column in new.columns}
    yield from (f"has the column “{c.label}” too" for k, c in after.items() if k not in before)
    yield from (f"has no column “{c.label}” any more" for k, c in before.items() if k not in after)
    for code, column in after.items():
        if code in before and before[code] != column:
            yield f"has another column “{column.label}”"


def _retired(old: Questionnaire, new: Questionnaire) -> Iterator[EditionDifference]:
    for question in old.questions:
        if new.question(question.code) is None:
            words = f"is asked no more: “{question.text}”"
            yield _told(question, DifferenceKind.RETIRED, words)


def _sections(old: Questionnaire, new: Questionnaire) -> Iterator[EditionDifference]:
    for section in new.sections:
        before = old.section(section.code)
        if before is None:
            continue
        if before.title != section.title:
            words = f"Section {section.code} is called “{section.title}” (before: “{before.title}”)"
            yield EditionDifference(DifferenceKind.REWORDED, section.code, f"{words}.")
        if before.relevant != section.relevant:
            words = f"Section {section.code} “{section.title}” has another rule for being asked."
            yield EditionDifference(DifferenceKind.RULES_CHANGED, section.code, words)


def _whole(old: Questionnaire, new: Questionnaire) -> Iterator[EditionDifference]:
    before = {table.code: table for table in old.decisions}
    for table in new.decisions:
        if table.code not in before:
            words = f"There is a new decision table: “{table.title}”."
            yield EditionDifference(DifferenceKind.ADDED, "", words)
        elif before.pop(table.code) != table:
            words = f"The decision table “{table.title}” has other rules."
            yield EditionDifference(DifferenceKind.RULES_CHANGED, "", words)
    for table in old.decisions:
        if table.code in before:
            words = f"The decision table “{table.title}” is used no more."
            yield EditionDifference(DifferenceKind.RETIRED, "", words)
    if old.depths != new.depths:
        words = "The depths are others than before."
        yield EditionDifference(DifferenceKind.RULES_CHANGED, "", words)


def _differs(old: Question, new: Question, name: str) -> bool:
    return bool(getattr(old, name) != getattr(new, name))


def _told(question: Question, kind: DifferenceKind, words: str) -> EditionDifference:
    ending = "" if words.endswith((".", "?”")) else "."
    return EditionDifference(kind, question.code, f"{question.code} {words}{ending}")
