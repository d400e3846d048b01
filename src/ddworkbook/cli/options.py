"""What several commands share: their options, and how they open a workbook."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ddworkbook.cli.output import say, say_json
from ddworkbook.core.errors import UsageRefused
from ddworkbook.usecases.environment import World, real_world
from ddworkbook.usecases.session import Changed, Session
from ddworkbook.usecases.workbook_files import close_workbook, open_workbook

PASSPHRASE_VARIABLE = "DDWORKBOOK_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret.

Command = Callable[[argparse.Namespace], int]


def world() -> World:
    """Return the world that the commands work in."""
    return real_world()


def noun(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_text: str
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Add a noun such as `partner` and return where its verbs are added."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    return parser.add_subparsers(metavar="VERB", required=True, title="verbs")


def verb(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_text: str,
    run: Command,
    *,
    file: bool = True,
    reads: bool = False,
    acts: bool = False,
) -> argparse.ArgumentParser:
    """Add a command. `reads` gives it --json, `acts` gives it --as."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    if file:
        parser.add_argument("file", type=Path, metavar="FILE", help="the workbook (.ddw)")
    if reads:
        parser.add_argument("--json", action="store_true", help="print JSON")
    if acts:
        parser.add_argument(
            "--as",
            dest="as_person",
            default="",
            metavar="PERSON",
            help="who does this: name, e-mail address or id",
        )
    parser.set_defaults(run=run)
    return parser


@contextmanager
def opened(args: argparse.Namespace, *, read_only: bool = False) -> Iterator[Session]:
    """Open the workbook of a command and close it again, whatever happens."""
    session = open_workbook(
        args.file, world(), as_person=getattr(args, "as_person", ""), read_only=read_only
    )
    try:
        yield session
    finally:
        close_workbook(session)


def told(args: argparse.Namespace, change: Changed, sentence: str) -> int:
    """Say what was done; with --json, the ids."""
    if getattr(args, "json", False):
        say_json({"made": change.made, "subjects": sorted(change.subjects)})
    else:
        say(sentence)
    return 0


def passphrase(prompt: str, *, twice: bool = False) -> str:
    """Return the passphrase from the environment, else ask at the terminal.

    Raises: UsageRefused when there is neither, or when the two typings differ.
    """
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageRefused(
            f"A passphrase is needed and nobody is there to type it. Set {PASSPHRASE_VARIABLE}."
        )
    typed = getpass.getpass(f"{prompt}: ")
    if twice and getpass.getpass("Once more: ") != typed:
        raise UsageRefused("The two passphrases differ. Start again.")
    return typed
