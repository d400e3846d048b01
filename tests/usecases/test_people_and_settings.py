"""People, their keys, and what this device remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.project import Project
from ddworkbook.core.states import Step
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.people import (
    add_key,
    change_person,
    find_person,
    introduce_person,
    list_people,
    switch_person,
)
from ddworkbook.usecases.projects import add_project
from ddworkbook.usecases.settings import (
    RECENT_FILES,
    Settings,
    read_settings,
    remember_file,
    write_settings,
)
from ddworkbook.usecases.workbook_files import close_workbook, create_workbook
from tests.builders.work import Desk, answered_triage
from tests.builders.world import fixed_world


def test_the_first_person_introduced_works_here(tmp_path: Path) -> None:
    session = create_workbook(tmp_path / "a.ddw", "A", fixed_world(tmp_path / "home"))
    made = introduce_person(session, "  Ada  ")
    assert session.actor == made.made
    introduce_person(session, "Ben")
    assert session.actor == made.made
    close_workbook(session)


def test_nobody_can_change_anything_before_being_introduced(tmp_path: Path) -> None:
    session = create_workbook(tmp_path / "a.ddw", "A", fixed_world(tmp_path / "home"))
    with pytest.raises(ActionRefused, match="ddw person add"):
        _ = session.actor
    close_workbook(session)


def test_who_is_nobody_in_a_workbook_with_people_is_told_how_to_say_who(desk: Desk) -> None:
    triage = answered_triage(desk)
    desk.session.me = None
    with pytest.raises(
        ActionRefused, match="--as NAME, ddw person switch FILE NAME, or File > Who"
    ):
        _ = desk.session.actor
    assert "ddw person switch" in assessment_page(desk.session, triage).refusal(Step.SUBMIT)


def test_a_person_without_a_name_is_refused_with_all_problems(desk: Desk) -> None:
    with pytest.raises(InputRefused) as refused:
        introduce_person(desk.session, " ", email="not an address")
    assert [problem.code for problem in refused.value.problems] == ["no-name", "bad-email"]


def test_a_person_is_found_by_name_address_and_id(desk: Desk) -> None:
    made = introduce_person(desk.session, "Çelik Özgür", email="c@north.example").made
    for wanted in (made, "celik ozgur", "C@North.example"):
        assert find_person(desk.session, wanted).id == made


def test_two_people_of_one_name_are_not_guessed_between(desk: Desk) -> None:
    introduce_person(desk.session, "Ada Preparer")
    with pytest.raises(UsageRefused, match="fits 2 persons"):
        switch_person(desk.session, "Ada Preparer")


def test_a_person_can_be_corrected(desk: Desk) -> None:
    person = replace(find_person(desk.session, desk.preparer), role="Director")
    change_person(desk.session, person)
    assert find_person(desk.session, desk.preparer).role == "Director"
    assert desk.session.me == person


def test_a_key_needs_a_passphrase(desk: Desk) -> None:
    with pytest.raises(ActionRefused, match="passphrase"):
        add_key(desk.session, desk.preparer, "")
    assert list_people(desk.session)[0].keys == ()


def test_a_key_is_on_this_device_and_its_public_half_in_the_workbook(signed: Desk) -> None:
    rows = list_people(signed.session)
    assert [row.can_sign_here for row in rows] == [True, True]
    assert [len(row.keys) for row in rows] == [1, 1]
    files = sorted((signed.session.world.home / "keys").iterdir())
    assert [file.stem for file in files] == sorted(row.keys[0].id for row in rows)


def test_settings_are_kept(tmp_path: Path) -> None:
    world = fixed_world(tmp_path)
    assert read_settings(world) == Settings()
    write_settings(world, Settings(language="ar", theme="dark"))
    assert read_settings(world) == Settings(language="ar", theme="dark")


@pytest.mark.parametrize("text", ["{", "[]", '{"theme": 7}', '{"recent_files": "x"}'])
def test_damaged_settings_are_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert read_settings(fixed_world(tmp_path)) == Settings()


def test_recent_files_come_newest_first_and_once(tmp_path: Path) -> None:
    world = fixed_world(tmp_path)
    for number in [*range(12), 5]:
        settings = remember_file(world, tmp_path / f"{number}.ddw")
    assert len(settings.recent_files) == RECENT_FILES
    assert [Path(path).stem for path in settings.recent_files[:3]] == ["5", "11", "10"]
    assert read_settings(world) == settings


def test_what_is_refused_writes_nothing(desk: Desk) -> None:
    before = desk.session.workbook.head()
    with pytest.raises(InputRefused):
        add_project(desk.session, Project("", ""))
    assert desk.session.workbook.head() == before
