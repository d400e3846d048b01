"""Everything but the window works without Qt: importing it loads no Qt module."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import SRC, write_tree

ROOMS_WITHOUT_QT = ("core", "questionnaires", "storage", "formats", "usecases", "cli")

SCRIPT = """
import importlib, pkgutil, sys
for room in sys.argv[1:]:
    package = importlib.import_module("ddworkbook." + room)
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6"}))
"""


def qt_modules_loaded(source: Path, rooms: tuple[str, ...]) -> list[str]:
    """Import every module of the rooms in a fresh Python and return the Qt modules that came."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *rooms],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.split()


def test_no_room_but_the_window_loads_qt() -> None:
    assert qt_modules_loaded(SRC, ROOMS_WITHOUT_QT) == []


def test_the_rule_bites(tmp_path: Path) -> None:
    hidden = "import importlib\nimportlib.import_module('PySide6')\n"
    write_tree(
        tmp_path / "ddworkbook",
        {"__init__.py": "", "core/__init__.py": "", "core/deep/__init__.py": hidden},
    )
    assert "PySide6" in qt_modules_loaded(tmp_path, ("core",))
