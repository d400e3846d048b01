"""A desk with a new workbook, and one on which everything has happened once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.builder import Desk, fill, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a new workbook with one draft assessment, closed after the test."""
    made = new_desk(tmp_path / "partners.ddw")
    yield made
    made.workbook.close()


@pytest.fixture
def full_desk(desk: Desk) -> Desk:
    """Return a workbook in which every kind of event happened."""
    fill(desk)
    return desk
