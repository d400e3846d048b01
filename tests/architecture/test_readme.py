"""What the README names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MADE_WHEN_USED = ("out/", ".venv")


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the verbs of dev.py."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import dev_verbs

    return set(dev_verbs.VERBS)


def verbs_named(text: str) -> set[str]:
    """Return the verbs of dev.py that a text names."""
    return set(re.findall(r"packaging/dev\.py +(\w+)", text))


def missing_paths(text: str, root: Path) -> list[str]:
    """Return the paths in backticks that are not there; examples in capitals are none."""
    named = re.findall(r"`([\w.]+(?:/[\w.]+)*/?)`", text)
    paths = [name for name in named if "/" in name and not name.startswith(MADE_WHEN_USED)]
    return [name for name in paths if not (root / name).exists()]


def test_the_readme_names_every_verb_and_no_other(verbs: set[str]) -> None:
    assert verbs_named(README) == verbs


def test_every_path_in_the_readme_exists() -> None:
    assert missing_paths(README, ROOT) == []


def test_the_two_commands_are_on_the_first_screen() -> None:
    first_screen = "\n".join(README.splitlines()[:30])
    assert {"run", "test"} <= verbs_named(first_screen)


def test_every_room_is_on_the_map() -> None:
    rooms = [path.parent.name for path in (ROOT / "src" / "ddworkbook").glob("*/__init__.py")]
    assert [room for room in rooms if f"`src/ddworkbook/{room}/`" not in README] == []


def test_the_rules_bite(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    assert verbs_named("python3 packaging/dev.py  fly") == {"fly"}
    assert missing_paths("`here/` `gone/x.py` `out/a` `word`", tmp_path) == ["gone/x.py"]
