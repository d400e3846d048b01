"""A card of lines: the first few, and one that leads to the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.link_line import INSET, LinkLine
from ddworkbook.gui.widgets.plain_label import PlainLabel

Item = TypeVar("Item")


def lines_card(
    title: str,
    items: Sequence[Item],
    line: Callable[[Item], QWidget],
    *,
    nothing: str,
    most: int = 6,
    rest: tuple[str, Callable[[], object]] | None = None,
) -> Card:
    """Return a card with a line for each item, or the sentence `nothing`.

    With more than `most` items, only so many are shown, and `rest` (its words and what it does)
    makes the last line; without `rest` all are shown.
    """
    card = Card(title)
    card.body.setSpacing(space(1))
    shown = items if rest is None or len(items) <= most else items[:most]
    lines = [line(item) for item in shown]
    for made in lines:
        card.body.addWidget(made)
    if rest is not None and len(shown) < len(items):
        words, go = rest
        more = LinkLine(words)
        more.clicked.connect(go)
        card.body.addWidget(more)
    if any(isinstance(made, LinkLine) for made in lines):
        # The words stand under the title; the ground of a line reaches a little further.
        card.reach_out(INSET)
    if not items:
        card.body.addWidget(PlainLabel(nothing, role="muted", wrap=True))
    return card
