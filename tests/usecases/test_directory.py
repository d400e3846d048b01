"""The directory of organisations, and registering partners from a dump."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, UsageRefused, WorldError
from ddworkbook.usecases.directory import (
    directory_info,
    import_ror_file,
    partner_from_directory,
    search_directory,
)
from ddworkbook.usecases.partner_import import import_partners
from ddworkbook.usecases.partners import add_partner, find_partner, list_partners
from ddworkbook.usecases.progress import StoppedError
from tests.builders.work import Desk
from tests.builders.world import fixed_world

SAMPLE = Path(__file__).parents[1] / "samples" / "ror" / "ror-sample.json"
RECORDS = json.loads(SAMPLE.read_text(encoding="utf-8"))
FIRST = RECORDS[0]["id"]


def test_without_a_directory_nothing_is_found(tmp_path: Path) -> None:
    world = fixed_world(tmp_path)
    assert directory_info(world) is None
    assert search_directory(world, "university") == ()


def test_an_imported_directory_is_searched(tmp_path: Path) -> None:
    world = fixed_world(tmp_path / "home")
    info = import_ror_file(world, SAMPLE)
    assert info == directory_info(world)
    assert info.organisations == len(RECORDS)
    draft = partner_from_directory(world, FIRST)
    assert draft.id == ""
    hit = search_directory(world, draft.name)[0]
    assert hit.ror == FIRST
    assert hit.country_name not in ("", hit.country)
    assert search_directory(world, draft.name, country="AQ") == ()


def test_a_draft_from_the_directory_can_be_registered(desk: Desk) -> None:
    import_ror_file(desk.session.world, SAMPLE)
    draft = partner_from_directory(desk.session.world, FIRST)
    made = add_partner(desk.session, draft).made
    assert find_partner(desk.session, FIRST).id == made


def test_an_organisation_that_is_not_there_is_refused(tmp_path: Path) -> None:
    world = fixed_world(tmp_path / "home")
    import_ror_file(world, SAMPLE)
    with pytest.raises(UsageRefused, match="does not have"):
        partner_from_directory(world, "https://ror.org/000000000")


def test_another_file_is_refused_and_the_old_directory_stays(tmp_path: Path) -> None:
    world = fixed_world(tmp_path / "home")
    import_ror_file(world, SAMPLE)
    other = tmp_path / "letter.json"
    other.write_text("not a dump")
    with pytest.raises(InputRefused):
        import_ror_file(world, other)
    with pytest.raises(WorldError, match="cannot be read"):
        import_ror_file(world, tmp_path / "none.zip")
    info = directory_info(world)
    assert info is not None
    assert info.organisations == len(RECORDS)


def test_a_damaged_directory_counts_as_none(tmp_path: Path) -> None:
    world = fixed_world(tmp_path)
    (tmp_path / "organisations.sqlite").write_bytes(b"not a database at all" * 100)
    assert directory_info(world) is None


def test_an_import_can_be_stopped(tmp_path: Path) -> None:
    world = fixed_world(tmp_path / "home")
    with pytest.raises(StoppedError):
        import_ror_file(world, SAMPLE, lambda _done, _total: False)
    assert directory_info(world) is None


def test_partners_are_registered_by_id_once(desk: Desk) -> None:
    made = import_partners(desk.session, SAMPLE, ids=(FIRST,))
    assert len(made.subjects) == 1
    again = import_partners(desk.session, SAMPLE, ids=(FIRST.rsplit("/", 1)[1],))
    assert again.kinds == frozenset()
    assert len(list_partners(desk.session)) == 1


def test_partners_are_registered_by_country_and_name(desk: Desk) -> None:
    country = RECORDS[0]["locations"][0]["geonames_details"]["country_code"]
    import_partners(desk.session, SAMPLE, country=country.lower())
    rows = list_partners(desk.session)
    assert rows
    assert {row.country for row in rows} == {country}


def test_an_import_without_filter_or_match_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageRefused, match="--id"):
        import_partners(desk.session, SAMPLE)
    with pytest.raises(InputRefused, match="No organisation"):
        import_partners(desk.session, SAMPLE, name="no such words anywhere")
