"""The rows of the survey as a tree of groups and repeats.

Not here: what becomes of them (see sections.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ddworkbook.formats.xlsform.findings import Findings
from ddworkbook.formats.xlsform.form_types import FormType, form_type
from ddworkbook.formats.xlsform.tables import Row
from ddworkbook.formats.xlsform.vocabulary import OWN, TRUE_WORDS

PART = f"{OWN}part"


@dataclass
class Node:
    """A question, or a group or repeat with what stands inside."""

    row: Row
    type: FormType
    inside: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the name that the row gives."""
        return self.row.get("name")

    @property
    def is_group(self) -> bool:
        """Say whether it is a group."""
        return self.type.word == "begin group"

    @property
    def is_repeat(self) -> bool:
        """Say whether it is a repeat."""
        return self.type.word == "begin repeat"


def tree_of(rows: Sequence[Row], findings: Findings) -> list[Node]:
    """Return what stands at the top of the survey; problems are noted and reading goes on."""
    top: list[Node] = []
    opened: list[Node] = []
    names: list[dict[str, int]] = [{}]
    for row in rows:
        if not row.cells or row.get("disabled").lower() in TRUE_WORDS:
            continue
        if not row.get("type") and not row.get("name") and not row.get("label") and not row.texts:
            continue
        found = form_type(row, findings)
        if found is None:
            findings.doubtful.add(row.get("name"))
            continue
        if found.word.startswith("end ") and found.word != "end":
            _close(found.word[4:], row, opened, names, findings)
            continue
        node = Node(row, found)
        _check_name(node, names[-1], findings)
        (opened[-1].inside if opened else top).append(node)
        if node.is_group or node.is_repeat:
            opened.append(node)
            names.append({})
    for node in opened:
        kind = "group" if node.is_group else "repeat"
        findings.problem("not-closed", node.row.place("type"), kind=kind)
    return [node for node in top if not node.row.get(PART)]


def _close(
    kind: str, row: Row, opened: list[Node], names: list[dict[str, int]], findings: Findings
) -> None:
    """Close the innermost group or repeat, which has to be of this kind."""
    if opened and opened[-1].type.word == f"begin {kind}":
        opened.pop()
        names.pop()
    else:
        findings.problem("closes-nothing", row.place("type"), kind=kind)


def _check_name(node: Node, taken: dict[str, int], findings: Findings) -> None:
    """Note a name that is missing, or that stands twice in one group."""
    if not node.name:
        if node.type.kind is not None or node.is_repeat or node.is_group:
            findings.problem("no-name", node.row.place("name"))
        return
    before = taken.setdefault(node.name, node.row.number)
    if before != node.row.number:
        findings.problem("repeated-name", node.row.place("name"), name=node.name, row=before)


def all_nodes(nodes: Sequence[Node]) -> Iterator[Node]:
    """Give every node of a tree, each before what stands inside."""
    for node in nodes:
        yield node
        yield from all_nodes(node.inside)
