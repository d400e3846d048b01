"""Reference tables for tests, made by hand."""

from __future__ import annotations

from ddworkbook.core.country import CountryTable, country_table
from ddworkbook.core.reference_table import CellType, ReferenceTable, TableColumn


def a_reference_table(
    columns: dict[str, CellType], rows: list[dict[str, object]], **facts: object
) -> ReferenceTable:
    """Return a table whose first column is its key."""
    made = tuple(
        TableColumn(code, code.capitalize(), kind, key=number == 0)
        for number, (code, kind) in enumerate(columns.items())
    )
    head: dict[str, object] = {
        "name": "invented",
        "title": "Invented",
        "as_at": "2026-01-01",
        "source": "Invented",
        "licence": "CC0-1.0",
    }
    return ReferenceTable(columns=made, rows=tuple(rows), **{**head, **facts})  # type: ignore[arg-type]


def some_countries(**names: str) -> CountryTable:
    """Return countries by code; other names follow the first after a bar."""
    rows: list[dict[str, object]] = []
    for code, said in names.items():
        name, *also = said.split("|")
        rows.append({"code": code, "name": name, "also": also})
    columns = {"code": CellType.COUNTRY, "name": CellType.TEXT, "also": CellType.TEXTS}
    return country_table(a_reference_table(columns, rows, name="countries"))
