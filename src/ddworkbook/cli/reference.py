"""ddw reference: the dated tables that rules and people decide with."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import noun, opened, told, verb
from ddworkbook.cli.output import say, say_facts, say_json, say_table
from ddworkbook.core.reference_import import HEAD_KEYS
from ddworkbook.core.reference_table import ReferenceTable, cell_text
from ddworkbook.usecases.corruption_band import suggest_band
from ddworkbook.usecases.reference_import import export_table, import_table
from ddworkbook.usecases.reference_tables import (
    SHOWN_DIGITS,
    TableLine,
    list_tables,
    show_table,
)

_TABLE = "name, or the first digits of a version"


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    reference = noun(commands, "reference", "reference tables: policy lines, ladder, areas, lists")
    verb(reference, "list", "list the versions of all tables", _list, reads=True)
    show = verb(reference, "show", "print one table", _show, reads=True)
    show.add_argument("table", metavar="TABLE", help=_TABLE)
    bring = verb(
        reference,
        "import",
        "store a table of your own (CSV, XLSX, YAML)",
        _import,
        reads=True,
        acts=True,
    )
    bring.add_argument("path", type=Path, metavar="PATH")
    for key in HEAD_KEYS:
        bring.add_argument(f"--{key.replace('_', '-')}", default="", help="goes before the file's")
    export = verb(reference, "export", "write a table as CSV or YAML", _export)
    export.add_argument("table", metavar="TABLE", help=_TABLE)
    export.add_argument("--to", type=Path, required=True, metavar="PATH", help=".csv or .yaml")
    band = verb(
        reference, "band", "say in which corruption-index band countries fall", _band, reads=True
    )
    band.add_argument("countries", nargs="+", metavar="COUNTRY", help="code or name")


def _list(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        lines = list_tables(session)
    if args.json:
        say_json([_facts(line) for line in lines])
        return 0
    say_table(
        ("Name", "As at", "Valid from", "Valid to", "Rows", "Whose", "State", "Version"),
        (
            (
                line.table.name,
                line.table.as_at,
                line.table.valid_from,
                line.table.valid_to,
                len(line.table.rows),
                "own" if line.own else "shipped",
                "counts today" if line.in_force else str(line.table.standing),
                line.version[:SHOWN_DIGITS],
            )
            for line in lines
        ),
        "There are no reference tables.",
    )
    return 0


def _facts(line: TableLine) -> dict[str, object]:
    """Return a version without its rows."""
    table = line.table
    head = {key: str(getattr(table, key)) for key in HEAD_KEYS}
    return {
        **head,
        "rows": len(table.rows),
        "version": line.version,
        "own": line.own,
        "kept": line.kept,
        "in_force": line.in_force,
    }


def _show(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        table = show_table(session, args.table, session.world.today())
    if args.json:
        say_json(table)
        return 0
    _print_table(table)
    return 0


def _print_table(table: ReferenceTable) -> None:
    """Print a table with where it is from."""
    say_facts(
        (
            ("Table", f"{table.title} ({table.name})"),
            ("As at", table.as_at),
            ("Valid from", table.valid_from),
            ("Valid to", table.valid_to),
            ("Standing", table.standing),
            ("Publisher", table.publisher),
            ("Source", table.source),
            ("Licence", table.licence),
            ("Version", table.version),
            ("Note", table.note),
        )
    )
    say("")
    codes = [column.code for column in table.columns]
    say_table(
        [column.label for column in table.columns],
        ([cell_text(row.get(code)) for code in codes] for row in table.rows),
        "This version has no rows.",
    )
    for key, source in table.sources.items():
        say(f"{key}: {source.title}. {source.publisher}, {source.dated}. {source.address}")


def _import(args: argparse.Namespace) -> int:
    facts = {key: getattr(args, key) for key in HEAD_KEYS}
    with opened(args) as session:
        change, read = import_table(session, args.path, facts)
    table = read.table
    if not args.json and read.left_out:
        say(f"Columns that the table does not have were left out: {', '.join(read.left_out)}.")
    did = "Imported" if change.made else "Unchanged, it was imported before:"
    return told(
        args,
        change,
        f"{did} {table.title}, {len(table.rows)} rows, version {table.version[:SHOWN_DIGITS]}.",
    )


def _export(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        path = export_table(session, args.table, args.to)
    say(f"Wrote {path}.")
    return 0


def _band(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        found = suggest_band(session, args.countries)
    if args.json:
        say_json(found)
    elif found is None:
        say("No corruption index is imported, or none of these is a known country.")
    else:
        say(f"{found.label}. {found.words}")
        if found.unknown:
            say(f"Not known as countries: {', '.join(found.unknown)}.")
    return 0
