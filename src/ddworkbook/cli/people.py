"""ddw person, ddw key: who works with a workbook, and what they sign with."""

from __future__ import annotations

import argparse

from ddworkbook.cli.options import noun, opened, passphrase, told, verb
from ddworkbook.cli.output import say_json, say_table
from ddworkbook.core.errors import UsageRefused
from ddworkbook.usecases.people import (
    add_key,
    find_person,
    introduce_person,
    list_people,
    switch_person,
)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    person = noun(commands, "person", "who works with a workbook")
    add = verb(person, "add", "introduce a person", _add, reads=True, acts=True)
    add.add_argument("--name", required=True)
    add.add_argument("--role", default="", help="post, such as Research manager")
    add.add_argument("--organisation", default="")
    add.add_argument("--email", default="")
    verb(person, "list", "list the people", _list, reads=True)
    switch = verb(person, "switch", "say who works here from now on", _switch)
    switch.add_argument("person", metavar="PERSON")
    key = noun(commands, "key", "keys to sign with")
    new = verb(key, "new", "make a signing key on this device", _key, reads=True, acts=True)
    new.add_argument(
        "person", nargs="?", default="", metavar="PERSON", help="whose key; yours when left out"
    )


def _add(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = introduce_person(session, args.name, args.role, args.organisation, args.email)
    return told(args, change, f"Introduced {args.name} ({change.made}).")


def _list(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        rows = list_people(session)
    if args.json:
        say_json(rows)
        return 0
    say_table(
        ("Name", "Role", "Organisation", "E-mail", "Keys", "Signs here", "Me"),
        (
            (
                row.person.name,
                row.person.role,
                row.person.organisation,
                row.person.email,
                len(row.keys),
                "yes" if row.can_sign_here else "no",
                "yes" if row.is_me else "",
            )
            for row in rows
        ),
        "Nobody is introduced yet.",
    )
    return 0


def _switch(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = switch_person(session, args.person)
    return told(args, change, f"{args.person} works here from now on.")


def _key(args: argparse.Namespace) -> int:
    with opened(args) as session:
        if args.person:
            person = find_person(session, args.person)
        elif session.me is not None:
            person = session.me
        else:
            raise UsageRefused("Say whose key it is: ddw key new FILE PERSON.")
        secret = passphrase(f"New passphrase for {person.name}", twice=True)
        change = add_key(session, person.id, secret)
    return told(args, change, f"Made key {change.made} for {person.name} on this device.")
