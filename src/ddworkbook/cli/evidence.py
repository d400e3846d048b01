"""ddw evidence: attach files and list them."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import noun, opened, told, verb
from ddworkbook.cli.output import say_json, say_table
from ddworkbook.usecases.assessments import find_assessment
from ddworkbook.usecases.evidence import attach_file, list_evidence


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    evidence = noun(commands, "evidence", "files that prove answers")
    add = verb(evidence, "add", "attach a file to an assessment", _add, reads=True, acts=True)
    add.add_argument("assessment", metavar="ASSESSMENT")
    add.add_argument("path", type=Path, metavar="PATH")
    add.add_argument(
        "--code",
        action="append",
        default=[],
        metavar="C01",
        help="question that it proves; may be repeated",
    )
    add.add_argument("--issued", default="", metavar="YYYY-MM-DD")
    add.add_argument("--expires", default="", metavar="YYYY-MM-DD")
    add.add_argument("--note", default="")
    listing = verb(evidence, "list", "list all evidence", _list, reads=True)
    listing.add_argument("--text", default="", help="part of a name or partner")


def _add(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = attach_file(
            session,
            find_assessment(session, args.assessment),
            args.path,
            tuple(args.code),
            issued_on=args.issued,
            expires_on=args.expires,
            note=args.note,
        )
    return told(args, change, f"Attached {args.path.name} ({change.made}).")


def _list(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        rows = list_evidence(session, args.text)
    if args.json:
        say_json(rows)
        return 0
    say_table(
        ("Name", "Partner", "Assessment", "Questions", "Expires", "", "SHA-256"),
        (
            (
                row.evidence.name,
                row.partner_name,
                row.assessment_title,
                ", ".join(row.evidence.codes),
                row.evidence.expires_on,
                row.expiry,
                row.evidence.sha256[:8] + "…",
            )
            for row in rows
        ),
        "There is no such evidence.",
    )
    return 0
