"""ddw new, sample, demo, backup: whole workbooks."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import opened, verb, world
from ddworkbook.cli.output import say
from ddworkbook.usecases.demo import demo
from ddworkbook.usecases.people import introduce_person
from ddworkbook.usecases.sample import SAMPLE_PASSPHRASE, make_sample
from ddworkbook.usecases.workbook_files import backup_workbook, close_workbook, create_workbook


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    new = verb(commands, "new", "make a new workbook", _new)
    new.add_argument("--title", default="", help="title; the file name when left out")
    new.add_argument("--name", default="", help="who you are")
    new.add_argument("--role", default="", help="your post")
    new.add_argument("--organisation", default="", help="where you work")
    new.add_argument("--email", default="", help="your e-mail address")
    verb(commands, "sample", "make a workbook with invented partners", _sample)
    show = verb(commands, "demo", "do the whole main job into a folder", _demo, file=False)
    show.add_argument("folder", type=Path, metavar="DIR")
    backup = verb(commands, "backup", "write a whole, checked copy", _backup)
    backup.add_argument(
        "--to",
        type=Path,
        default=None,
        metavar="PATH",
        help="where to; beside the workbook when left out",
    )


def _new(args: argparse.Namespace) -> int:
    session = create_workbook(args.file, args.title or args.file.stem, world())
    try:
        if args.name:
            introduce_person(session, args.name, args.role, args.organisation, args.email)
    finally:
        close_workbook(session)
    say(f"Made {args.file}.")
    if not args.name:
        say(f'Say who you are next: ddw person add {args.file} --name "Your Name"')
    return 0


def _sample(args: argparse.Namespace) -> int:
    close_workbook(make_sample(args.file, world()))
    say(f"Made {args.file} with invented partners.")
    say(f"The passphrase of every key in it is: {SAMPLE_PASSPHRASE}")
    return 0


def _demo(args: argparse.Namespace) -> int:
    demo(args.folder, world(), say)
    return 0


def _backup(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        written = backup_workbook(session, args.to)
    say(f"Backed up to {written}.")
    return 0
