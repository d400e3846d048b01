"""Constructs that the source does not use: broad excepts, asserts, eval, QtSql, auto-connect."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.source import SRC, Source, functions, sources, write_tree

# The three places where a bug is turned into a report instead of a crash.
MAY_CATCH_ALL = {
    "ddworkbook/cli/main.py",
    "ddworkbook/gui/background.py",
    "ddworkbook/gui/crash.py",
}
BROAD = {"Exception", "BaseException"}
NEVER_CALLED = {"eval", "exec", "__import__"}
# Qt would connect a method of this shape to a widget by its name, unseen by any reader.
AUTO_CONNECTED = re.compile(r"^on_[A-Za-z0-9]+_[a-z]\w*$")


def broad_excepts(folder: Path) -> list[str]:
    """Return each handler that catches everything outside of the places that may."""
    return [
        f"{source.name}:{node.lineno}"
        for source in sources(folder)
        if source.name not in MAY_CATCH_ALL
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and catches_all(node) and not passes_on(node)
    ]


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Return whether a handler only tidies up: its last word is a bare `raise`."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Return whether a handler names no class, or one that every error is."""
    if handler.type is None:
        return True
    return any(isinstance(n, ast.Name) and n.id in BROAD for n in ast.walk(handler.type))


def forbidden(folder: Path) -> list[str]:
    """Return each construct that the source does not use."""
    found = []
    for source in sources(folder):
        for node in ast.walk(source.tree):
            fault = fault_of(node)
            if fault:
                found.append(f"{source.name}:{getattr(node, 'lineno', 0)} {fault}")
        found += auto_connected(source)
    return found


def fault_of(node: ast.AST) -> str | None:
    """Return what is wrong with one statement or call."""
    if isinstance(node, ast.Assert):
        return "assert"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id if node.func.id in NEVER_CALLED else None
    if isinstance(node, ast.ImportFrom):
        names = {node.module or "", *(alias.name for alias in node.names)}
        return "QtSql" if names & {"PySide6.QtSql", "QtSql"} else None
    if isinstance(node, ast.Import):
        return "QtSql" if any(alias.name == "PySide6.QtSql" for alias in node.names) else None
    return None


def auto_connected(source: Source) -> list[str]:
    """Return the functions that Qt's connectSlotsByName would take."""
    if "/gui/" not in f"/{source.name}":
        return []
    return [
        f"{source.name}:{node.lineno} {node.name}"
        for node in functions(source.tree)
        if AUTO_CONNECTED.match(node.name)
    ]


def test_everything_is_caught_in_three_places_only() -> None:
    assert broad_excepts(SRC) == []


def test_no_construct_that_we_do_without() -> None:
    assert forbidden(SRC) == []


def test_the_rules_bite(tmp_path: Path) -> None:
    catch = "try:\n    pass\nexcept {}:\n    pass\n"
    write_tree(
        tmp_path,
        {
            "a.py": catch.format("Exception"),
            "b.py": catch.format("(ValueError, BaseException) as error"),
            "c.py": "try:\n    pass\nexcept:\n    pass\n",
            "d.py": "assert True\neval('1')\nfrom PySide6 import QtSql\nimport PySide6.QtSql\n",
            "e.py": "try:\n    pass\nexcept BaseException:\n    print()\n    raise\n",
            "ddworkbook/cli/main.py": catch.format("Exception"),
            "ddworkbook/gui/page.py": "def on_saveButton_clicked(): ...\ndef _on_save(): ...\n",
            "fine.py": catch.format("OSError") + "import re\nre.compile('x')\n",
        },
    )
    assert broad_excepts(tmp_path) == ["a.py:3", "b.py:3", "c.py:3"]
    assert sorted(forbidden(tmp_path)) == [
        "d.py:1 assert",
        "d.py:2 eval",
        "d.py:3 QtSql",
        "d.py:4 QtSql",
        "ddworkbook/gui/page.py:1 on_saveButton_clicked",
    ]
