"""ddw export: PDF, Excel, JSON and evidence pack."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import opened, verb
from ddworkbook.cli.output import say
from ddworkbook.usecases.assessments import find_assessment
from ddworkbook.usecases.exporting import FORMATS, export_assessment


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    parser = verb(commands, "export", "write PDF, Excel, JSON or an evidence pack", _export)
    parser.add_argument("assessment", metavar="ASSESSMENT")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--revision",
        type=int,
        default=0,
        metavar="N",
        help="an earlier frozen record; the current one when left out",
    )
    for name, label in FORMATS.items():
        parser.add_argument(f"--{name}", action="store_true", help=label)


def _export(args: argparse.Namespace) -> int:
    wanted = frozenset(name for name in FORMATS if getattr(args, name))
    with opened(args, read_only=True) as session:
        result = export_assessment(
            session,
            find_assessment(session, args.assessment),
            args.to,
            wanted or frozenset({"pdf", "xlsx"}),
            revision=args.revision,
        )
    for file in result.files:
        say(f"Wrote {file}")
    if result.is_draft:
        say("This is a draft and says so on every page.")
    return 0
