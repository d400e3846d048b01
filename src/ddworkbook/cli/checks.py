"""ddw verify, check, history: is it whole, and what happened."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import opened, verb, world
from ddworkbook.cli.output import say, say_error, say_json, say_table
from ddworkbook.usecases.assessments import find_assessment
from ddworkbook.usecases.checking import check_workbook_file
from ddworkbook.usecases.history import history_lines
from ddworkbook.usecases.verifying import VerifyReport, verify_path

EXIT_ALTERED = 4
_SIGNS = {"ok": "whole      ", "bad": "ALTERED    ", "not-checked": "not checked"}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    verify = verb(
        commands,
        "verify",
        "check a pack, folder, record or workbook",
        _verify,
        file=False,
        reads=True,
    )
    verify.add_argument("path", type=Path, metavar="PATH")
    verify.add_argument(
        "--fingerprint",
        default="",
        help="the one on paper, to compare with; spaces allowed",
    )
    verb(commands, "check", "check a workbook from the ground up", _check, reads=True)
    history = verb(commands, "history", "what happened, newest first", _history, reads=True)
    history.add_argument("assessment", nargs="?", default="", metavar="ASSESSMENT")
    history.add_argument("--limit", type=int, default=0, metavar="N")


def _verify(args: argparse.Namespace) -> int:
    return _report(args, verify_path(args.path, world(), fingerprint=args.fingerprint))


def _check(args: argparse.Namespace) -> int:
    return _report(args, check_workbook_file(args.file, world()))


def _report(args: argparse.Namespace, report: VerifyReport) -> int:
    """Print a report and return its exit code."""
    if args.json:
        say_json(
            {
                "path": str(report.path),
                "kind": report.kind,
                "holds": report.holds,
                "lines": report.lines,
            }
        )
    else:
        for line in report.lines:
            say(f"{_SIGNS[line.outcome]}  {line.what}{': ' + line.detail if line.detail else ''}")
    if report.holds:
        if not args.json:
            say(f"{report.path} is whole.")
        return 0
    say_error(f"{report.path} was altered or damaged: ask for it again from where it came.")
    return EXIT_ALTERED


def _history(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        subject = find_assessment(session, args.assessment) if args.assessment else ""
        lines = history_lines(session, subject, limit=args.limit)
    if args.json:
        say_json(lines)
        return 0
    say_table(
        ("When", "Who", "What"),
        ((line.at[:16].replace("T", " "), line.actor_name, line.sentence) for line in lines),
        "Nothing has happened yet.",
    )
    return 0
