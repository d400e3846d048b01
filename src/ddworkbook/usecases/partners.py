"""Partners: list them, look at one, register and correct them."""

from __future__ import annotations

from ddworkbook.core.partner import Partner
from ddworkbook.usecases.partner_views import PartnerPage, PartnerRow
from ddworkbook.usecases.session import Changed, Session


def list_partners(session: Session, text: str = "", country: str = "") -> tuple[PartnerRow, ...]:
    """Return the partners by name; `text` looks in all names and identifiers."""
    raise NotImplementedError


def partner_page(session: Session, partner_id: str) -> PartnerPage:
    """Return everything about one partner. Raises: UsageRefused when there is none."""
    raise NotImplementedError


def find_partner(session: Session, wanted: str) -> Partner:
    """Return the partner with this id, identifier or name.

    Raises: UsageRefused when there is none, or more than one.
    """
    raise NotImplementedError


def add_partner(session: Session, partner: Partner) -> Changed:
    """Register a partner; its id is given here (`made`), whatever the draft carries.

    Raises: InputRefused with every problem of the draft, nothing changed.
    """
    raise NotImplementedError


def change_partner(session: Session, partner: Partner) -> Changed:
    """Replace the facts of a partner. Raises: InputRefused with every problem, nothing changed."""
    raise NotImplementedError
