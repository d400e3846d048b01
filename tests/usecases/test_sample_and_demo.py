"""The sample workbook and the demonstration: invented, whole, the same every time."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.severity import Severity
from ddworkbook.core.states import State
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import list_assessments
from ddworkbook.usecases.checking import check_workbook_file
from ddworkbook.usecases.demo import demo
from ddworkbook.usecases.home import home_page
from ddworkbook.usecases.partners import list_partners
from ddworkbook.usecases.progress import StoppedError
from ddworkbook.usecases.sample import SAMPLE_PASSPHRASE, make_sample
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.signing import my_key
from ddworkbook.usecases.workbook_files import close_workbook, open_workbook, workbook_info
from tests.builders.world import fixed_world


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    close_workbook(make_sample(folder / "sample.ddw", fixed_world(folder / "home")))
    return folder


@pytest.fixture
def session(sample_folder: Path) -> Session:
    world = fixed_world(sample_folder / "home")
    return open_workbook(sample_folder / "sample.ddw", world, read_only=True)


def test_the_sample_is_whole(sample_folder: Path) -> None:
    world = fixed_world(sample_folder / "home")
    report = check_workbook_file(sample_folder / "sample.ddw", world)
    assert report.holds, report.lines


def test_everything_in_the_sample_says_that_it_is_invented(session: Session) -> None:
    info = workbook_info(session)
    assert info.title == "Sample workbook (invented data)"
    assert info.sample
    assert all("(invented)" in row.name for row in list_partners(session))


def test_the_sample_shows_every_stage_and_rating(session: Session) -> None:
    rows = list_assessments(session)
    assert {row.state for row in rows} >= {
        State.DRAFT,
        State.SUBMITTED,
        State.CHANGES_REQUESTED,
        State.SIGNED,
    }
    assert {row.rating for row in rows} == set(Severity)
    assert len({row.country for row in rows}) >= 8
    refer = [row for row in rows if row.decision == "refer"]
    assert [(row.rating, row.state) for row in refer] == [(Severity.RED, State.SIGNED)]


def test_no_answer_of_the_sample_has_a_problem(session: Session) -> None:
    for row in list_assessments(session):
        walk = assessment_page(session, row.id).walkthrough
        assert walk.problems == ()
        if row.state is not State.DRAFT:
            assert walk.missing == ()


def test_home_has_something_in_every_list(session: Session) -> None:
    page = home_page(session)
    assert page.reviews_due
    assert page.red_flags
    assert page.overdue_actions
    assert page.expiring_evidence
    assert page.drafts
    assert page.returned_to_me


def test_the_keys_of_the_sample_open_with_the_known_passphrase(session: Session) -> None:
    assert my_key(session, SAMPLE_PASSPHRASE).key_id


def test_the_same_day_gives_the_same_sample(sample_folder: Path, tmp_path: Path) -> None:
    again = make_sample(tmp_path / "again.ddw", fixed_world(tmp_path / "home"))
    first = open_workbook(
        sample_folder / "sample.ddw", fixed_world(sample_folder / "home"), read_only=True
    )
    ids = [row.id for row in list_assessments(first)]
    assert [row.id for row in list_assessments(again)] == ids
    assert workbook_info(again).head == workbook_info(first).head
    close_workbook(again)
    close_workbook(first)


def test_the_answers_of_the_sample_are_given_one_after_the_other(session: Session) -> None:
    signed = [row for row in list_assessments(session) if row.state is State.SIGNED]
    for row in signed:
        sections = assessment_page(session, row.id).walkthrough.sections
        asked = [state for section in sections for state in section.questions]
        times = sorted(
            datetime.fromisoformat(state.answer.at)
            for state in asked
            if state.answer is not None and state.answer.standing is AnswerStanding.GIVEN
        )
        assert len(set(times)) == len(times)
        steps = [(after - before).seconds for before, after in pairwise(times)]
        assert min(steps) >= 20


def test_a_stopped_sample_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        make_sample(
            tmp_path / "s.ddw", fixed_world(tmp_path / "home"), lambda done, _total: done < 2
        )
    assert not (tmp_path / "s.ddw").exists()


def test_the_demonstration_does_the_whole_main_job(tmp_path: Path) -> None:
    said: list[str] = []
    made = demo(tmp_path / "out", fixed_world(tmp_path / "home"), said.append)
    assert all(path.exists() for path in made)
    assert [path.suffix for path in made] == [".ddw", ".pdf", ".xlsx", ".zip"]
    numbers = [int(found[1]) for line in said if (found := re.match(r"([0-9]+)\. ", line))]
    assert numbers == list(range(1, len(said) + 1))
    assert len(said) >= 11
    assert said[-1].endswith("nothing altered")
