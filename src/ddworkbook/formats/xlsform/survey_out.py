"""The survey of a form: one row after the other, as cells by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.expression.tree import (
    Call,
    Comparison,
    Node,
    Number,
    Reference,
    Text,
)
from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import (
    BUILT_IN_CHOICES,
    OTHER,
    Column,
    Question,
    Questionnaire,
    Section,
)
from ddworkbook.core.questionnaire_reader.writing import section_tree
from ddworkbook.formats.xlsform.choices_out import ListsOut
from ddworkbook.formats.xlsform.form_names import FormNames, form_names
from ddworkbook.formats.xlsform.masking import masked
from ddworkbook.formats.xlsform.own_facts import NONE, encoded
from ddworkbook.formats.xlsform.rules_out import RuleWriter, both, written
from ddworkbook.formats.xlsform.structure import PART
from ddworkbook.formats.xlsform.typed_conditions import typed_conditions
from ddworkbook.formats.xlsform.vocabulary import OWN, TEXT_COLUMNS

Cells = dict[str, str]
Tree = Mapping[str, JsonValue]

_TYPES = {
    QuestionType.TEXT: "text",
    QuestionType.LONG_TEXT: "text",
    QuestionType.INTEGER: "integer",
    QuestionType.DECIMAL: "decimal",
    QuestionType.PERCENT: "decimal",
    QuestionType.MONEY: "decimal",
    QuestionType.DATE: "date",
    QuestionType.COUNTRY: "text",
    QuestionType.ORGANISATION: "text",
    QuestionType.PERSON: "text",
    QuestionType.FILE: "file",
    QuestionType.NOTE: "note",
    QuestionType.CALCULATED: "calculate",
}
# These say by their type in the form what they are; all others say it beside it.
_PLAIN = frozenset(
    {
        QuestionType.TEXT, QuestionType.LONG_TEXT, QuestionType.INTEGER, QuestionType.DECIMAL,
        QuestionType.DATE, QuestionType.FILE, QuestionType.NOTE, QuestionType.CALCULATED,
        QuestionType.CHOICE, QuestionType.MULTI,
    }
)  # fmt: skip
_CURRENCY_FORM = "^[A-Z]{3}$"
_STANDARD = frozenset(
    {"code", "text", "label", "type", "hint", "guidance", "required", "required_message",
     "choices", "columns", "flags"}
)  # fmt: skip


@dataclass
class SurveyOut:
    """Writes the survey of one questionnaire."""

    questionnaire: Questionnaire
    names: FormNames
    rules: RuleWriter
    lists: ListsOut
    depths: dict[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[Cells]:
        """Give all rows, the facts first."""
        for cells in self._all_rows():
            # What looks like a reference in a text is none.
            yield {
                column: masked(text) if column in TEXT_COLUMNS else text
                for column, text in cells.items()
            }

    def _all_rows(self) -> Iterator[Cells]:
        yield from self._facts()
        for section in self.questionnaire.sections:
            yield from self._section(section)

    def _facts(self) -> Iterator[Cells]:
        """Give what is known from outside as questions of a first group."""
        names, questionnaire = self.names, self.questionnaire
        if not questionnaire.facts and not questionnaire.depths:
            return
        part = {PART: "facts"}
        yield {"type": "begin group", "name": names.facts_group, "label": "Facts", **part}
        if questionnaire.depths:
            name = self.lists.plain("ddw_depths", questionnaire.depths)
            row = {"type": f"select_one {name}", "name": names.depth, "label": "Depth", **part}
            yield {**row, "required": "yes"}
            yield {
                "type": "calculate",
                "name": names.depth_level,
                "calculation": written(self._level()),
                **part,
            }
        for fact, words in questionnaire.facts.items():
            yield {"type": "text", "name": names.facts[fact], "label": words, **part}
        yield {"type": "end group", "name": names.facts_group, **part}

    def _level(self) -> Node:
        """Return the number of the depth on its ladder, from 0."""
        level: Node = Text("")
        for number, depth in reversed(list(enumerate(self.questionnaire.depths))):
            chosen = Comparison("=", Reference(self.names.depth), Text(depth.value))
            level = Call("if", (chosen, Number(Decimal(number)), level))
        return level

    def _section(self, section: Section) -> Iterator[Cells]:
        name = self.names.sections[section.code]
        relevant = None if section.relevant is None else self.rules.condition(section.relevant)
        tree = section_tree(section)
        cells: Cells = {"type": "begin group", "name": name, "label": section.title}
        if name != section.code:
            cells[f"{OWN}code"] = section.code
        if section.introduction:
            cells[f"{OWN}introduction"] = masked(section.introduction)
        _put_rule(cells, "relevant", "relevant", relevant, tree.get("relevant"))
        known = {"code", "title", "questions", "introduction", "relevant"}
        cells.update(_own("section", tree, known))
        yield cells
        listed = tree["questions"]
        trees = listed if isinstance(listed, list) else []
        for question, one in zip(section.questions, trees, strict=True):
            yield from self._question(question, one if isinstance(one, dict) else {})
        yield {"type": "end group", "name": name}

    def _question(self, question: Question, tree: Tree) -> Iterator[Cells]:
        name = self.names.questions[question.code]
        rule = question.relevant
        relevant = both(
            self._depth_guard(question), None if rule is None else self.rules.condition(rule)
        )
        is_table = question.type is QuestionType.TABLE
        cells = self._answer_form(question, name, tree)
        cells["label"] = question.text
        _put_rule(cells, "relevant", "relevant", relevant, tree.get("relevant"))
        standard = set(_STANDARD) | {"relevant"}
        if is_table:
            # A repeat has no place for these.
            standard -= {"hint", "guidance", "required", "required_message"}
            cells[f"{OWN}required"] = "true" if question.required else "false"
            cells.pop("hint", None)
        else:
            _put(cells, "guidance_hint", question.guidance)
            _put(cells, "required_message", question.required_message)
        if question.asks and not is_table:
            cells["required"] = "yes" if question.required else "no"
        if question.choice_filter is not None:
            found = self.rules.condition(question.choice_filter)
            _put_rule(cells, "choice_filter", "choice_filter", found, tree.get("choice_filter"))
            standard.add("choice_filter")
        if question.type is QuestionType.CALCULATED and question.calculate is not None:
            value = self.rules.calculation(question.calculate)
            _put_rule(cells, "calculation", "calculate", value, tree.get("calculate"))
            standard.add("calculate")
        standard.add("constraint")
        cells = {**_own("question", tree, standard), **cells}
        if question.flags:
            cells[f"{OWN}flags"] = encoded("question", "flags", tree["flags"])
        yield cells
        if is_table:
            yield from self._columns(question, tree)
            yield {"type": "end repeat", "name": name}
        else:
            yield from self._companions(question, name, relevant)

    def _columns(self, question: Question, tree: Tree) -> Iterator[Cells]:
        listed = tree.get("columns")
        trees = listed if isinstance(listed, list) else []
        for column, one in zip(question.columns, trees, strict=True):
            name = self.names.columns[question.code, column.code]
            part = one if isinstance(one, dict) else {}
            cells = self._answer_form(column, name, part)
            cells["label"] = column.label
            cells["required"] = "yes" if column.required else "no"
            cells[f"{OWN}code"] = column.code
            standard = set(_STANDARD) | {"constraint"}
            yield {**_own("column", part, standard), **cells}
            yield from self._companions(column, name, None)

    def _answer_form(self, owner: Question | Column, name: str, tree: Tree) -> Cells:
        """Return what questions and columns have in common."""
        cells: Cells = {"type": self._type(owner), "name": name}
        plain = owner.type in _PLAIN and owner.choices not in BUILT_IN_CHOICES.values()
        if not plain and owner.type is not QuestionType.TABLE:
            cells[f"{OWN}type"] = owner.type.value
        if owner.type is QuestionType.LONG_TEXT:
            cells["appearance"] = "multiline"
        _put(cells, "hint", owner.hint)
        own = tree.get("constraint")
        if owner.type is QuestionType.TABLE:
            if own is not None:
                cells[f"{OWN}constraint"] = encoded("question", "constraint", own)
            return cells
        rule = None if owner.constraint is None else self.rules.condition(owner.constraint.holds)
        holds = both(rule, *typed_conditions(owner))
        text = written(holds)
        _put(cells, "constraint", text)
        message = "" if owner.constraint is None else owner.constraint.message
        _put(cells, "constraint_message", message)
        if text:
            cells[f"{OWN}constraint"] = encoded("question", "constraint", own)
        return cells

    def _type(self, owner: Question | Column) -> str:
        if owner.type is QuestionType.TABLE:
            return "begin repeat"
        if owner.type in _TYPES:
            return _TYPES[owner.type]
        word = "select_multiple" if owner.type is QuestionType.MULTI else "select_one"
        return f"{word} {self.lists.of(owner)}"

    def _depth_guard(self, question: Question) -> Node | None:
        level = self.depths.get(question.depth, 0)
        if not level:
            return None
        return Comparison(">=", Reference(self.names.depth_level), Number(Decimal(level)))

    def _companions(
        self, owner: Question | Column, name: str, relevant: Node | None
    ) -> Iterator[Cells]:
        """Give the questions beside one: the currency of an amount, what something else is."""
        if name in self.names.currencies:
            kind = "text"
            cells: Cells = {}
            if owner.currencies:
                kind = f"select_one {self.lists.words('ddw_currencies', owner.currencies)}"
            else:
                cells["constraint"] = f"regex(., '{_CURRENCY_FORM}')"
                cells["constraint_message"] = "Give three capital letters, such as GBP."
            _put(cells, "relevant", written(relevant))
            named = self.names.currencies[name]
            yield {"type": kind, "name": named, "label": "Currency", PART: "currency", **cells}
        if name in self.names.others:
            chosen = Call("selected", (Reference(name), Text(OTHER)))
            yield {
                "type": "text",
                "name": self.names.others[name],
                "label": owner.other_label or "Other",
                "relevant": written(both(relevant, chosen)),
                PART: "other",
            }


def survey_out(questionnaire: Questionnaire, lists: ListsOut) -> SurveyOut:
    """Return the writer of a questionnaire's survey."""
    names = form_names(questionnaire)
    depths = {depth.value: number for number, depth in enumerate(questionnaire.depths)}
    return SurveyOut(questionnaire, names, RuleWriter(names), lists, depths)


def _put(cells: Cells, column: str, text: str) -> None:
    if text:
        cells[column] = text


def _put_rule(
    cells: Cells, column: str, field_name: str, rule: Node | None, original: JsonValue
) -> None:
    """Put a rule, and ours beside it when the form says it in other words."""
    text = written(rule)
    own = original if isinstance(original, str) else ""
    _put(cells, column, text)
    if text or own:
        # Reading it as one of ODK's rules might put it in other words.
        cells[f"{OWN}{field_name}"] = masked(own) or NONE


def _own(part: str, tree: Tree, standard: set[str]) -> Cells:
    """Return the fields that a form has no column for."""
    return {
        f"{OWN}{name}": encoded(part, name, value)
        for name, value in tree.items()
        if name not in standard
    }
