"""Countries: the functions, and the table that comes with the program."""

from __future__ import annotations

import pytest

from ddworkbook.core.country import CountryTable, code_of, country_name, country_table
from ddworkbook.usecases.reference_shipped import shipped_versions
from tests.builders.reference_tables import some_countries


@pytest.fixture(scope="module")
def table() -> CountryTable:
    return country_table(shipped_versions("countries")[0])


def test_the_table_has_every_code_of_the_standard_and_kosovo(table: CountryTable) -> None:
    assert len(table.by_code) == 250
    assert "XK" in table.by_code
    assert all(len(code) == 2 and code.isupper() for code in table.by_code)


def test_the_table_says_where_it_is_from_and_how_old_it_is(table: CountryTable) -> None:
    assert "CLDR" in table.source
    assert "Unicode" in table.licence
    assert table.as_at == "2025-03-13"


def test_norway_is_a_country_and_not_a_no(table: CountryTable) -> None:
    assert country_name(table, "NO") == "Norway"


def test_an_unknown_code_is_shown_as_it_is(table: CountryTable) -> None:
    assert country_name(table, "QZ") == "QZ"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Kenya", "KE"),
        (" kenya ", "KE"),
        ("ke", "KE"),
        ("UK", "GB"),
        ("cote d'ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Turkiye", "TR"),
        ("Turkey", "TR"),
        ("Viet Nam", "VN"),
        ("Saint Lucia", "LC"),
        ("St. Lucia", "LC"),
        ("DRC", "CD"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names(table: CountryTable, typed: str, code: str | None) -> None:
    assert code_of(table, typed) == code


def test_each_name_leads_back_to_its_code(table: CountryTable) -> None:
    for country in table.by_code.values():
        assert {code_of(table, name) for name in (country.name, *country.also)} == {country.code}


def test_a_name_of_two_countries_is_refused() -> None:
    with pytest.raises(ValueError, match="two countries"):
        some_countries(CD="Congo", CG="X|CONGO")
