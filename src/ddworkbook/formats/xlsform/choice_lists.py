"""The sheet of choices: its lists, each choice in the shape of a questionnaire's files."""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.canonical import JsonValue
from ddworkbook.formats.xlsform.findings import Findings
from ddworkbook.formats.xlsform.form_types import nearest_name
from ddworkbook.formats.xlsform.languages import Texts
from ddworkbook.formats.xlsform.names import CODE
from ddworkbook.formats.xlsform.own_facts import decoded
from ddworkbook.formats.xlsform.structure import Node
from ddworkbook.formats.xlsform.tables import Row, Table
from ddworkbook.formats.xlsform.vocabulary import CHOICE_MEDIA, OWN_CHOICE

Tree = dict[str, JsonValue]
_PLAIN = frozenset({"list_name", "name", "label", "hint", *CHOICE_MEDIA})
OWN_OTHER = f"{OWN_CHOICE}other"


@dataclass
class ChoiceLists:
    """The lists by name. `translated` holds the rows, for texts in other languages."""

    findings: Findings
    lists: dict[str, list[Tree]] = field(default_factory=dict)
    translated: dict[str, dict[str, Row]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)

    def of(self, node: Node) -> list[Tree]:
        """Return the choices of a question, [] with a problem when its list does not exist."""
        name = node.type.list_name
        self._used.add(name)
        if name not in self._known:
            near = nearest_name(name, self._known, "Add it to the sheet choices.")
            self.findings.problem("unknown-list", node.row.place("type"), name=name, near=near)
        return [dict(choice) for choice in self.lists.get(name, [])]

    def report_unused(self, rows: tuple[Row, ...]) -> None:
        """Note the lists that no question uses."""
        for row in rows:
            name = row.get("list_name")
            if name and name not in self._used and not name.startswith(OWN_CHOICE):
                self._used.add(name)
                self.findings.notice("unused-list", row.place("list_name"), name=name)


def choice_lists(table: Table | None, texts: Texts, findings: Findings) -> ChoiceLists:
    """Return the lists of a form; problems are noted and reading goes on."""
    found = ChoiceLists(findings)
    for row in table.rows if table is not None else ():
        name = row.get("list_name")
        if not name:
            continue
        found._known.add(name)
        if row.get(OWN_OTHER):
            continue
        choice = _choice(row, texts, findings)
        if choice is None:
            continue
        rows = found.translated.setdefault(name, {})
        value = str(choice["value"])
        if value in rows:
            findings.problem("repeated-choice", row.place("name"), list=name, name=value)
            continue
        rows[value] = row
        found.lists.setdefault(name, []).append(choice)
    return found


def _choice(row: Row, texts: Texts, findings: Findings) -> Tree | None:
    value, label = row.get("name"), texts.of(row, "label")
    if not value:
        findings.problem("no-choice-name", row.place("name"))
        return None
    if " " in value:
        findings.problem("choice-space", row.place("name"), name=value)
        return None
    if not label:
        findings.notice("no-choice-label", row.place("label"))
    choice: Tree = {"value": value, "label": label or value}
    attributes: Tree = {}
    for column, text in row.cells.items():
        if column.startswith(OWN_CHOICE):
            choice[column.removeprefix(OWN_CHOICE)] = decoded(
                "choice", column.removeprefix(OWN_CHOICE), text, row.place(column), findings
            )
        elif column in CHOICE_MEDIA:
            findings.notice("left-out", row.place(column), what="The picture, sound or film")
        elif column not in _PLAIN and CODE.fullmatch(column):
            attributes[column] = texts.plain(text)
        elif column not in _PLAIN:
            findings.notice("left-out", row.place(column), what="The column")
    if attributes and "attributes" not in choice:
        choice["attributes"] = attributes
    return choice
