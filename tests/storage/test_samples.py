"""Workbooks of every released format open, pass the check, and tell what they told then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.reading.answers import answers
from ddworkbook.storage.reading.assessments import assessments
from ddworkbook.storage.replay import rebuild
from ddworkbook.storage.schema.identity import FORMAT_VERSION
from ddworkbook.storage.schema.readable import READABLE_TABLES
from tests.storage.builder import Clock, reopen

SAMPLES = Path(__file__).parents[1] / "samples" / "workbooks"
FORMATS = [f"v{number:04}" for number in range(1, FORMAT_VERSION + 1)]


@pytest.fixture(params=FORMATS)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of the sample of one format."""
    shutil.copytree(SAMPLES / request.param, tmp_path / request.param)
    return tmp_path / request.param / "sample.ddw"


def test_a_sample_opens_and_has_its_head(sample: Path) -> None:
    with reopen(sample, Clock()) as workbook:
        assert workbook.head() == sample.with_name("HEAD.txt").read_text().strip()
        assert workbook.is_sample
    assert check_workbook(sample).findings == ()


def test_a_sample_is_replayed_to_the_same_tables(sample: Path) -> None:
    with reopen(sample, Clock()) as workbook:
        before = [workbook.rows(f"SELECT * FROM {table}") for table in READABLE_TABLES]
        rebuild(workbook)
        after = [workbook.rows(f"SELECT * FROM {table}") for table in READABLE_TABLES]
        assert [sorted(rows, key=str) for rows in before] == [
            sorted(rows, key=str) for rows in after
        ]


def test_a_sample_says_what_was_typed(sample: Path) -> None:
    with reopen(sample, Clock(), read_only=sample.parent.name == FORMATS[-1]) as workbook:
        (assessment,) = assessments(workbook)
        found = answers(workbook, assessment.id)
        assert found["C05"].value == "مرحبا 👩🏽‍🔬 =1+1 <b>\0"
        assert (found["C06"].value, found["C06"].comment) == ("yes", "[erased]")
        assert found["C07"].value == ["a", "b"]
