"""Names that run right to left inside a line of the program's words: each keeps its own direction.

Without it the Unicode rules draw what follows such a name, a date for example, in its order.
Not here: the drawing (fonts.py), the order of characters (bidi_lines.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ddworkbook.core.record import Record
from ddworkbook.core.text_runs import has_rtl

# Pieces of one line from left to right, each in its own direction.
Line = tuple[str, ...]


def line_of(text: str, names: Iterable[str]) -> str | Line:
    """Return a line cut at the names that run right to left; the text itself where it has none.

    Joining the pieces gives the text. A text that is nothing but a name stays as it is.
    """
    own = {name for name in names if name and has_rtl(name)}
    if not own or text in own:
        return text
    pattern = "|".join(re.escape(name) for name in sorted(own, key=lambda name: (-len(name), name)))
    pieces = tuple(piece for piece in re.split(f"({pattern})", text) if piece)
    return pieces if len(pieces) > 1 else text


def names_in(record: Record) -> tuple[str, ...]:
    """Return the names that stand in lines about the whole record."""
    partner, project = record.partner, record.project
    people = [(p.name, p.role, p.organisation, p.email) for p in record.people]
    contacts = [(c.name, c.role, c.email, c.phone) for c in partner.contacts]
    of_project = [(project.title, project.reference, project.lead)] if project else []
    of_partner = [(partner.name, partner.city, partner.parent_name, record.country_name)]
    other = [(n.value,) for n in partner.names]
    groups = [*people, *contacts, *of_project, *of_partner, *other, (record.workbook.title,)]
    return tuple(name for group in groups for name in group if name)
