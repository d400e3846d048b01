"""`dev.py run` calls the right programs, with a screen and without one.

The programs are small scripts that note how they were called; the set-up itself is left out.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")

NOTE = """#!/bin/sh
echo "$(basename "$0") $* [$QT_QPA_PLATFORM]" >> "{calls}"
{then}
"""


@pytest.fixture
def verbs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the verbs, with an output folder and programs of their own and no screen."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    module = importlib.import_module("dev_verbs")
    monkeypatch.setattr(module, "OUT", tmp_path / "out")
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "set_up", lambda: None)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return module


def programs(folder: Path, demo_then: str) -> Path:
    """Write the two programs and return the file in which they note their calls."""
    calls = folder / "calls.txt"
    (folder / "venv" / "bin").mkdir(parents=True)
    for name, then in (("ddw", demo_then), ("ddworkbook", "exit 0")):
        program = folder / "venv" / "bin" / name
        program.write_text(NOTE.format(calls=calls, then=then), encoding="utf-8")
        program.chmod(0o755)
    return calls


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_demonstration_runs_and_a_picture_is_taken(
    tmp_path: Path, verbs: ModuleType
) -> None:
    out = tmp_path / "out"
    calls = programs(tmp_path, f'touch "{out}/work.ddw"')
    assert verbs.verb_run([]) == 0
    assert calls.read_text(encoding="utf-8").splitlines() == [
        f"ddw demo {out} [offscreen]",
        f"ddworkbook --picture {out}/window.png {out}/work.ddw [offscreen]",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_failed_demonstration_ends_the_run_with_its_code(
    tmp_path: Path, verbs: ModuleType
) -> None:
    calls = programs(tmp_path, "exit 5")
    assert verbs.verb_run([]) == 5
    assert len(calls.read_text(encoding="utf-8").splitlines()) == 1


def test_with_a_screen_the_sample_is_made_once_and_opened(
    tmp_path: Path, verbs: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    sample = tmp_path / "out" / "sample.ddw"
    calls = programs(tmp_path, f'touch "{sample}"')
    assert verbs.verb_run([]) == 0
    assert verbs.verb_run([]) == 0
    assert calls.read_text(encoding="utf-8").splitlines() == [
        f"ddw sample {sample} []",
        f"ddworkbook {sample} []",
        f"ddworkbook {sample} []",
    ]


def test_a_file_that_is_named_is_opened_instead(
    tmp_path: Path, verbs: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    calls = programs(tmp_path, "exit 1")
    assert verbs.verb_run(["mine.ddw"]) == 0
    assert calls.read_text(encoding="utf-8") == "ddworkbook mine.ddw []\n"
