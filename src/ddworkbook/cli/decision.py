"""ddw assessment review, sign, amend: the verbs of those who check and decide."""

from __future__ import annotations

import argparse

from ddworkbook.cli.options import Command, opened, passphrase, told, verb
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.signature import MEANINGS
from ddworkbook.core.states import DECISIONS
from ddworkbook.usecases.assessments import find_assessment
from ddworkbook.usecases.decisions import Condition
from ddworkbook.usecases.reviewing import add_note, approve, request_changes, resolve_note
from ddworkbook.usecases.signing import amend, sign

__all__ = ["Command", "add_verbs"]


def add_verbs(assessment: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of this module to the noun `assessment`."""
    review = verb(
        assessment, "review", "note, request changes or decide", _review, reads=True, acts=True
    )
    review.add_argument("assessment", metavar="ASSESSMENT")
    what = review.add_mutually_exclusive_group(required=True)
    what.add_argument("--note", metavar="TEXT", help="add a note, on --code or on the whole")
    what.add_argument("--resolve", metavar="NOTE", help="mark a note as dealt with")
    what.add_argument("--request-changes", metavar="MESSAGE", help="send it back")
    what.add_argument("--approve", metavar="DECISION", help=", ".join(DECISIONS))
    review.add_argument("--code", default="", help="the question that a note is about")
    review.add_argument("--reply", default="", help="what was done about a note")
    review.add_argument("--reason", default="", help="why this decision")
    review.add_argument(
        "--condition",
        action="append",
        default=[],
        metavar="TEXT[|OWNER[|DATE]]",
        help="condition of the approval; may be repeated",
    )
    review.add_argument(
        "--review-due",
        default="",
        metavar="YYYY-MM-DD",
        help="when to look again; from the rating when left out",
    )
    seal = verb(assessment, "sign", "sign the frozen record", _sign, reads=True, acts=True)
    seal.add_argument("assessment", metavar="ASSESSMENT")
    seal.add_argument("--meaning", required=True, choices=MEANINGS)
    again = verb(assessment, "amend", "open the next revision", _amend, reads=True, acts=True)
    again.add_argument("assessment", metavar="ASSESSMENT")
    again.add_argument("--reason", required=True)


def _review(args: argparse.Namespace) -> int:
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        if args.note is not None:
            change = add_note(session, one, args.note, args.code)
            sentence = f"Noted ({change.made})."
        elif args.resolve is not None:
            change = resolve_note(session, one, args.resolve, args.reply)
            sentence = "The note is resolved."
        elif args.request_changes is not None:
            change = request_changes(session, one, args.request_changes)
            sentence = "Sent back to the preparer."
        else:
            change = approve(
                session,
                one,
                args.approve,
                reason=args.reason,
                conditions=tuple(_condition(text) for text in args.condition),
                review_due=args.review_due,
            )
            sentence = "Decided. The record is frozen and waits for its signatures."
    return told(args, change, sentence)


def _condition(text: str) -> Condition:
    """Return a condition from its text, with owner and date where they are given."""
    parts = [part.strip() for part in text.split("|")]
    return Condition(*[*parts, "", ""][:3])


def _sign(args: argparse.Namespace) -> int:
    with opened(args) as session:
        one = find_assessment(session, args.assessment)
        if session.me is None:
            raise UsageRefused("Say who signs: --as PERSON.")
        secret = passphrase(f"Passphrase of {session.me.name}")
        change = sign(session, one, args.meaning, secret)
    return told(args, change, f"Signed as {args.meaning}.")


def _amend(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = amend(session, find_assessment(session, args.assessment), args.reason)
    return told(args, change, "Open again as the next revision.")
