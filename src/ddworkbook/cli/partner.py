"""ddw partner: register partners and look at them."""

from __future__ import annotations

import argparse
from pathlib import Path

from ddworkbook.cli.options import noun, opened, told, verb
from ddworkbook.cli.output import say, say_facts, say_json, say_table
from ddworkbook.core.errors import UsageRefused
from ddworkbook.core.partner import PARTNER_KINDS, Contact, Identifier, Partner, PartnerName
from ddworkbook.usecases.partner_import import import_partners
from ddworkbook.usecases.partner_views import PartnerPage
from ddworkbook.usecases.partners import add_partner, find_partner, list_partners, partner_page


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module."""
    partner = noun(commands, "partner", "partners: universities, institutes, NGOs, companies")
    add = verb(partner, "add", "register a partner", _add, reads=True, acts=True)
    add.add_argument("--name", required=True)
    add.add_argument("--country", required=True, help="two-letter code, such as KE")
    add.add_argument("--kind", default="other", help=", ".join(PARTNER_KINDS))
    add.add_argument("--other-name", action="append", default=[], metavar="NAME")
    add.add_argument(
        "--identifier",
        action="append",
        default=[],
        metavar="SCHEME:VALUE",
        help="such as ROR:https://ror.org/… or LEI:…; may be repeated",
    )
    add.add_argument("--website", default="")
    add.add_argument("--city", default="")
    add.add_argument("--parent", default="", help="body it belongs to")
    add.add_argument("--contact", action="append", default=[], metavar="NAME,ROLE,EMAIL")
    add.add_argument("--notes", default="")
    listing = verb(partner, "list", "list the partners", _list, reads=True)
    listing.add_argument("--text", default="", help="part of a name or identifier")
    listing.add_argument("--country", default="", help="two-letter code")
    show = verb(partner, "show", "show one partner", _show, reads=True)
    show.add_argument("partner", metavar="PARTNER", help="name, identifier or id")
    bring = verb(
        partner, "import", "register partners from a ROR dump", _import, reads=True, acts=True
    )
    bring.add_argument("dump", type=Path, metavar="ROR-FILE")
    bring.add_argument("--id", action="append", default=[], metavar="ROR", dest="ids")
    bring.add_argument("--name", default="", help="words of the name")
    bring.add_argument("--country", default="", help="two-letter code")


def _add(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = add_partner(session, _draft(args))
    return told(args, change, f"Registered {args.name} ({change.made}).")


def _draft(args: argparse.Namespace) -> Partner:
    """Return the partner that the options describe."""
    personal = args.kind == "individual"
    return Partner(
        id="",
        name=args.name,
        country=args.country.upper(),
        kind=args.kind,
        names=tuple(PartnerName(name, personal=personal) for name in args.other_name),
        identifiers=tuple(_identifier(text, personal) for text in args.identifier),
        contacts=tuple(_contact(text) for text in args.contact),
        website=args.website,
        city=args.city,
        notes=args.notes,
        parent_name=args.parent,
    )


def _identifier(text: str, personal: bool) -> Identifier:
    scheme, colon, value = text.partition(":")
    if not colon or not value:
        raise UsageRefused(f"Write the identifier {text!r} as SCHEME:VALUE, such as LEI:5493….")
    return Identifier(scheme.strip(), value.strip(), personal)


def _contact(text: str) -> Contact:
    name, role, email = ([part.strip() for part in text.split(",")] + ["", "", ""])[:3]
    return Contact(name, role, email)


def _list(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        rows = list_partners(session, args.text, args.country.upper())
    if args.json:
        say_json(rows)
        return 0
    say_table(
        ("Name", "Country", "Kind", "Rating", "Assessments", "Next review", "Open actions"),
        (
            (
                row.name,
                row.country_name,
                row.kind_label,
                row.rating.word if row.rating else "",
                row.assessments,
                row.next_review,
                row.open_actions,
            )
            for row in rows
        ),
        "There are no such partners.",
    )
    return 0


def _show(args: argparse.Namespace) -> int:
    with opened(args, read_only=True) as session:
        page = partner_page(session, find_partner(session, args.partner).id)
    if args.json:
        say_json(page)
    else:
        _print_page(page)
    return 0


def _print_page(page: PartnerPage) -> None:
    """Print what the partner's page shows."""
    partner = page.partner
    say_facts(
        (
            ("Partner", partner.name),
            ("Kind", page.kind_label),
            ("Country", page.country_name),
            ("City", partner.city),
            ("Parent", partner.parent_name),
            ("Website", partner.website),
            ("Rating", page.rating.word if page.rating else "Not assessed"),
            ("Next review", page.next_review),
            ("Id", partner.id),
        )
    )
    for line in page.identifiers:
        say(f"{line.scheme_label}: {line.value}  {line.problem or 'checked'}")
    for row in page.assessments:
        say(f"Assessment {row.id}: {row.title}, {row.state.word}, {row.rating.word}")
    for flag in page.flags:
        say(f"Flag {flag.flag.question} {flag.flag.severity.word}: {flag.flag.reason}")
    for item in page.actions:
        due = f" by {item.action.due_on}" if item.action.due_on else ""
        say(f"Action{due}: {item.action.text}{' (overdue)' if item.overdue else ''}")


def _import(args: argparse.Namespace) -> int:
    with opened(args) as session:
        change = import_partners(
            session, args.dump, ids=tuple(args.ids), name=args.name, country=args.country.upper()
        )
    count = len(change.subjects)
    return told(args, change, f"Registered {count} partner{'' if count == 1 else 's'}.")
