"""Changing texts, severities and sources of an edition; its structure stays as it is.

Places of texts are the keys of translations: `C07.text`, `C07.flags.1.reason`, `A.title`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Column, Question, Questionnaire, Section
from ddworkbook.core.severity import Severity
from ddworkbook.core.translation import with_texts

# Without these a questionnaire cannot be read.
_NEEDED = frozenset({"text", "title", "purpose", "label", "reason", "message"})

# What the file writes without a name of a field behind the key: `depths.full`, `facts.T02`.
_NEEDED_GROUPS = frozenset({"depths", "dimensions", "decisions", "facts"})


@dataclass(frozen=True)
class TextPlace:
    """A text that can be changed. `needed` when it may not be empty."""

    key: str
    text: str
    needed: bool

    @property
    def field(self) -> str:
        """Return what the text is, such as "guidance" or "label"."""
        return self.key.rpartition(".")[2]


def head_places(questionnaire: Questionnaire) -> tuple[TextPlace, ...]:
    """Return the texts that belong to no section."""
    return _places(replace(questionnaire, sections=()))


def section_places(questionnaire: Questionnaire, section: Section) -> tuple[TextPlace, ...]:
    """Return the texts of a section, without those of its questions."""
    inner = _places(_only(questionnaire, replace(section, questions=())))
    return tuple(place for place in inner if place.key.startswith(f"{section.code}."))


def question_places(questionnaire: Questionnaire, question: Question) -> tuple[TextPlace, ...]:
    """Return the texts of a question, empty ones too, as the question has them in order."""
    holder = Section("", "", (question,))
    inner = _places(_only(questionnaire, holder))
    return tuple(place for place in inner if place.key.startswith(f"{question.code}."))


def with_text(questionnaire: Questionnaire, key: str, text: str) -> Questionnaire:
    """Return the edition with another text in one place.

    Raises: LookupError when there is no such place; ValueError when the text may not be empty.
    """
    if key.startswith("answers."):
        raise LookupError(key)
    if not text and is_needed(key):
        raise ValueError(f"{key} may not be empty")
    met = False

    def say(here: str, old: str) -> str:
        nonlocal met
        met = met or here == key
        return text if here == key else old

    changed = with_texts(questionnaire, say, empty=True)
    if not met:
        raise LookupError(key)
    return changed


def with_severity(
    questionnaire: Questionnaire, code: str, number: int, severity: Severity
) -> Questionnaire:
    """Return the edition with another severity of a question's flag, counted from 1.

    Raises: LookupError when there is no such flag; ValueError for what no flag can be.
    """
    if severity is Severity.NONE:
        raise ValueError("a flag has a severity")
    question = _question(questionnaire, code)
    if not 1 <= number <= len(question.flags):
        raise LookupError(f"{code}.flags.{number}")
    flags = list(question.flags)
    flags[number - 1] = replace(flags[number - 1], severity=severity)
    return _with_question(questionnaire, replace(question, flags=tuple(flags)))


def with_sources(questionnaire: Questionnaire, code: str, sources: Sequence[str]) -> Questionnaire:
    """Return the edition in which a question cites these sources.

    Raises: LookupError when there is no such question.
    """
    question = _question(questionnaire, code)
    return _with_question(questionnaire, replace(question, sources=tuple(sources)))


def is_needed(key: str) -> bool:
    """Say whether the text in a place may not be empty."""
    first, _, _rest = key.partition(".")
    return key.rpartition(".")[2] in _NEEDED or (first in _NEEDED_GROUPS and "." in key)


def _places(questionnaire: Questionnaire) -> tuple[TextPlace, ...]:
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        found.setdefault(key, text)
        return text

    with_texts(questionnaire, note, empty=True)
    owners = _owners(questionnaire)
    return tuple(
        TextPlace(key, text, is_needed(key))
        for key, text in found.items()
        if _can_be_changed(key, owners)
    )


def _can_be_changed(key: str, owners: Mapping[str, Question | Column]) -> bool:
    """Say whether a text has a place in the file, and a use there."""
    if key.startswith("answers."):
        return False
    owner, _, field = key.rpartition(".")
    if field == "other_label":
        return owner in owners and owners[owner].other
    if field == "required_message":
        asked = owners.get(owner)
        return isinstance(asked, Question) and asked.asks and asked.required
    if field in ("evidence", "action", "hint") and owner in owners:
        return owners[owner].type not in (QuestionType.NOTE, QuestionType.CALCULATED)
    return True


def _owners(questionnaire: Questionnaire) -> dict[str, Question | Column]:
    """Return questions and columns by the beginning of their keys."""
    found: dict[str, Question | Column] = {}
    for question in questionnaire.questions:
        found[question.code] = question
        for column in question.columns:
            found[f"{question.code}.columns.{column.code}"] = column
    return found


def _only(questionnaire: Questionnaire, section: Section) -> Questionnaire:
    """Return a questionnaire of one section and nothing else that has texts."""
    return replace(
        questionnaire,
        title="",
        purpose="",
        depths=(),
        dimensions=(),
        facts={},
        decisions=(),
        sections=(section,),
    )


def _question(questionnaire: Questionnaire, code: str) -> Question:
    question = questionnaire.question(code)
    if question is None:
        raise LookupError(code)
    return question


def _with_question(questionnaire: Questionnaire, question: Question) -> Questionnaire:
    return replace(
        questionnaire,
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    question if one.code == question.code else one for one in section.questions
                ),
            )
            for section in questionnaire.sections
        ),
    )
