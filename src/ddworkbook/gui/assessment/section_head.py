"""The head of a section above its cards: title, what it is about, and what can be done at once."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.card_view import SectionView
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.plain_label import PlainLabel

# A single answer is confirmed at its card.
FEWEST = 2


class SectionHead(QWidget):
    """Signals: confirm_requested(str) and rest_requested(str) with the code of the section."""

    confirm_requested = Signal(str)
    rest_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._title = PlainLabel(role="title", wrap=True)
        self._introduction = PlainLabel(role="muted", wrap=True)
        self.why = PlainLabel(role="small", wrap=True)
        self.confirm = QPushButton(icon("done", "accent"), "", self)
        self.rest = QPushButton(icon("remove", "accent"), "", self)
        self._steps = QWidget(self)
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        for button in (self.confirm, self.rest):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for part in (self._title, self._introduction, self.why, self._steps):
            column.addWidget(part)
        self.rest.setProperty("role", "link")
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.rest.clicked.connect(self._on_rest_clicked)

    def show_section(self, view: SectionView, read_only: bool) -> None:
        """Show how a section stands."""
        self._code = view.section.code
        self._title.setText(view.section.title)
        why = view.why
        if not view.asked and not why:
            why = self.tr("Nothing in this section is asked now.")
        for label, text in ((self._introduction, view.section.introduction), (self.why, why)):
            label.setText(text)
            label.setVisible(bool(text))
        self._show_steps(len(view.waiting), len(view.rest), read_only)

    def _show_steps(self, waiting: int, rest: int, read_only: bool) -> None:
        words = self.tr("Confirm all {count} in this section")
        self.confirm.setText(words.format(count=waiting))
        tip = self.tr("Confirm the answers that came along as they stand; undo takes it back.")
        self.confirm.setToolTip(tip)
        self.confirm.setVisible(waiting >= FEWEST)
        words = self.tr("Mark the other {count} not applicable…")
        self.rest.setText(words.format(count=rest))
        tip = self.tr("Answer the open questions of this section that can be so, with one reason.")
        self.rest.setToolTip(tip)
        self.rest.setVisible(rest > 0)
        self._steps.setVisible((waiting >= FEWEST or rest > 0) and not read_only)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.confirm_requested.emit(self._code)

    @Slot()
    def _on_rest_clicked(self) -> None:
        self.rest_requested.emit(self._code)
