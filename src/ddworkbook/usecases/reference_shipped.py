"""The reference tables that come with the program, each read once and only when it is asked for."""

from __future__ import annotations

from functools import cache

from ddworkbook.core.reference_meaning import meaning_problems
from ddworkbook.core.reference_reading import read_table
from ddworkbook.core.reference_table import ReferenceTable
from ddworkbook.formats.yaml_text import read_yaml
from ddworkbook.questionnaires import reference_files


@cache
def shipped_tables() -> tuple[ReferenceTable, ...]:
    """Return all tables, by name; several versions of one stand side by side."""
    found = (_read(file.name) for file in reference_files())
    return tuple(sorted(found, key=lambda table: (table.name, table.valid_from)))


def shipped_versions(name: str) -> tuple[ReferenceTable, ...]:
    """Return the shipped versions of one table; only their files are read."""
    # A file is named after its table, with more behind it where there are several versions.
    files = (file.name for file in reference_files() if file.name.startswith(name))
    return tuple(table for table in map(_read, files) if table.name == name)


@cache
def _read(file_name: str) -> ReferenceTable:
    """Return the table in one file. Raises: ValueError when it is faulty, which is a bug."""
    file = next(file for file in reference_files() if file.name == file_name)
    tree, problems = read_yaml(file.read_text(encoding="utf-8"), file_name)
    table, found = read_table(tree)
    faults = [*problems, *found, *(meaning_problems(table) if table else ())]
    if table is None or faults:
        said = "\n".join(problem.sentence for problem in faults)
        raise ValueError(f"The shipped table {file_name} is faulty:\n{said}")
    return table
