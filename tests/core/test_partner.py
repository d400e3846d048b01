"""Partners and what is wrong with them. All partners here are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ddworkbook.core.partner import (
    PARTNER_KINDS,
    Contact,
    Identifier,
    Partner,
    PartnerName,
    check_partner,
)
from ddworkbook.core.sealing import openings_by_hash, seal, unseal
from ddworkbook.core.shape import from_tree, plain_tree, to_tree
from tests.builders.reference_tables import some_countries

COUNTRIES = some_countries(KE="Kenya", GB="United Kingdom")

PARTNER = Partner(
    id="p1",
    name="Tana Delta Institute",
    country="KE",
    kind="research-institute",
    names=(PartnerName("TDI", "acronym"), PartnerName("Taasisi ya Delta", "local", "sw")),
    identifiers=(Identifier("LEI", "213800KUD8LAJWSQ9D15"), Identifier("OTHER", "KE 7")),
    contacts=(Contact("Asha Example", "Registrar", "asha@example.org", "+254 700 000000"),),
    website="https://tdi.example.org",
    city="Garissa",
)

PERSON = Partner(
    id="p2",
    name="Asha Example",
    country="KE",
    kind="individual",
    names=(PartnerName("A. Example", personal=True),),
    identifiers=(Identifier("OTHER", "7", personal=True),),
)


def codes(partner: Partner) -> list[str]:
    return [problem.code for problem in check_partner(partner, COUNTRIES)]


@pytest.mark.parametrize("partner", [PARTNER, PERSON])
def test_a_partner_in_order_has_no_problems(partner: Partner) -> None:
    assert check_partner(partner, COUNTRIES) == ()


@pytest.mark.parametrize("kind", list(PARTNER_KINDS))
def test_each_kind_is_accepted_for_a_bare_partner(kind: str) -> None:
    assert codes(Partner("p", "N", "GB", kind)) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (replace(PARTNER, name="  "), "no-name"),
        (replace(PARTNER, country=""), "no-country"),
        (replace(PARTNER, country="Kenya"), "unknown-country"),
        (replace(PARTNER, kind="cartel"), "unknown-kind"),
        (replace(PARTNER, website="tdi"), "bad-website"),
        (replace(PARTNER, website="javascript:alert(1)"), "bad-website"),
        (replace(PARTNER, names=(PartnerName(""),)), "empty-name"),
        (replace(PARTNER, names=(PartnerName("x", "nick"),)), "unknown-name-kind"),
        (replace(PARTNER, identifiers=(Identifier("ROR", "052gg0111"),)), "bad-check-digits"),
        (replace(PARTNER, identifiers=PARTNER.identifiers[:1] * 2), "repeated-identifier"),
        (replace(PARTNER, contacts=(Contact(" "),)), "empty-contact"),
        (replace(PARTNER, contacts=(Contact("A", email="asha at example"),)), "bad-email"),
        (replace(PERSON, names=(PartnerName("A."),)), "not-marked-personal"),
        (replace(PERSON, identifiers=(Identifier("OTHER", "7"),)), "not-marked-personal"),
    ],
)
def test_each_fault_is_found(changed: Partner, code: str) -> None:
    assert codes(changed) == [code]


def test_all_faults_are_told_at_once() -> None:
    assert codes(Partner("p", "", "", "x", names=(PartnerName("", "y"),))) == [
        "no-name",
        "no-country",
        "unknown-kind",
        "empty-name",
        "unknown-name-kind",
    ]


def test_the_same_number_in_two_spellings_is_a_repeat() -> None:
    twice = (Identifier("ROR", "05dxps055"), Identifier("ROR", "https://ror.org/05DXPS055"))
    assert codes(replace(PARTNER, identifiers=twice)) == ["repeated-identifier"]


@pytest.mark.parametrize("partner", [PARTNER, PERSON])
def test_a_partner_survives_sealing_and_opening(partner: Partner) -> None:
    sealed, openings = seal(to_tree(partner, partner.id), lambda: b"s" * 32)
    assert from_tree(Partner, unseal(sealed, openings_by_hash(openings))) == partner


def test_the_name_of_a_person_is_sealed_and_that_of_an_institute_is_not() -> None:
    assert "Tana" in str(seal(to_tree(PARTNER, "p1"), lambda: b"s" * 32)[0])
    sealed, _ = seal(to_tree(PERSON, "p2"), lambda: b"s" * 32)
    assert "Example" not in str(sealed)
    assert "Asha" not in str(seal(to_tree(PARTNER, "p1"), lambda: b"s" * 32)[0])


def test_an_erased_person_still_has_the_shape_of_a_partner() -> None:
    sealed, _ = seal(to_tree(PERSON, "p2"), lambda: b"s" * 32)
    assert from_tree(Partner, unseal(sealed, {})).name == "[erased]"


def test_a_partner_without_personal_marks_is_plain_json() -> None:
    assert from_tree(Partner, plain_tree(PARTNER)) == PARTNER
