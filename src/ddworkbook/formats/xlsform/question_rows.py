"""A row of the survey as a question, or as a column of a table, in the shape of YAML files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import BUILT_IN_CHOICES, OTHER, Level, Who
from ddworkbook.formats.xlsform.choice_lists import ChoiceLists, Tree
from ddworkbook.formats.xlsform.findings import Findings
from ddworkbook.formats.xlsform.languages import Texts
from ddworkbook.formats.xlsform.names import Names
from ddworkbook.formats.xlsform.own_facts import own_fields
from ddworkbook.formats.xlsform.rules_in import RuleReader
from ddworkbook.formats.xlsform.structure import Node
from ddworkbook.formats.xlsform.tables import Row
from ddworkbook.formats.xlsform.vocabulary import (
    AS_TEXT,
    FALSE_WORDS,
    FILE_SELECTS,
    LEFT_OUT_COLUMNS,
    OWN,
    TRUE_WORDS,
)

_PARAMETER = re.compile(r"(start|end|step)\s*=\s*([^\s;,]+)")
_RANGE = {"start": "min", "end": "max", "step": "step"}
_ACKNOWLEDGED = {"value": "OK", "label": "OK"}
PLAIN_MESSAGE = "The answer does not meet the condition of this question."
_BUILT_IN = {
    kind.value: [choice.value for choice in choices] for kind, choices in BUILT_IN_CHOICES.items()
}
# A file of a list, and a list of a file, are not read.
_UNREAD_LISTS = frozenset(name.replace(" ", "_") for name in FILE_SELECTS)


@dataclass
class FormReader:
    """What is needed to read the rows of one form."""

    texts: Texts
    lists: ChoiceLists
    names: Names
    rules: RuleReader
    findings: Findings

    def question(self, node: Node, relevant: str = "") -> Tree:
        """Return a question; `relevant` is the condition of the groups around it."""
        row = node.row
        own = own_fields("question", row, self.findings)
        self._report_left_out(row)
        tree: Tree = {
            "code": self.names.code(node),
            "text": self._label(row, node),
            "type": self._type(node),
            "who": Who.PARTNER.value,
            "level": Level.PROJECT.value,
            "guidance": self.texts.of(row, "guidance_hint"),
            "required_message": self.texts.of(row, "required_message"),
            "required": self._required(row),
            "relevant": joined(relevant, self.rule(row, "relevant", "relevant" in own)),
            **self.answer_form(node, own),
            "choice_filter": self.rule(row, "choice_filter", "choice_filter" in own),
        }
        if tree["type"] == QuestionType.CALCULATED.value:
            tree["calculate"] = self.rule(row, "calculation", "calculate" in own, condition=False)
        elif row.get("calculation"):
            self.findings.notice("left-out", row.place("calculation"), what="The calculation")
        if node.type.kind in {QuestionType.NOTE, QuestionType.CALCULATED}:
            tree.pop("required")
        return self._with_own(tree, own, row)

    def column(self, node: Node) -> Tree:
        """Return a column of a table."""
        row = node.row
        own = own_fields("column", row, self.findings)
        self._report_left_out(row)
        for column, what in _NOT_IN_COLUMNS.items():
            if row.get(column) and not row.get(f"{OWN}type"):
                self.findings.notice("repeat-left-out", row.place(column), what=what)
        tree: Tree = {
            "code": self.names.code(node),
            "label": self._label(row, node),
            "type": self._type(node),
            "required": self._required(row),
            **self.answer_form(node, own),
        }
        return self._with_own(tree, own, row)

    def answer_form(self, node: Node, own: Tree) -> Tree:
        """Return what questions and columns have in common."""
        row = node.row
        form: Tree = {"hint": self.texts.of(row, "hint"), "choices": self._choices(node)}
        if node.type.other:
            form["other"] = True
            form["choices"], form["other_label"] = _without_other(form["choices"])
        found = _built_in(node, form["choices"]) if "type" not in own else ""
        if found:
            form["type"] = found
        if node.type.word == "range" and "min" not in own:
            form.update(self._range(row))
        if "constraint" not in own:
            form["constraint"] = self._constraint(node)
        return form

    def rule(
        self,
        row: Row,
        column: str,
        has_own: bool,
        *,
        condition: bool = True,
        checked: bool = False,
    ) -> str:
        """Return a rule of a row, "" where ours stands beside it."""
        if has_own:
            return ""
        place = row.place(column)
        return self.rules.read(row.get(column), place, condition=condition, checked=checked)

    def _with_own(self, tree: Tree, own: Tree, row: Row) -> Tree:
        """Return the tree with our own fields over it, and without what is empty."""
        kept = dict(own)
        wanted = kept.get("type", tree["type"])
        if wanted in _BUILT_IN and isinstance(wanted, str):
            if _values(tree["choices"]) == _BUILT_IN[wanted]:
                tree.pop("choices")
            else:
                self.findings.notice("choices-changed", row.place("type"), name=wanted)
                kept.pop("type")
        tree.update(kept)
        return {name: value for name, value in tree.items() if value is False or value}

    def _label(self, row: Row, node: Node) -> str:
        label = self.texts.of(row, "label")
        if "${" in label and not row.get(f"{OWN}who"):
            self.findings.notice("place-in-text", row.place("label"), name="name")
        if label:
            return label
        text = self.texts.of(row, "hint") or node.name.replace("_", " ").strip() or "?"
        if node.type.word != "calculate":
            self.findings.notice("no-label", row.place("label"), text=text)
        return text

    def _type(self, node: Node) -> str:
        row, word = node.row, node.type.word
        kind = node.type.kind or QuestionType.TEXT
        if word in AS_TEXT or word in _UNREAD_LISTS:
            self.findings.notice("as-text", row.place("type"), name=word)
        elif word == "rank":
            self.findings.notice("order-lost", row.place("type"))
        elif word == "text" and "multiline" in row.get("appearance"):
            kind = QuestionType.LONG_TEXT
        elif word == "range" and not _has_places(row.get("parameters")):
            kind = QuestionType.INTEGER
        return kind.value

    def _choices(self, node: Node) -> list[JsonValue]:
        if node.type.word == "acknowledge":
            return [dict(_ACKNOWLEDGED)]
        if node.type.kind in {QuestionType.CHOICE, QuestionType.MULTI} and node.type.list_name:
            return list(self.lists.of(node))
        return []

    def _required(self, row: Row) -> bool:
        word = row.get("required").lower()
        if word in TRUE_WORDS:
            return True
        if word in FALSE_WORDS:
            return False
        self.findings.notice("required-rule", row.place("required"))
        return True

    def _constraint(self, node: Node) -> JsonValue:
        row = node.row
        text = row.get("constraint")
        kind = QuestionType(self._kind_quietly(node))
        rule = self.rules.read(text, row.place("constraint"), own_type=kind)
        message = self.texts.of(row, "constraint_message")
        if not rule:
            return None
        if not message:
            self.findings.notice("no-message", row.place("constraint_message"))
        return {"holds": rule, "message": message or PLAIN_MESSAGE}

    def _kind_quietly(self, node: Node) -> str:
        return (node.type.kind or QuestionType.TEXT).value

    def _range(self, row: Row) -> Tree:
        """Return the least, the greatest and the step of a range; ODK's defaults are 0, 10, 1."""
        given = {"start": "0", "end": "10", "step": "1", **_parameters(row)}
        bounds: Tree = {}
        for name, value in given.items():
            try:
                bounds[_RANGE[name]] = format(Decimal(value), "f")
            except InvalidOperation:
                self.findings.problem("bad-number", row.place("parameters"), name=name, value=value)
        return bounds

    def _report_left_out(self, row: Row) -> None:
        for column, what in LEFT_OUT_COLUMNS.items():
            text = row.get(column) or next(
                (one for (name, _), one in row.texts.items() if name == column), ""
            )
            if text and not (column == "appearance" and "multiline" in text):
                self.findings.notice("left-out", row.place(column), what=what)


