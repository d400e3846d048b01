"""The institution's own versions of reference tables: brought in from files and written to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.errors import InputRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.reference_import import name_in, tree_of_grid, unknown_columns
from ddworkbook.core.reference_meaning import (
    CORRUPTION_INDEX,
    meaning_problems,
    with_country_codes,
)
from ddworkbook.core.reference_reading import read_table
from ddworkbook.core.reference_table import ReferenceTable
from ddworkbook.formats.reference_file import (
    YAML_ENDINGS,
    csv_of,
    read_grid,
    read_yaml_file,
    yaml_of,
)
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.reference_shipped import shipped_versions
from ddworkbook.usecases.reference_tables import adopt_table, held_row, show_table
from ddworkbook.usecases.session import NOTHING_CHANGED, Changed, Session, changed
from ddworkbook.usecases.whole_file import write_bytes_whole

_NOTHING = "The table was not imported."


@dataclass(frozen=True)
class ReadTable:
    """A table as read from a file; `left_out` are its columns that the table does not have."""

    table: ReferenceTable
    left_out: tuple[str, ...] = ()


def import_table(
    session: Session, path: Path, facts: Mapping[str, str] | None = None
) -> tuple[Changed, ReadTable]:
    """Store the table of a YAML, CSV or XLSX file as the institution's own version.

    `facts` (name, title, as_at, valid_from, valid_to, standing, publisher, source, licence, note)
    go before what stands in the file. The same content again changes nothing.
    Raises: InputRefused with every problem, nothing changed; WorldError when it cannot be read.
    """
    read = read_reference_file(session, path, facts or {})
    row = held_row(session, read.table.version)
    if row is not None and row.own:
        return NOTHING_CHANGED, read
    with session.writing() as ledger:
        adopt_table(ledger, read.table, own=True)
    return changed("table", made=read.table.version), read


def read_reference_file(session: Session, path: Path, facts: Mapping[str, str]) -> ReadTable:
    """Return the table of a file, judged. Raises: InputRefused with every problem; WorldError."""
    left_out: tuple[str, ...] = ()
    if path.suffix.lower() in YAML_ENDINGS:
        tree, problems = read_yaml_file(path)
        if isinstance(tree, Mapping):
            tree = {**tree, **{key: value for key, value in facts.items() if value}}
    else:
        grid = read_grid(path)
        shape = _shape(facts.get("name") or name_in(grid))
        tree, problems = tree_of_grid(grid, facts, shape)
        left_out = unknown_columns(grid, shape)
    if problems:
        raise InputRefused(_NOTHING, problems)
    return ReadTable(_judged(session, tree), left_out)


def export_table(session: Session, wanted: str, path: Path) -> Path:
    """Write a table as CSV or YAML, by the ending of the path, which must be free; return it.

    Raises: InputRefused for another ending or a taken name, UsageRefused for an unknown table.
    """
    if path.exists():
        raise InputRefused(f"There is already a file “{path.name}”. Choose another name.")
    table = show_table(session, wanted, session.world.today())
    if path.suffix.lower() in YAML_ENDINGS:
        text = yaml_of(table)
    elif path.suffix.lower() == ".csv":
        text = csv_of(table)
    else:
        raise InputRefused("A table is written as CSV or YAML. Let the name end in .csv or .yaml.")
    write_bytes_whole(path, text.encode())
    return path


def _judged(session: Session, tree: JsonValue) -> ReferenceTable:
    """Return the table of some data. Raises: InputRefused with everything that is wrong with it."""
    problems: list[Problem] = []
    if isinstance(tree, Mapping) and tree.get("name") == CORRUPTION_INDEX:
        tree, unknown = with_country_codes(tree, countries(session))
        problems.extend(unknown)
    table, found = read_table(tree)
    # A name that is not known leaves its code empty, which need not be said twice.
    rows = {problem.where for problem in problems}
    problems.extend(one for one in found if one.where.partition(",")[0] not in rows)
    if table is not None:
        problems.extend(meaning_problems(table))
        problems.extend(_shape_problems(table))
    if table is None or problems:
        raise InputRefused(_NOTHING, problems)
    return table


def _shape(name: str) -> ReferenceTable | None:
    """Return the shipped table of this name, whose columns an own version has to have."""
    return next(iter(shipped_versions(name)), None) if name else None


def _shape_problems(table: ReferenceTable) -> list[Problem]:
    """Return where a table lacks columns of the shipped one, or has them of another type."""
    shape = _shape(table.name)
    problems = []
    for column in shape.columns if shape else ():
        own = table.column(column.code)
        needed = column.key or column.required
        if own is None and needed:
            what = f"The table {table.name} has no column {column.code}."
            problems.append(Problem("missing-column", "columns", what, "Add it."))
        if own is not None and (own.type, own.key) != (column.type, column.key):
            what = f"It is not of type {column.type}{', a key' if column.key else ''}."
            problems.append(
                Problem(
                    "other-column", f"columns, {column.code}", what, "Take the shipped columns."
                )
            )
    return problems
