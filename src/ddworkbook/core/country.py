"""Countries by their ISO 3166-1 alpha-2 code, with English names to show and to recognise.

Not here: reading the table. Whose table it is and how old stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.folding import fold
from ddworkbook.core.reference_table import ReferenceTable


@dataclass(frozen=True)
class Country:
    """One country or territory; `also` holds other names under which people know it."""

    code: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class CountryTable:
    """A dated table of countries by code, with the codes by folded name beside it."""

    as_at: str
    source: str
    licence: str
    by_code: Mapping[str, Country]
    by_name: Mapping[str, str]


def country_table(table: ReferenceTable) -> CountryTable:
    """Return the countries of the reference table "countries".

    Raises: ValueError when one name stands for two countries.
    """
    found = (
        Country(str(row["code"]), str(row["name"]), _names(row.get("also"))) for row in table.rows
    )
    by_code = {country.code: country for country in found}
    by_name: dict[str, str] = {}
    for country in by_code.values():
        for name in (country.name, *country.also):
            if by_name.setdefault(fold(name), country.code) != country.code:
                raise ValueError(f"The name {name!r} stands for two countries.")
    return CountryTable(table.as_at, table.source, table.licence, by_code, by_name)


def country_name(table: CountryTable, code: str) -> str:
    """Return the name of a country; the code itself when the table does not have it."""
    country = table.by_code.get(code)
    return country.name if country is not None else code


def code_of(table: CountryTable, text: str) -> str | None:
    """Return the code for a name or code as a person typed it, or None."""
    code = text.strip().upper()
    if code in table.by_code:
        return code
    return table.by_name.get(fold(text))


def _names(value: JsonValue) -> tuple[str, ...]:
    """Return the other names of a country."""
    return tuple(str(name) for name in value) if isinstance(value, list | tuple) else ()
