"""Records of the Research Organization Registry as values, and as partners."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ddworkbook.core.partner import Identifier, PartnerName, check_partner
from ddworkbook.core.ror import (
    faulty_identifiers,
    is_version_1,
    is_version_2,
    kind_of,
    ror_record,
    to_partner,
)
from tests.builders.reference_tables import some_countries

COUNTRIES = some_countries(KE="Kenya")

DATA: dict[str, Any] = {
    "admin": {"last_modified": {"date": "2026-02-03", "schema_version": "2.1"}},
    "id": "https://ror.org/05dxps055",
    "established": 1974,
    "external_ids": [
        {"type": "isni", "all": ["0000 0001 2158 1279"], "preferred": None},
        {"type": "wikidata", "all": ["Q1", "Q2"], "preferred": "Q2"},
        {"type": "grid", "all": ["100011307"], "preferred": None},
    ],
    "links": [
        {"type": "wikipedia", "value": "https://en.example.org/TDI"},
        {"type": "website", "value": "https://tdi.example.org"},
    ],
    "locations": [{"geonames_details": {"country_code": "KE", "name": "Garissa"}}],
    "names": [
        {"value": "TDI", "types": ["acronym"], "lang": None},
        {"value": "Tana  Delta Institute", "types": ["label", "ror_display"], "lang": "en"},
        {"value": "Taasisi ya Delta", "types": ["label"], "lang": "sw"},
        {"value": "Delta Lab", "types": ["alias"], "lang": "en"},
        {"value": " ", "types": ["alias"], "lang": None},
    ],
    "relationships": [
        {"type": "child", "label": "Delta Ponds", "id": "https://ror.org/042nb2s44"},
        {"type": "parent", "label": "University of Examples", "id": "https://ror.org/013meh722"},
    ],
    "status": "active",
    "types": ["funder", "facility"],
}


def test_a_record_has_the_facts_of_its_data() -> None:
    record = ror_record(DATA)
    assert record.id == "https://ror.org/05dxps055"
    assert record.name == "Tana Delta Institute"
    assert (record.country_code, record.city) == ("KE", "Garissa")
    assert record.website == "https://tdi.example.org"
    assert record.parent == "University of Examples"
    assert (record.status, record.established, record.modified) == ("active", 1974, "2026-02-03")
    assert record.external_ids == (
        ("isni", "0000 0001 2158 1279"),
        ("wikidata", "Q2"),
        ("grid", "100011307"),
    )
    assert json.loads(record.raw) == DATA


def test_a_record_becomes_a_partner_that_only_a_person_need_confirm() -> None:
    partner = to_partner(ror_record(DATA), "p1")
    assert check_partner(partner, COUNTRIES) == ()
    assert partner.kind == "research-institute"
    assert partner.names == (
        PartnerName("TDI", "acronym", ""),
        PartnerName("Taasisi ya Delta", "local", "sw"),
        PartnerName("Delta Lab", "alias", "en"),
    )
    assert partner.identifiers == (
        Identifier("ROR", "https://ror.org/05dxps055"),
        Identifier("ISNI", "0000000121581279"),
        Identifier("WIKIDATA", "Q2"),
    )
    assert partner.parent_name == "University of Examples"


def test_a_number_that_is_wrong_in_the_register_is_left_out_and_named() -> None:
    (problem,) = faulty_identifiers(ror_record(DATA))
    assert problem.where == "GRID 100011307"


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (("education", "funder"), "university"),
        (("funder", "government"), "public-body"),
        (("healthcare",), "hospital"),
        (("nonprofit",), "charity-ngo"),
        (("company",), "company"),
        (("archive",), "other"),
        (("funder",), "other"),
        ((), "other"),
    ],
)
def test_types_suggest_a_kind(types: tuple[str, ...], kind: str) -> None:
    assert kind_of(types) == kind


def test_what_is_missing_or_odd_is_left_empty() -> None:
    odd = {"established": "long ago", "links": None, "locations": [], "types": "education"}
    odd |= {"relationships": {}, "external_ids": [{"type": "isni"}, 7], "admin": None}
    record = ror_record(DATA | odd)
    assert (record.established, record.website, record.parent) == (None, "", "")
    assert (record.country_code, record.city, record.types) == ("", "", ())
    assert (record.external_ids, record.modified) == ((), "")


def test_without_a_display_name_the_first_name_is_shown() -> None:
    names = [{"value": "One", "types": ["alias"]}, {"value": "Two", "types": ["label"]}]
    assert ror_record(DATA | {"names": names}).name == "One"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"id": "https://ror.org/05dxps055", "name": "X", "country": {}}, "old schema 1"),
        ({"id": "https://ror.org/05dxps055"}, "not a record of ROR's schema 2"),
        ([], "not a record of ROR's schema 2"),
        (DATA | {"id": "https://ror.org/05dxps056"}, "last two digits should be 55"),
        (DATA | {"id": None}, "Nothing is given"),
        (DATA | {"names": []}, "has no name"),
        (DATA | {"status": "half \ud83d"}, "half of a character"),
    ],
)
def test_what_is_no_record_is_refused_with_the_reason(data: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ror_record(data)


def test_the_schemas_are_told_apart() -> None:
    assert is_version_2(DATA)
    assert not is_version_1(DATA)
    assert is_version_1({"name": "X", "country": {}})
    assert not is_version_2(None)
