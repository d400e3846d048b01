"""Partners and projects: registered, found, corrected, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ddworkbook.core.errors import InputRefused, UsageRefused
from ddworkbook.core.partner import Contact, Identifier
from ddworkbook.core.project import Project
from ddworkbook.core.severity import Severity
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.partners import (
    add_partner,
    change_partner,
    find_partner,
    list_partners,
    partner_page,
)
from ddworkbook.usecases.projects import (
    add_project,
    change_project,
    find_project,
    list_projects,
)
from tests.builders.work import Desk, partner_draft

ROR = "https://ror.org/05dxps055"


def codes(refused: pytest.ExceptionInfo[InputRefused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_partner_is_registered_in_its_normal_form(desk: Desk) -> None:
    draft = replace(
        partner_draft("  Lake   University "),
        country="ke",
        identifiers=(Identifier("ror", "05dxps055"),),
    )
    made = add_partner(desk.session, draft)
    partner = find_partner(desk.session, made.made)
    assert partner.name == "Lake University"
    assert partner.country == "KE"
    assert partner.identifiers == (Identifier("ROR", ROR),)
    assert made.kinds == {"partner"}


def test_all_problems_of_a_partner_are_listed_at_once(desk: Desk) -> None:
    draft = replace(
        partner_draft(""),
        country="XX",
        website="nowhere",
        identifiers=(Identifier("LEI", "1234"),),
        contacts=(Contact("Z", email="wrong"),),
    )
    with pytest.raises(InputRefused) as refused:
        add_partner(desk.session, draft)
    assert {"no-name", "unknown-country", "bad-website", "bad-email"} <= set(codes(refused))
    assert list_partners(desk.session) == ()


def test_the_same_identifier_is_not_registered_twice(desk: Desk) -> None:
    draft = replace(partner_draft(), identifiers=(Identifier("ROR", ROR),))
    first = add_partner(desk.session, draft).made
    with pytest.raises(InputRefused) as refused:
        add_partner(desk.session, replace(draft, name="Other"))
    assert codes(refused) == ["already-registered"]
    change_partner(desk.session, replace(find_partner(desk.session, first), city="Kisumu"))
    assert find_partner(desk.session, first).city == "Kisumu"


def test_names_and_numbers_of_an_individual_are_personal(desk: Desk) -> None:
    draft = replace(
        partner_draft("Zawadi"), kind="individual", identifiers=(Identifier("OTHER", "A 1"),)
    )
    partner = find_partner(desk.session, add_partner(desk.session, draft).made)
    assert partner.identifiers[0].personal


def test_text_that_looks_like_markup_or_formula_stays_text(desk: Desk) -> None:
    name = '=HYPERLINK("http://x.example","<b>hi</b>") \u202e{0} %s'
    made = add_partner(desk.session, partner_draft(name)).made
    assert find_partner(desk.session, made).name == name


@pytest.mark.parametrize("wanted", ["lake university", "Lake", "05dxps055"])
def test_a_partner_is_found_by_what_people_type(desk: Desk, wanted: str) -> None:
    draft = replace(partner_draft(), identifiers=(Identifier("ROR", ROR),))
    made = add_partner(desk.session, draft).made
    assert find_partner(desk.session, wanted).id == made


def test_an_unknown_partner_is_refused_with_a_hint(desk: Desk) -> None:
    add_partner(desk.session, partner_draft())
    with pytest.raises(UsageRefused, match="Did you mean: Lake University"):
        find_partner(desk.session, "Lake Universty")


def test_the_list_shows_the_worst_rating_of_what_was_assessed(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    assert list_partners(desk.session)[0].rating is None
    triage = start_assessment(desk.session, made, "triage").made
    answer_question(desk.session, triage, "T10", "unsure")
    row = list_partners(desk.session, "lake", "KE")[0]
    assert row.rating is Severity.AMBER_MINOR
    assert row.country_name == "Kenya"
    assert list_partners(desk.session, "lake", "IN") == ()


def test_what_was_assessed_again_no_longer_speaks(desk: Desk) -> None:
    made = add_partner(desk.session, partner_draft()).made
    old = start_assessment(desk.session, made, "triage").made
    answer_question(desk.session, old, "T08", "true-match")
    new = start_assessment(desk.session, made, "triage").made
    answer_question(desk.session, new, "T08", "no-match")
    assert list_partners(desk.session)[0].rating is Severity.NONE
    assert partner_page(desk.session, made).flags == ()


def test_the_page_of_a_partner_holds_everything_about_it(desk: Desk) -> None:
    draft = replace(partner_draft(), identifiers=(Identifier("ROR", ROR),))
    made = add_partner(desk.session, draft).made
    triage = start_assessment(desk.session, made, "triage").made
    answer_question(desk.session, triage, "T10", "unsure")
    page = partner_page(desk.session, made)
    assert page.identifiers[0].problem == ""
    assert page.identifiers[0].address == ROR
    assert [flag.flag.question for flag in page.flags] == ["T10"]
    assert page.history[0].sentence.startswith("Assessment started")
    assert page.history[-1].sentence == "Partner registered: Lake University"


def test_a_project_with_problems_is_refused_with_all_of_them(desk: Desk) -> None:
    draft = Project("", " ", starts_on="2026-02-30", ends_on="soon", partners=("nobody",))
    with pytest.raises(InputRefused) as refused:
        add_project(desk.session, draft)
    assert codes(refused) == ["no-title", "not-a-date", "not-a-date", "unknown-partner"]


def test_a_project_cannot_end_before_it_starts(desk: Desk) -> None:
    with pytest.raises(InputRefused) as refused:
        add_project(desk.session, Project("", "P", starts_on="2027-01-01", ends_on="2026-01-01"))
    assert codes(refused) == ["wrong-order"]


def test_a_project_is_found_by_reference_and_corrected(desk: Desk) -> None:
    partner = add_partner(desk.session, partner_draft()).made
    made = add_project(
        desk.session, Project("", "Clean water", reference="G-1", partners=(partner, partner))
    ).made
    project = find_project(desk.session, "g-1")
    assert project.id == made
    assert project.partners == (partner,)
    change_project(desk.session, replace(project, funder="Fund"))
    row = list_projects(desk.session, "fund")[0]
    assert row.partner_names == ("Lake University",)
    assert list_projects(desk.session, "nothing") == ()
