"""ddw questionnaire: what can be asked."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import noun, verb, world
from ddworkbook.cli.output import say, say_json, say_table
from ddworkbook.cli.questionnaire_exchange import (
    add_import,
    add_xlsform_option,
    export_as_xlsform,
)
from ddworkbook.cli.questionnaire_lint import add_lint
from ddworkbook.core.questionnaire import Question
from ddworkbook.usecases.questionnaires import (
    export_questionnaire,
    list_questionnaires,
    show_questionnaire,
)
from ddworkbook.usecases.workbook_files import close_workbook, open_workbook


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    questionnaire = noun(commands, "questionnaire", "questionnaires and their editions")
    listing = verb(questionnaire, "list", "list the editions", _list, file=False, reads=True)
    listing.add_argument(
        "file",
        nargs="?",
        type=Path,
        default=None,
        metavar="FILE",
        help="a workbook, to see what it adopted too",
    )
    show = verb(questionnaire, "show", "print the questions", _show, file=False, reads=True)
    show.add_argument("questionnaire", metavar="CODE", help="such as triage")
    add_lint(questionnaire)
    export = verb(
        questionnaire, "export", "write an edition as JSON or as an XLSForm", _export, file=False
    )
    export.add_argument("questionnaire", metavar="CODE")
    export.add_argument("--to", type=Path, required=True, metavar="PATH")
    add_xlsform_option(export)
    add_import(questionnaire)


def _list(args: argparse.Namespace) -> int:
    if args.file is None:
        rows = list_questionnaires()
    else:
        session = open_workbook(args.file, world(), read_only=True)
        try:
            rows = list_questionnaires(session)
        finally:
            close_workbook(session)
    if args.json:
        say_json(rows)
        return 0
    say_table(
        ("Code", "Version", "Title", "Questions", "Shipped", "In the workbook"),
        (
            (
                row.code,
                row.version,
                row.title,
                row.questions,
                "yes" if row.shipped else "no",
                "yes" if row.adopted else "no",
            )
            for row in rows
        ),
        "There are no questionnaires.",
    )
    return 0


def _show(args: argparse.Namespace) -> int:
    questionnaire = show_questionnaire(None, args.questionnaire)
    if args.json:
        say_json(questionnaire)
        return 0
    say(f"{questionnaire.title}, version {questionnaire.version}")
    say(questionnaire.purpose)
    for section in questionnaire.sections:
        say("")
        say(f"{section.code}  {section.title}")
        for question in section.questions:
            _print_question(question)
    return 0


def _print_question(question: Question) -> None:
    """Print one question with its choices."""
    depth = f", from {question.depth}" if question.depth else ""
    say(f"  {question.code}  {question.text}  [{question.type}{depth}]")
    for choice in question.choices:
        say(f"        {choice.value}: {choice.label}")


def _export(args: argparse.Namespace) -> int:
    if args.xlsform:
        return export_as_xlsform(args)
    say(f"Wrote {export_questionnaire(args.questionnaire, args.to)}.")
    return 0
