"""ddw assessment: start, look at, answer and submit. Deciding is in decision.py."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli import carrying, decision
from ddworkbook.cli.assessment_text import print_page, print_rows
from ddworkbook.cli.options import noun, opened, told, verb
from ddworkbook.cli.output import say_json
from ddworkbook.core.canonical import parse_json
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.states import State
from ddworkbook.usecases.answering import (
    GivenAnswer,
    answer_many,
    read_answers_file,
    redo,
    undo,
)
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessment_views import AssessmentFilter
from ddworkbook.usecases.assessments import (
    choose_depth,
    find_assessment,
    list_assessments,
    start_assessment,
)
from ddworkbook.usecases.partners import find_partner
from ddworkbook.usecases.projects import find_project
from ddworkbook.usecases.reviewing import submit


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    assessment = noun(commands, "assessment", "assessments: questionnaires answered")
    _add_reading(assessment)
    start = verb(assessment, "start", "start an assessment", _start, reads=True, acts=True)
    start.add_argument("partner", metavar="PARTNER")
    start.add_argument(
        "questionnaire", metavar="QUESTIONNAIRE", help="triage or partner-due-diligence"
    )
    start.add_argument("--project", default="", metavar="PROJECT")
    start.add_argument(
        "--triage",
        default="",
        metavar="ASSESSMENT",
        help="the triage that chooses the depth; the newest when left out",
    )
    start.add_argument("--depth", default="", help="a depth chosen by you, with --reason")
    start.add_argument("--reason", default="", help="why that depth")
    start.add_argument(
        "--fresh", action="store_true", help="begin empty, without the answers of the last record"
    )
    answer = _about_one(assessment, "answer", "answer questions", _answer)
    answer.add_argument(
        "answers",
        nargs="?",
        type=Path,
        default=None,
        metavar="ANSWERS.json",
        help='{"C01": {"value": …, "comment": …, "evidence": ["a.pdf"]}}',
    )
    answer.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="CODE=VALUE",
        help="one answer; VALUE is JSON or plain text; may be repeated",
    )
    _about_one(assessment, "undo", "take back your last change", _undo)
    _about_one(assessment, "redo", "do again what you undid", _redo)
    depth = _about_one(assessment, "depth", "set the depth again", _depth)
    depth.add_argument("depth", metavar="DEPTH")
    depth.add_argument("--reason", required=True)
    hand_over = _about_one(assessment, "submit", "hand over for review", _submit)
    hand_over.add_argument("--message", default="")
    carrying.add_verbs(assessment)
    decision.add_verbs(assessment)


def _add_reading(assessment: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs that only look."""
    listing = verb(assessment, "list", "list the assessments", _list, reads=True)
    listing.add_argument("--text", default="", help="part of a name or title")
    listing.add_argument("--partner", default="", metavar="PARTNER")
    listing.add_argument(
        "--state", action="append", default=[], type=State, metavar="STATE", help=", ".join(State)
    )
    show = verb(assessment, "show", "show one assessment", _show, reads=True)
    show.add_argument("assessment", metavar="ASSESSMENT")
    show.add_argument("--hidden", action="store_true", help="also what is not asked, and why")


def _about_one(
    assessment: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_text: str,
    run: decision.Command,
) -> argparse.ArgumentParser:
    """Add a verb that changes one assessment."""
    parser = verb(assessment, name, help_text, run, reads=True, acts=True)
    parser.add_argument("assessment", metavar="ASSESSMENT", help="id, or how it begins")
    return parser


def _start(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = start_assessment(
            session,
            find_partner(session, args.partner).id,
            args.questionnaire,
            project_id=find_project(session, args.project).id if args.project else "",
            triage_id=find_assessment(session, args.triage) if args.triage else "",
            depth=args.depth,
            depth_reason=args.reason,
            carry=not args.fresh,
        )
    return told(args, change, f"Started {change.made}.")


def _list(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        wanted = AssessmentFilter(
            text=args.text,
            partner=find_partner(session, args.partner).id if args.partner else "",
            states=frozenset(args.state),
        )
        rows = list_assessments(session, wanted)
    if args.json:
        say_json(rows)
    else:
        print_rows(rows)
    return 0


def _show(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        page = assessment_page(session, find_assessment(session, args.assessment))
    if args.json:
        say_json(page)
    else:
        print_page(page, hidden=args.hidden)
    return 0


def _answer(args: argparse.Namespace) -> int:
    given = read_answers_file(args.answers) if args.answers else ()
    given += tuple(_one_answer(text) for text in args.set)
    if not given:
        raise UsageRefused("Nothing to answer: give a JSON file, or --set CODE=VALUE.")
    folder = args.answers.parent if args.answers else None
    with opened(args) as session:
        change = answer_many(session, find_assessment(session, args.assessment), given, folder)
    return told(args, change, f"Saved {len(given)} answer{'' if len(given) == 1 else 's'}.")


def _one_answer(text: str) -> GivenAnswer:
    """Return the answer of `CODE=VALUE`; what is no JSON is plain text."""
    code, equals, value = text.partition("=")
    if not equals:
        raise UsageRefused(f"Write {text!r} as CODE=VALUE, such as C10=yes.")
    try:
        return GivenAnswer(code.strip(), parse_json(value))
    except ValueError:
        return GivenAnswer(code.strip(), value)


def _undo(args: argparse.Namespace) -> int:
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        label = assessment_page(session, one).undo_label
        change = undo(session, one)
    return told(args, change, f"{label}.")


def _redo(args: argparse.Namespace) -> int:
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        label = assessment_page(session, one).redo_label
        change = redo(session, one)
    return told(args, change, f"{label}.")


def _depth(args: argparse.Namespace) -> int:
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        change = choose_depth(session, one, args.depth, args.reason)
    return told(args, change, f"The depth is {args.depth}.")


def _submit(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = submit(session, find_assessment(session, args.assessment), args.message)
    return told(args, change, "Submitted for review.")
