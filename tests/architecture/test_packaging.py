"""packaging/ stays a folder of scripts, and the lock files are for everybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, write_tree

LOCKS = ("packaging/requirements.lock", "packaging/uv.lock.txt")


def packages_in(folder: Path) -> list[str]:
    """Return what would make Python take the folder for the `packaging` that build tools import."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("__init__.py"))


def lock_faults(text: str) -> list[str]:
    """Return the lines of a lock file that are not an exact, hashed, neutral requirement."""
    faults = [line for line in text.splitlines() if re.search(r"https?:|^--", line)]
    for block in re.split(r"\n(?=\w)", text.strip()):
        if not re.match(r"[\w.-]+==\S+", block) or "--hash=sha256:" not in block:
            faults.append(block.splitlines()[0])
    return faults


def test_packaging_is_no_package() -> None:
    assert packages_in(ROOT / "packaging") == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_place(name: str) -> None:
    assert lock_faults((ROOT / name).read_text(encoding="utf-8")) == []


def test_every_requirement_is_in_the_lock() -> None:
    wanted = set(re.findall(r'^  "([A-Za-z][\w.-]+)', _requirement_lines(), flags=re.MULTILINE))
    locked = re.findall(r"^([\w.-]+)==", (ROOT / LOCKS[0]).read_text("utf-8"), flags=re.MULTILINE)
    assert {name.lower() for name in wanted} <= set(locked)


def _requirement_lines() -> str:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return text[text.index("dependencies = [") : text.index("[project.scripts]")]


def test_the_continuous_run_is_the_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines == ["#!/usr/bin/env bash", "set -e", "python3 packaging/dev.py test"]


def test_the_rules_bite(tmp_path: Path) -> None:
    write_tree(tmp_path, {"__init__.py": "", "deep/__init__.py": "", "dev.py": ""})
    assert packages_in(tmp_path) == ["__init__.py", "deep/__init__.py"]
    good = "a==1 \\\n    --hash=sha256:00\n    # via b\n"
    assert lock_faults(good) == []
    assert lock_faults(good + "b>=2 \\\n    --hash=sha256:00\n") == ["b>=2 \\"]
    assert lock_faults(good + "c==3\n") == ["c==3"]
    assert lock_faults(good + "--extra-index-url x\n") == ["--extra-index-url x"]
