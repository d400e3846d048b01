"""Files, functions and classes stay small enough to be read in one go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, functions, sources, write_tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
MOST_METHODS = 20

# Name of a file below the folder looked at → why it may be larger. Empty is the aim.
EXCEPTIONS: dict[str, str] = {}


def too_large(folder: Path) -> list[str]:
    """Return every file, function and class that is over its limit."""
    found = []
    for source in sources(folder):
        lines = len(source.text.splitlines())
        if lines > LONGEST_FILE and source.name not in EXCEPTIONS:
            found.append(f"{source.name}: {lines} lines, at most {LONGEST_FILE}")
        found += large_functions(source.name, source.tree)
        found += large_classes(source.name, source.tree)
    return found


def large_functions(name: str, tree: ast.Module) -> list[str]:
    """Return the functions of one file that are too long."""
    found = []
    for node in functions(tree):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > LONGEST_FUNCTION:
            found.append(f"{name}: {node.name} has {lines} lines, at most {LONGEST_FUNCTION}")
    return found


def large_classes(name: str, tree: ast.Module) -> list[str]:
    """Return the classes of one file that have too many methods."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            count = sum(isinstance(item, ast.FunctionDef) for item in node.body)
            if count > MOST_METHODS:
                found.append(f"{name}: {node.name} has {count} methods, at most {MOST_METHODS}")
    return found


@pytest.mark.parametrize("folder", ["src", "packaging", "tests"])
def test_files_functions_and_classes_are_small(folder: str) -> None:
    assert too_large(ROOT / folder) == []


def test_every_exception_is_still_needed() -> None:
    names = {source.name for folder in ("src", "packaging") for source in sources(ROOT / folder)}
    assert set(EXCEPTIONS) <= names


def test_the_rule_bites(tmp_path: Path) -> None:
    body = "    x = 1\n"
    methods = "".join(f"    def m{n}(self): ...\n" for n in range(MOST_METHODS + 1))
    write_tree(
        tmp_path,
        {
            "long.py": "x = 1\n" * (LONGEST_FILE + 1),
            "function.py": "def long():\n" + body * LONGEST_FUNCTION,
            "klass.py": "class Big:\n" + methods,
            "fine.py": "def short():\n" + body * (LONGEST_FUNCTION - 1),
            "_generated/ui_big.py": "x = 1\n" * 1000,
        },
    )
    assert [finding.split(":")[0] for finding in too_large(tmp_path)] == [
        "function.py",
        "klass.py",
        "long.py",
    ]
