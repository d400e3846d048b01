"""The ids of the partner list in every order, and the lines on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.core.partner import PARTNER_KINDS, Partner
from ddworkbook.usecases.actions import add_action
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.partner_list import ORDERS, partner_ids, partner_lines
from ddworkbook.usecases.partners import add_partner, list_partners
from tests.builders.work import Desk, answered_due_diligence, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = desk_in(tmp_path)
    yield made
    made.session.workbook.close()


def add(desk: Desk, name: str, country: str = "KE", kind: str = "company") -> str:
    return add_partner(desk.session, Partner("", name, country, kind)).made


def names(desk: Desk, **wanted: object) -> list[str]:
    ids = partner_ids(desk.session, **wanted)  # type: ignore[arg-type]
    return [line.name for line in partner_lines(desk.session, ids)]


def test_kinds_stand_in_the_same_order_by_value_and_by_word() -> None:
    """Storage sorts by value; people read the word."""
    assert sorted(PARTNER_KINDS) == sorted(PARTNER_KINDS, key=PARTNER_KINDS.__getitem__)


def test_countries_are_ordered_by_their_names(desk: Desk) -> None:
    add(desk, "Alpha", "CH")
    add(desk, "Beta", "GB")
    assert names(desk, order="country") == ["Alpha", "Beta"]
    assert names(desk, order="country", descending=True) == ["Beta", "Alpha"]


def test_equal_partners_stand_by_name(desk: Desk) -> None:
    for name in ("Gamma", "alpha", "Beta"):
        add(desk, name, kind="hospital")
    for order in ORDERS:
        assert names(desk, order=order) == ["alpha", "Beta", "Gamma"]


def test_the_worst_rating_comes_first_and_none_last(desk: Desk) -> None:
    add(desk, "Alpha")
    rated = add(desk, "Beta")
    start_assessment(desk.session, rated, "triage")
    assert names(desk, order="rating") == ["Beta", "Alpha"]
    assert names(desk, order="rating", descending=True) == ["Beta", "Alpha"]


def test_a_line_is_the_same_as_in_the_whole_list(desk: Desk) -> None:
    add_action(desk.session, answered_due_diligence(desk), "Ask for the last audit")
    add(desk, "Alpha")
    ids = partner_ids(desk.session)
    lines = partner_lines(desk.session, ids)
    assert lines == list_partners(desk.session)
    assert [line.open_actions for line in lines] == [0, 1]


def test_unknown_ids_are_left_out(desk: Desk) -> None:
    known = add(desk, "Alpha")
    assert [line.id for line in partner_lines(desk.session, ["gone", known])] == [known]


def test_an_unknown_order_is_an_error(desk: Desk) -> None:
    with pytest.raises(KeyError):
        partner_ids(desk.session, order="colour")
