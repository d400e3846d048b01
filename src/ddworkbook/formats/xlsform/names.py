"""What each name of a form stands for: a question, a column of a table, a fact, or today.

Names that can be codes stay as they are; the others get one, and a notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ddworkbook.core.question_type import QuestionType
from ddworkbook.formats.xlsform.counterparts import without_counterpart
from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.form_types import nearest_name
from ddworkbook.formats.xlsform.structure import PART, Node
from ddworkbook.formats.xlsform.vocabulary import METADATA, OWN

CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_NOT_IN_CODES = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 40


@dataclass(frozen=True)
class Target:
    """What a name stands for, as rules write it, and the type of question where there is one."""

    reference: str
    type: QuestionType | None = None


@dataclass
class Names:
    """The codes of nodes, by the row that they begin in, and the targets of names."""

    findings: Findings
    codes: dict[int, str] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    _outside: dict[str, Place] = field(default_factory=dict)

    def code(self, node: Node) -> str:
        """Return the code of a node."""
        return self.codes[node.row.number]

    def target(self, name: str, place: Place) -> Target | None:
        """Return what a name stands for, or None with a problem.

        What cannot be worked out here becomes a fact as soon as a rule wants it.
        """
        found = self.targets.get(name)
        if found is not None:
            return found
        if name in self._outside:
            self.findings.notice("as-fact", self._outside[name], name=name)
            code = _free(shaped_code(name), set(self.facts))
            self.facts[code] = f"{name}, which the form takes from outside"
            return self.targets.setdefault(name, Target(f"${{{code}}}"))
        if name in self.findings.doubtful:
            return Target(f"${{{shaped_code(name)}}}")
        near = nearest_name(name, self.targets, "Correct the name, or add the question.")
        self.findings.problem("unknown-name", place, name=name, near=near)
        return None

    def leave_out(self, name: str, place: Place) -> None:
        """Note that a name has no counterpart; a rule that uses it makes it a fact."""
        if name:
            self.targets.pop(name, None)
            self._outside.setdefault(name, place)


def names_of(top: Sequence[Node], facts: dict[str, str], findings: Findings) -> Names:
    """Return the codes and targets of a form; `facts` are those that it brings itself."""
    names = Names(findings, facts=dict(facts))
    names.targets.update({fact: Target(f"${{{fact}}}") for fact in facts})
    taken: set[str] = set(facts)
    sections: set[str] = set()
    for node in top:
        if node.is_group:
            names.codes[node.row.number] = _give(node, sections, findings)
            _inside(node.inside, taken, names)
        else:
            _inside([node], taken, names)
    return names


def _inside(nodes: Sequence[Node], taken: set[str], names: Names) -> None:
    """Give codes to questions; groups inside groups share the codes of questions."""
    for node in nodes:
        if node.row.get(PART):
            continue
        if _is_outside(node):
            _note_outside(node, names)
            continue
        code = _give(node, taken, names.findings)
        names.codes[node.row.number] = code
        if node.is_group:
            _inside(node.inside, taken, names)
            continue
        kind = QuestionType.TABLE if node.is_repeat else node.type.kind
        names.targets.setdefault(node.name, Target(f"${{{code}}}", kind))
        if node.is_repeat:
            _columns(node, code, names)


def _columns(repeat: Node, table: str, names: Names) -> None:
    """Give codes to the columns of a table."""
    taken = {"id"}
    for node in flat(repeat.inside):
        if node.row.get(PART):
            continue
        if _is_outside(node) or node.is_repeat or node.type.word in {"note", "calculate"}:
            for one in (node, *flat(node.inside)):
                names.leave_out(one.name, one.row.place("type"))
            continue
        code = _give(node, taken, names.findings)
        names.codes[node.row.number] = code
        names.targets.setdefault(node.name, Target(f"${{{table}.{code}}}", node.type.kind))


def flat(nodes: Sequence[Node]) -> list[Node]:
    """Return nodes, those of groups in place of the groups."""
    return [one for node in nodes for one in (flat(node.inside) if node.is_group else [node])]


def _is_outside(node: Node) -> bool:
    return node.type.word in METADATA or node.type.word == "hidden" or bool(_not_worked_out(node))


def _not_worked_out(node: Node) -> str:
    """Return what keeps a calculated value from being worked out here, "" when nothing does."""
    if node.type.word != "calculate" or node.row.get(f"{OWN}calculate"):
        return ""
    return without_counterpart(node.row.get("calculation"))


def _note_outside(node: Node, names: Names) -> None:
    if node.type.word == "today":
        names.targets.setdefault(node.name or "today", Target("today()", QuestionType.DATE))
    else:
        names.leave_out(node.name or node.type.word, node.row.place("type"))
    unknown = _not_worked_out(node)
    if unknown:
        place = node.row.place("calculation")
        effect = "The value has to be given from outside now."
        names.findings.notice("rule-left-out", place, name=unknown, effect=effect)
    elif node.type.word == "hidden":
        names.findings.notice("left-out", node.row.place("type"), what="The hidden value")
    else:
        names.findings.notice("metadata", node.row.place("type"), name=node.type.word)


def _give(node: Node, taken: set[str], findings: Findings) -> str:
    """Return a free code for a node, the name itself where that can be one."""
    name = node.row.get(f"{OWN}code") or node.name
    code = _free(shaped_code(name), taken)
    taken.add(code)
    if code != name and name:
        findings.notice("new-name", node.row.place("name"), name=name, became=code)
    return code


def shaped_code(name: str) -> str:
    """Return the nearest text that can be a code."""
    if CODE.fullmatch(name):
        return name
    plain = _NOT_IN_CODES.sub("_", name).strip("_")[: _LONGEST - 2]
    return plain if plain[:1].isalpha() else f"q_{plain}".rstrip("_")


def _free(code: str, taken: set[str]) -> str:
    number = 2
    wanted = code
    while code in taken:
        ending = f"_{number}"
        code = wanted[: _LONGEST - len(ending)] + ending
        number += 1
    return code
