"""A desk to work at, and one that was signed at once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.usecases.workbook_files import close_workbook, open_workbook
from tests.builders.work import Desk, desk_in, signed_due_diligence
from tests.builders.world import Clock, fixed_world


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new workbook with a preparer and a reviewer; the preparer works."""
    made = desk_in(tmp_path)
    yield made
    close_workbook(made.session)


@pytest.fixture(scope="session")
def signed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a signed workbook and its home; unlocking keys is slow, so it is made once."""
    folder = tmp_path_factory.mktemp("signed")
    made = desk_in(folder)
    (folder / "assessment").write_text(signed_due_diligence(made))
    (folder / "people").write_text(f"{made.preparer} {made.reviewer}")
    close_workbook(made.session)
    return folder


@pytest.fixture
def signed(signed_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the signed workbook, open; the preparer works."""
    shutil.copytree(signed_folder, tmp_path / "signed")
    folder = tmp_path / "signed"
    clock = Clock()
    clock.move(days=3)
    preparer, reviewer = (folder / "people").read_text().split()
    world = fixed_world(folder / "home", clock, seed=8)
    session = open_workbook(folder / "work.ddw", world)
    made = Desk(session, clock, preparer, reviewer, folder / "work.ddw")
    yield made
    close_workbook(made.session)


@pytest.fixture
def assessment(signed_folder: Path) -> str:
    """The id of the assessment in the signed workbook."""
    return (signed_folder / "assessment").read_text()