def _built_in(node: Node, choices: JsonValue) -> str:
    """Return the type whose choices these are, "" when there is none."""
    if node.type.kind is not QuestionType.CHOICE or node.type.other:
        return ""
    return next(
        (
            kind.value
            for kind, own in BUILT_IN_CHOICES.items()
            if choices == [{"value": one.value, "label": one.label} for one in own]
        ),
        "",
    )


_NOT_IN_COLUMNS = {
    "relevant": "When it is asked",
    "guidance_hint": "The guidance",
    "required_message": "What is said when it is missing",
    "choice_filter": "Which choices are offered",
    "calculation": "The calculation",
}


def joined(first: str, second: str) -> str:
    """Return both conditions joined with `and`, or the one that there is."""
    if not first or not second:
        return first or second
    return " and ".join(f"({one})" if " or " in one else one for one in (first, second))


def _parameters(row: Row) -> dict[str, str]:
    return dict(_PARAMETER.findall(row.get("parameters")))


def _has_places(parameters: str) -> bool:
    return any("." in value for _, value in _PARAMETER.findall(parameters))


def _values(choices: JsonValue) -> list[JsonValue]:
    listed = choices if isinstance(choices, list) else []
    return [choice.get("value") for choice in listed if isinstance(choice, dict)]


def _without_other(choices: JsonValue) -> tuple[list[JsonValue], str]:
    """Return choices without one named other, and its label."""
    listed = choices if isinstance(choices, list) else []
    label = ""
    kept: list[JsonValue] = []
    for choice in listed:
        if isinstance(choice, dict) and choice.get("value") == OTHER:
            label = str(choice.get("label", ""))
        else:
            kept.append(choice)
    return kept, label
