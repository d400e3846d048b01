"""Countries by their ISO 3166-1 alpha-2 code, with English names to show and to recognise.

Not here: reading the table from its file. Whose table it is and how old stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.folding import fold


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


def country_table(data: Mapping[str, JsonValue]) -> CountryTable:
    """Return the table that a reference file describes.

    Raises: ValueError when the data does not have the shape of such a file, or when one name
    stands for two countries.
    """
    rows = data.get("countries")
    if not isinstance(rows, Mapping):
        raise ValueError("The table of countries has no entry `countries`.")
    by_code = {code: _country(code, row) for code, row in rows.items()}
    by_name: dict[str, str] = {}
    for country in by_code.values():
        for name in (country.name, *country.also):
            if by_name.setdefault(fold(name), country.code) != country.code:
                raise ValueError(f"The name {name!r} stands for two countries.")
    facts = {key: str(data.get(key, "")) for key in ("as_at", "source", "licence")}
    return CountryTable(by_code=by_code, by_name=by_name, **facts)


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


def _country(code: str, row: JsonValue) -> Country:
    """Return one country of the table, whose entry is a name or a name with others."""
    if isinstance(row, str):
        return Country(code, row)
    if isinstance(row, Mapping):
        name, also = row.get("name"), row.get("also", [])
        if isinstance(name, str) and isinstance(also, list | tuple):
            return Country(code, name, tuple(str(item) for item in also))
    raise ValueError(f"The entry of {code} in the table of countries is not a name.")
