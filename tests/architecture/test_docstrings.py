"""Every public module, class and function says what it is or does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, FunctionNode, sources, write_tree

Documented = ast.ClassDef | FunctionNode


def undocumented(folder: Path) -> list[str]:
    """Return what is public and has no docstring, or one that does not begin with a sentence."""
    found = []
    for source in sources(folder):
        nodes = [(source.name, source.tree), *public_nodes(source.name, source.tree)]
        found += [f"{name}: {fault}" for name, node in nodes if (fault := docstring_fault(node))]
    return found


def public_nodes(
    name: str, parent: ast.Module | ast.ClassDef
) -> list[tuple[str, ast.Module | Documented]]:
    """Return the public classes, functions and methods of a module or class, by their names."""
    found: list[tuple[str, ast.Module | Documented]] = []
    for node in parent.body:
        if not isinstance(node, Documented) or node.name.startswith("_"):
            continue
        if any("overload" in ast.unparse(decorator) for decorator in node.decorator_list):
            continue
        found.append((f"{name} {node.name}", node))
        if isinstance(node, ast.ClassDef):
            found += public_nodes(f"{name} {node.name}", node)
    return found


def docstring_fault(node: ast.Module | Documented) -> str | None:
    """Return what is wrong with one docstring."""
    text = ast.get_docstring(node)
    if text is None:
        return "no docstring"
    first_paragraph = text.split("\n\n")[0].rstrip()
    if not first_paragraph.endswith((".", "?", "!", ":", "…")):
        return "the first paragraph is no sentence"
    return None


@pytest.mark.parametrize("folder", ["src", "packaging"])
def test_everything_public_is_documented(folder: str) -> None:
    assert undocumented(ROOT / folder) == []


def test_the_rule_bites(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "a.py": "x = 1\n",
            "b.py": '"""Fine."""\ndef f(): ...\nclass C:\n    """Fine."""\n    def m(self): ...\n',
            "c.py": '"""Not a sentence\n\nMore."""\n',
            "fine.py": '"""Fine."""\ndef _hidden(): ...\n',
        },
    )
    assert undocumented(tmp_path) == [
        "a.py: no docstring",
        "b.py f: no docstring",
        "b.py C m: no docstring",
        "c.py: the first paragraph is no sentence",
    ]
