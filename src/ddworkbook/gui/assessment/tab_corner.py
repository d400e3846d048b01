"""The corner beside the tabs: how far, go to a code, next open question, side panel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.progress_line import ProgressLine


class TabCorner(QWidget):
    """Signals: code_typed(str) on Return; next_requested(); panel_requested()."""

    code_typed = Signal(str)
    next_requested = Signal()
    panel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressLine(self.tr("Answered"), self)
        self.progress.setFixedWidth(space(45))
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(self.tr("Code or words"))
        self.code.setAccessibleName(self.tr("Go to a question by its code or by words in it"))
        self.code.setToolTip(
            self.tr("Type a code, such as C07, or words, and press Enter (Ctrl+G)")
        )
        self.code.setFixedWidth(space(36))
        self.next = self._button("down", self.tr("Next question without an answer (Ctrl+Down)"))
        self.panel = self._button("info", self.tr("Show or hide the side panel (F9)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, space(4), 2)
        row.setSpacing(space(2))
        for widget in (self.progress, self.next, self.code, self.panel):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.code.returnPressed.connect(self._on_code_return_pressed)
        self.next.clicked.connect(self.next_requested)
        self.panel.clicked.connect(self.panel_requested)

    @Slot()
    def _on_code_return_pressed(self) -> None:
        if self.code.text().strip():
            self.code_typed.emit(self.code.text())

    def _button(self, icon_name: str, sentence: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "icon")
        button.setIcon(icon(icon_name, "accent"))
        button.setFixedSize(space(8), space(8))
        button.setAccessibleName(sentence)
        button.setToolTip(sentence)
        button.setStatusTip(sentence)
        return button
