"""Fixtures of the window's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders.stage import Stage
from tests.gui.staged import Stages


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Return the maker of stages; each is made once in a test run."""
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def stage_at(stages: Stages, tmp_path: Path) -> Iterator[Callable[[str], Stage]]:
    """Return a function that opens a copy of a stage; it is closed after the test."""
    opened: list[Stage] = []

    def at(what: str) -> Stage:
        opened.append(stages.at(what, tmp_path))
        return opened[-1]

    yield at
    for stage in opened:
        stage.close()
