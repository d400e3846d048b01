"""The policy lines that rules decide with, read-only, with where they come from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.policy_lines import PolicyLine, PolicyLines

VALUE_WIDTH = space(26)


def policy_card(table: PolicyLines) -> Card:
    """Return a card with one line for each policy line."""
    card = Card(_tr("Policy lines as at {date}").format(date=table.as_at))
    card.body.setSpacing(space(3))
    card.body.addWidget(PlainLabel(table.note, role="small", wrap=True))
    for line in table.lines:
        card.body.addLayout(_line(line))
    return card


def _line(line: PolicyLine) -> QHBoxLayout:
    value = PlainLabel(line.value, role="heading", selectable=True)
    value.setMinimumWidth(VALUE_WIDTH)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(line.label, wrap=True))
    words.addWidget(PlainLabel(_tr("Source: {source}").format(source=line.source), role="small"))
    row = QHBoxLayout()
    row.setSpacing(space(3))
    row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _tr(text: str) -> str:
    return QCoreApplication.translate("PolicyCard", text)
