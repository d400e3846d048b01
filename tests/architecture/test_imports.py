"""The import rules of pyproject.toml hold, and each of them bites."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.source import ROOT, SRC, write_tree

ROOMS = ("cli", "core", "formats", "gui", "questionnaires", "storage", "usecases")

# One broken import for each rule, by the rule's name; the file is below ddworkbook/.
VIOLATIONS = {
    "Data flows one way, and nothing looks sideways": ("storage/a.py", "import ddworkbook.formats"),
    "Only the window knows Qt": ("usecases/a.py", "from PySide6 import QtCore"),
    "Only storage speaks SQL": ("cli/a.py", "import sqlite3"),
    "Only formats writes Excel and PDF": ("gui/a.py", "def f():\n    import openpyxl"),
    "Core is pure: no clock, chance, system, database or network": ("core/a.py", "import random"),
    "Questionnaires are data": ("questionnaires/a.py", "import ddworkbook.core"),
    "Nothing calls home": ("formats/a.py", "import http.client"),
    "No circles": ("core/b.py", "import ddworkbook.usecases"),
}


def verdicts(folder: Path, source: Path) -> dict[str, str]:
    """Return KEPT or BROKEN for each rule of the pyproject.toml in a folder."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, flags=re.MULTILINE))
    if not found:
        raise RuntimeError(done.stdout + done.stderr)
    return found


def rule_names() -> set[str]:
    """Return the names of all rules."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {rule["name"] for rule in settings["tool"]["importlinter"]["contracts"]}


def test_every_import_rule_is_kept() -> None:
    assert verdicts(ROOT, SRC) == dict.fromkeys(rule_names(), "KEPT")


def test_every_room_is_under_the_rules() -> None:
    rooms = {
        path.name for path in (SRC / "ddworkbook").iterdir() if (path / "__init__.py").exists()
    }
    assert rooms == set(ROOMS)


def test_each_rule_bites(tmp_path: Path) -> None:
    package = tmp_path / "ddworkbook"
    files = {f"{room}/__init__.py": "" for room in ROOMS} | {"__init__.py": ""}
    files |= {"usecases/b.py": "import ddworkbook.core.b"}
    files |= {name: f"{statement}\n" for name, statement in VIOLATIONS.values()}
    write_tree(package, files)
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    write_tree(tmp_path, {"pyproject.toml": settings})
    assert set(VIOLATIONS) == rule_names()
    assert verdicts(tmp_path, tmp_path) == dict.fromkeys(VIOLATIONS, "BROKEN")
