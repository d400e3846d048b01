"""Groups as sections, groups inside groups as conditions, repeats as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ddworkbook.core.question_type import QuestionType
from ddworkbook.core.questionnaire import Level, Who
from ddworkbook.formats.xlsform.choice_lists import Tree
from ddworkbook.formats.xlsform.findings import Place
from ddworkbook.formats.xlsform.names import flat
from ddworkbook.formats.xlsform.own_facts import own_fields
from ddworkbook.formats.xlsform.question_rows import FormReader, joined
from ddworkbook.formats.xlsform.structure import PART, Node
from ddworkbook.formats.xlsform.vocabulary import OWN


@dataclass
class Sections:
    """Builds the sections of a form. `rows` tells the row of each question and section."""

    reader: FormReader
    title: str
    sections: list[Tree] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    _loose: list[Node] = field(default_factory=list)

    def read(self, top: Sequence[Node]) -> None:
        """Read the whole survey; questions outside of groups make sections of their own."""
        for node in top:
            if node.is_group:
                self._close_loose()
                self._group(node)
            else:
                self._loose.append(node)
        self._close_loose()

    def _close_loose(self) -> None:
        questions = self._questions(self._loose, "")
        self._loose = []
        if questions:
            number = 1 + sum(1 for one in self.sections if str(one["code"]).startswith("main"))
            code = "main" if number == 1 else f"main-{number}"
            self.sections.append({"code": code, "title": self.title, "questions": questions})

    def _group(self, node: Node) -> None:
        row, reader = node.row, self.reader
        own = own_fields("section", row, reader.findings)
        label = reader.texts.of(row, "label") or node.name.replace("_", " ")
        relevant = reader.rule(row, "relevant", "relevant" in own)
        questions = self._questions(node.inside, "")
        if not questions:
            reader.findings.notice("left-out", row.place(), what="The empty group")
            return
        tree: Tree = {
            "code": reader.names.code(node),
            "title": label,
            "relevant": relevant,
            **own,
            "questions": questions,
        }
        self.places[f"section {tree['code']}"] = row.place()
        self.sections.append({name: value for name, value in tree.items() if value})

    def _questions(self, nodes: Sequence[Node], relevant: str) -> list[Tree]:
        """Return the questions of nodes; `relevant` is the condition of the groups around."""
        found: list[Tree] = []
        for node in nodes:
            if node.row.get(PART) or node.row.number not in self.reader.names.codes:
                continue
            if node.is_group:
                found.extend(self._inner_group(node, relevant))
                continue
            tree = self._table(node, relevant) if node.is_repeat else self._question(node, relevant)
            if tree is not None:
                self.places[str(tree["code"])] = node.row.place()
                found.append(tree)
        return found

    def _inner_group(self, node: Node, relevant: str) -> list[Tree]:
        """Return the questions of a group inside a group, its label as a note before them."""
        row, reader = node.row, self.reader
        condition = joined(relevant, reader.rule(row, "relevant", False, checked=True))
        questions = self._questions(node.inside, condition)
        label = reader.texts.of(row, "label")
        if not questions:
            return []
        if not label:
            if condition != relevant:
                reader.findings.notice("group-rule", row.place())
            return questions
        reader.findings.notice("group-as-note", row.place())
        code = reader.names.code(node)
        self.places[code] = row.place()
        note: Tree = {"code": code, "text": label, "type": QuestionType.NOTE.value}
        note.update(who=Who.PARTNER.value, level=Level.PROJECT.value)
        if condition:
            note["relevant"] = condition
        return [note, *questions]

    def _question(self, node: Node, relevant: str) -> Tree | None:
        tree = self.reader.question(node, relevant)
        if tree["type"] == QuestionType.CALCULATED.value and not tree.get("calculate"):
            if not node.row.get("calculation"):
                self.reader.findings.problem("no-calculation", node.row.place("calculation"))
            return None
        return tree

    def _table(self, node: Node, relevant: str) -> Tree | None:
        """Return a repeat as a table, None with a problem when nothing can be a column."""
        reader, row = self.reader, node.row
        own = own_fields("question", row, reader.findings)
        columns = []
        for one in flat(node.inside):
            if one.row.get(PART):
                continue
            if one.row.number in reader.names.codes:
                columns.append(reader.column(one))
            elif not one.row.get(PART):
                reader.findings.notice(
                    "repeat-left-out", one.row.place("type"), what=f"The {one.type.word}"
                )
        if not columns:
            reader.findings.problem("no-columns", row.place())
            return None
        if row.get("repeat_count"):
            reader.findings.notice(
                "left-out", row.place("repeat_count"), what="The fixed number of rows"
            )
        tree: Tree = {
            "code": reader.names.code(node),
            "text": reader.texts.of(row, "label") or node.name.replace("_", " "),
            "type": QuestionType.TABLE.value,
            "who": Who.PARTNER.value,
            "level": Level.PROJECT.value,
            "required": row.get(f"{OWN}required") == "true",
            "hint": reader.texts.of(row, "hint"),
            "relevant": joined(relevant, reader.rule(row, "relevant", "relevant" in own)),
            "columns": list(columns),
            **own,
        }
        return {name: value for name, value in tree.items() if value is False or value}
