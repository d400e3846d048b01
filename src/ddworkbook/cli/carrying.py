"""ddw assessment confirm, reopen, upgrade, explain: answers that came along, editions, and why."""

from __future__ import annotations

import argparse

from ddworkbook.cli.options import opened, told, verb
from ddworkbook.cli.output import say, say_json
from ddworkbook.core.errors import UsageRefused
from ddworkbook.usecases.assessments import find_assessment
from ddworkbook.usecases.confirming import confirm_answers, confirm_section, reopen_answer
from ddworkbook.usecases.editions import EditionPlan, plan_upgrade, upgrade_assessment
from ddworkbook.usecases.explaining import explain

_ONE = "id, or how it begins"


def add_verbs(assessment: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of this module to the noun `assessment`."""
    confirm = verb(
        assessment, "confirm", "confirm answers that came along", _confirm, reads=True, acts=True
    )
    confirm.add_argument("assessment", metavar="ASSESSMENT", help=_ONE)
    confirm.add_argument("codes", nargs="*", metavar="CODE", help="questions whose answers stand")
    confirm.add_argument("--all-in", default="", metavar="SECTION", help="all that wait in it")
    opening = verb(
        assessment, "reopen", "open a held answer to change it", _reopen, reads=True, acts=True
    )
    opening.add_argument("assessment", metavar="ASSESSMENT", help=_ONE)
    opening.add_argument("code", metavar="CODE")
    opening.add_argument("--reason", default="", help="why it is looked at again")
    upgrade = verb(
        assessment, "upgrade", "go over to the newest edition", _upgrade, reads=True, acts=True
    )
    upgrade.add_argument("assessment", metavar="ASSESSMENT", help=_ONE)
    upgrade.add_argument(
        "--preview", action="store_true", help="only say what would change, and change nothing"
    )
    why = verb(assessment, "explain", "say why, in words", _explain, reads=True)
    why.add_argument("assessment", metavar="ASSESSMENT", help=_ONE)
    why.add_argument(
        "code",
        nargs="?",
        default="",
        metavar="CODE",
        help="question, section or flag, or depth or rating; the whole when left out",
    )


def _confirm(args: argparse.Namespace) -> int:
    if bool(args.codes) == bool(args.all_in):
        raise UsageRefused("Say which answers stand: give their codes, or --all-in SECTION.")
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        if args.all_in:
            change = confirm_section(session, one, args.all_in)
        else:
            change = confirm_answers(session, one, args.codes)
    return told(args, change, "Confirmed.")


def _reopen(args: argparse.Namespace) -> int:
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        change = reopen_answer(session, one, args.code, args.reason)
    return told(args, change, f"{args.code} can be changed or confirmed now.")


def _upgrade(args: argparse.Namespace) -> int:
    with opened(args, read_only=args.preview) as session:
        one = find_assessment(session, args.assessment)
        plan = plan_upgrade(session, one)
        change = None if args.preview else upgrade_assessment(session, one)
    if change is not None and args.json:
        return told(args, change, "")
    if args.json:
        say_json(plan)
    else:
        _print_plan(plan, done=change is not None)
    return 0


def _print_plan(plan: EditionPlan | None, *, done: bool) -> None:
    """Print what a new edition changes, and what becomes of the answers."""
    if plan is None:
        say("This assessment is answered with the newest edition already.")
        return
    say(f"{'Went over to' if done else 'There is'} edition {plan.version}.")
    for difference in plan.migration.differences:
        say(f"  {difference.sentence}")
    for left in plan.migration.left:
        say(f"  Left behind in the history: {left.line}")
    say(f"{len(plan.migration.kept)} answers come along.")


def _explain(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        found = explain(session, find_assessment(session, args.assessment), args.code)
    if args.json:
        say_json(found)
        return 0
    for one in found:
        say(one.title)
        for line in one.lines:
            say(f"  {line}")
    return 0
