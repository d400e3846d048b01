"""ddw project: register projects and list them."""

from __future__ import annotations

import argparse

from ddworkbook.cli.options import noun, opened, told, verb
from ddworkbook.cli.output import say_json, say_table
from ddworkbook.core.project import Project
from ddworkbook.usecases.partners import find_partner
from ddworkbook.usecases.projects import add_project, list_projects


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    project = noun(commands, "project", "projects: the collaborations")
    add = verb(project, "add", "register a project", _add, reads=True, acts=True)
    add.add_argument("--title", required=True)
    add.add_argument("--funder", default="")
    add.add_argument("--reference", default="")
    add.add_argument("--starts", default="", metavar="YYYY-MM-DD")
    add.add_argument("--ends", default="", metavar="YYYY-MM-DD")
    add.add_argument("--lead", default="", help="who leads it")
    add.add_argument("--summary", default="")
    add.add_argument(
        "--partner",
        action="append",
        default=[],
        metavar="PARTNER",
        help="name, identifier or id; may be repeated",
    )
    listing = verb(project, "list", "list the projects", _list, reads=True)
    listing.add_argument("--text", default="", help="part of title, funder or reference")


def _add(args: argparse.Namespace) -> int:
    with opened(args) as session:
        partners = tuple(find_partner(session, wanted).id for wanted in args.partner)
        draft = Project(
            "",
            args.title,
            args.funder,
            args.reference,
            args.starts,
            args.ends,
            args.lead,
            args.summary,
            partners,
        )
        change = add_project(session, draft)
    return told(args, change, f"Registered {args.title} ({change.made}).")


def _list(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        rows = list_projects(session, args.text)
    if args.json:
        say_json(rows)
        return 0
    say_table(
        ("Title", "Funder", "Reference", "From", "To", "Partners", "Assessments"),
        (
            (
                row.project.title,
                row.project.funder,
                row.project.reference,
                row.project.starts_on,
                row.project.ends_on,
                ", ".join(row.partner_names),
                row.assessments,
            )
            for row in rows
        ),
        "There are no such projects.",
    )
    return 0
