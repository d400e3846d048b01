"""The line of a card whose answer came along: from where, why it waits, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.assessment_views import CarriedView


class CarriedLine(QFrame):
    """Hidden for answers that were given here.

    Signals: confirm_requested(); reopen_requested().
    """

    confirm_requested = Signal()
    reopen_requested = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carried: CarriedView | None = None
        self._icon = IconLabel("history", "muted", 16, self)
        self.words = PlainLabel("", self, wrap=True, role="small")
        self.button = QPushButton(self)
        self.button.setAutoDefault(True)
        self._code = code
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self._on_button_clicked)
        self.hide()

    def show_carried(self, carried: CarriedView | None) -> None:
        """Say how an answer came here; hide when it did not."""
        if carried == self._carried:
            return
        self._carried = carried
        self.setVisible(carried is not None)
        if carried is None:
            return
        self.words.setText(" ".join(part for part in (carried.origin, carried.reason) if part))
        self._icon.set_icon("lock" if carried.held else "history", "muted")
        self._show_button(carried)

    def set_read_only(self, read_only: bool) -> None:
        """Offer nothing while nothing can be changed."""
        carried = self._carried
        offers = carried is not None and (carried.held or carried.waits)
        self.button.setVisible(offers and not read_only)

    def _show_button(self, carried: CarriedView) -> None:
        if carried.held:
            text, name = self.tr("Reopen"), "edit"
            tip = self.tr("Open this answer again, so that it can be changed (Ctrl+R)")
        else:
            text, name = self.tr("Confirm"), "done"
            tip = self.tr("Confirm this answer as it stands and go to the next (Ctrl+Enter)")
        self.button.setText(text)
        self.button.setIcon(icon(name, "accent"))
        self.button.setToolTip(tip)
        self.button.setStatusTip(tip)
        self.button.setAccessibleName(f"{text}, {self._code}")

    @Slot()
    def _on_button_clicked(self) -> None:
        is_held = self._carried is not None and self._carried.held
        (self.reopen_requested if is_held else self.confirm_requested).emit()
