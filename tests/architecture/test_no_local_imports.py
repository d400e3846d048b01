"""Our own modules are imported at the top, so that no circle can hide in a function."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.source import SRC, functions, sources, write_tree


def local_imports(folder: Path) -> list[str]:
    """Return each import of our own modules inside a function."""
    found = {
        f"{source.name}:{node.lineno}"
        for source in sources(folder)
        for function in functions(source.tree)
        for node in ast.walk(function)
        if is_own_import(node)
    }
    return sorted(found)


def is_own_import(node: ast.AST) -> bool:
    """Return whether a statement imports something of ours."""
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or (node.module or "").split(".")[0] == "ddworkbook"
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] == "ddworkbook" for alias in node.names)
    return False


def test_own_modules_are_imported_at_the_top() -> None:
    assert local_imports(SRC) == []


def test_the_rule_bites(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "a.py": "def f():\n    from ddworkbook.core import problem\n",
            "b.py": "def f():\n    import ddworkbook.core\n",
            "c.py": "def f():\n    from . import problem\n",
            "fine.py": "from ddworkbook.core import problem\ndef f():\n    import openpyxl\n",
        },
    )
    assert local_imports(tmp_path) == ["a.py:2", "b.py:2", "c.py:2"]
