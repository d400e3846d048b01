"""ddw questionnaire lint: everything that is wrong with a folder, or was forgotten in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import verb, world
from ddworkbook.cli.output import say, say_json
from ddworkbook.core.errors import InputRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_linter.advice import is_advice
from ddworkbook.core.questionnaire_linter.problem_place import problem_place
from ddworkbook.usecases.questionnaire_linting import lint_questionnaire
from ddworkbook.usecases.workbook_files import close_workbook, open_workbook


def add_lint(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb that checks a folder."""
    parser = verb(verbs, "lint", "check a questionnaire folder", _lint, file=False, reads=True)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--workbook",
        type=Path,
        default=None,
        metavar="FILE",
        help="compare with the last edition in this workbook, not with the shipped one",
    )


def _lint(args: argparse.Namespace) -> int:
    problems = _problems(args)
    if args.json:
        say_json([_as_json(problem) for problem in problems])
    if problems:
        count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        raise InputRefused(f"{args.folder} has {count}.", () if args.json else problems)
    if not args.json:
        say(f"{args.folder} is fit for use.")
    return 0


def _problems(args: argparse.Namespace) -> tuple[Problem, ...]:
    if args.workbook is None:
        return lint_questionnaire(args.folder)
    session = open_workbook(args.workbook, world(), read_only=True)
    try:
        return lint_questionnaire(args.folder, session)
    finally:
        close_workbook(session)


def _as_json(problem: Problem) -> dict[str, object]:
    place = problem_place(problem)
    return {
        "code": problem.code,
        "file": place.file,
        "line": place.line or None,
        "where": problem.where,
        "what": problem.what,
        "repair": problem.repair,
        "advice": is_advice(problem),
    }
