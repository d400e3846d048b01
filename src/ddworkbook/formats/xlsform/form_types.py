"""The type of a row: what ODK calls it, and the type of question that it becomes.

Not here: what else a row says (see question_rows.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ddworkbook.core.question_type import QuestionType
from ddworkbook.formats.xlsform.findings import Findings
from ddworkbook.formats.xlsform.tables import Row
from ddworkbook.formats.xlsform.vocabulary import (
    AS_TEXT,
    FILE_SELECTS,
    FILES,
    METADATA,
    SELECTS,
    TYPE_ALIASES,
)

BRACKETS = frozenset({"begin group", "end group", "begin repeat", "end repeat"})
_PLAIN: Mapping[str, QuestionType] = {
    "text": QuestionType.TEXT,
    "integer": QuestionType.INTEGER,
    "decimal": QuestionType.DECIMAL,
    "range": QuestionType.DECIMAL,
    "date": QuestionType.DATE,
    "note": QuestionType.NOTE,
    "calculate": QuestionType.CALCULATED,
    "acknowledge": QuestionType.CHOICE,
    "select_one": QuestionType.CHOICE,
    "select_multiple": QuestionType.MULTI,
    "rank": QuestionType.MULTI,
    **dict.fromkeys(sorted(FILES), QuestionType.FILE),
    **dict.fromkeys(sorted(AS_TEXT), QuestionType.TEXT),
    **dict.fromkeys(FILE_SELECTS, QuestionType.TEXT),
}
_KNOWN = (*_PLAIN, *BRACKETS, *METADATA, "hidden")
_OTHER_WORDS = ("or_other", "or other", "or specify other")


@dataclass(frozen=True)
class FormType:
    """A type as ODK names it, its list of choices, and whether something else may be given."""

    word: str
    list_name: str = ""
    other: bool = False

    @property
    def kind(self) -> QuestionType | None:
        """Return the type of question, or None for what nobody answers here."""
        return _PLAIN.get(self.word)


def nearest_name(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return "Did you mean ...?" for the nearest known name, or the other repair."""
    near = get_close_matches(name, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def form_type(row: Row, findings: Findings) -> FormType | None:
    """Return the type of a row, or None with a problem."""
    text = " ".join(row.get("type").split())
    if not text:
        findings.problem("no-type", row.place("type"))
        return None
    word = text.lower()
    word = TYPE_ALIASES.get(word, word)
    if word == "datetime":
        word = "dateTime"
    if (word in _PLAIN and word not in SELECTS.values()) or word in (
        *BRACKETS,
        *METADATA,
        "hidden",
    ):
        return FormType(word)
    selected = _select(text)
    if selected is None:
        near = nearest_name(text, _KNOWN, "Use one of ODK's types, such as text or select_one.")
        findings.problem("unknown-type", row.place("type"), name=text, near=near)
    elif not selected.list_name:
        findings.problem("no-list-name", row.place("type"))
    return selected


def _select(text: str) -> FormType | None:
    """Return the type of a question with a list: select_one fruits or_other."""
    other = False
    for ending in _OTHER_WORDS:
        if text.lower().endswith(f" {ending}"):
            text, other = text[: -len(ending)].strip(), True
            break
    lower = text.lower()
    for word in FILE_SELECTS:
        if lower.startswith(word):
            return FormType(word.replace(" ", "_"), text[len(word) :].strip() or "?")
    # The longest alias first: "select one from" begins with "select one".
    for alias in sorted(SELECTS, key=len, reverse=True):
        if lower == alias or lower.startswith(f"{alias} "):
            name = text[len(alias) :].strip()
            return FormType(SELECTS[alias], name.partition(" ")[0], other)
    return None
