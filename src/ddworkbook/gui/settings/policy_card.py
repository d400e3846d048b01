"""The policy lines that rules decide with, read-only, with where they come from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.policy_lines import PolicyLine, PolicyLines

VALUE_WIDTH = space(26)


class PolicyCard(Card):
    """One line for each policy line that is in force in the workbook."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Policy lines"), parent)
        self.body.setSpacing(space(3))
        self._shown: PolicyLines | None = None

    def show_lines(self, table: PolicyLines) -> None:
        """Show these lines with the day for which they were checked."""
        if table == self._shown:
            return
        self._shown = table
        self.set_title(self.tr("Policy lines as at {date}").format(date=table.as_at))
        empty(self.body)
        if table.note:
            self.body.addWidget(PlainLabel(table.note, role="small", wrap=True))
        for line in table.lines:
            self.body.addLayout(self._line(line))

    def _line(self, line: PolicyLine) -> QHBoxLayout:
        value = PlainLabel(line.value, role="heading", selectable=True)
        value.setMinimumWidth(VALUE_WIDTH)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(line.label, wrap=True))
        if line.source:
            source = self.tr("Source: {source}").format(source=line.source)
            words.addWidget(PlainLabel(source, role="small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row
