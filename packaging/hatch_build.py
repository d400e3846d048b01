"""Hatchling's hook: the generated Qt code and the assets exist before files are collected.

Does nothing when the stamp says that they are current, so a wheel from a source archive needs
hatchling alone. Which folders are packed is said in pyproject.toml (artifacts).
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


def load_qtgen() -> ModuleType:
    """Load qtgen.py by its path: packaging/ is no package, and must not be one."""
    spec = importlib.util.spec_from_file_location("qtgen", Path(__file__).with_name("qtgen.py"))
    if spec is None or spec.loader is None:
        raise ImportError("packaging/qtgen.py is missing")
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    sys.modules["qtgen"] = module
    spec.loader.exec_module(module)
    return module


def qt_requirement() -> str:
    """Return the PySide6 requirement of the project itself, so that it is written down once."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return next(str(name) for name in project["dependencies"] if name.startswith("PySide6"))


class QtCodeHook(BuildHookInterface[Any]):
    """Makes what is stale before a wheel, a source archive or an editable install."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return PySide6 for an isolated build, but only when something has to be made."""
        qtgen = load_qtgen()
        return [] if qtgen.is_current(qtgen.Project(ROOT)) else [qt_requirement()]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is stale."""
        qtgen = load_qtgen()
        project = qtgen.Project(ROOT)
        if not qtgen.is_current(project):
            qtgen.build(project)
