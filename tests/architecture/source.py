"""What the architecture tests share: our Python files, read as syntax trees.

Every rule is a function from a folder to a list of findings, so that a small bad tree can show that
the rule still bites.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
NOT_OURS = {"_generated", "_assets", "__pycache__", ".venv"}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: where it is below the folder looked at, its text and its tree."""

    name: str
    text: str
    tree: ast.Module


def sources(folder: Path) -> tuple[Source, ...]:
    """Return our Python files below a folder, without what is generated."""
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        if not NOT_OURS & set(path.relative_to(folder).parts)
    )
    return tuple(read(folder, name) for name in names)


@cache
def read(folder: Path, name: str) -> Source:
    """Read and parse one file once for all rules."""
    text = (folder / name).read_text(encoding="utf-8")
    return Source(name, text, ast.parse(text, name))


def functions(tree: ast.AST) -> Iterator[FunctionNode]:
    """Yield every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def write_tree(folder: Path, files: dict[str, str]) -> Path:
    """Write a small tree of files to try a rule on."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
