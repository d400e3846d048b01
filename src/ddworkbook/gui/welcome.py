"""The first screen: a new workbook, an existing one, or the sample."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import GRID
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel

COLUMN_WIDTH_PX = 560


class Welcome(QWidget):
    """Signals: new_requested(), open_requested(), sample_requested(), file_requested(Path)."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    file_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_button = self._big_button("new", self.tr("&New workbook…"), primary=True)
        self.open_button = self._big_button("open", self.tr("&Open a workbook…"))
        self.sample_button = self._big_button("folder", self.tr("Look around in a &sample…"))
        self.new_button.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self.recent = Card(self.tr("Recent workbooks"), self)
        self._lay_out()

    def show_recent(self, files: Sequence[Path]) -> None:
        """Offer the workbooks that were open lately."""
        body = self.recent.body
        while (item := body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in files:
            button = QPushButton(icon("open"), path.name.replace("&", "&&"), self.recent)
            button.setProperty("role", "quiet")
            button.setToolTip(str(path))
            button.setAccessibleDescription(str(path))
            button.clicked.connect(partial(self.file_requested.emit, path))
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.recent.setVisible(bool(files))

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("ddworkbook"), parent=self)
        title.setProperty("role", "title")
        promise = PlainLabel(
            self.tr(
                "Check the organisations you do research with, fairly and provably. "
                "Everything stays in one file on your device; nothing is sent anywhere."
            ),
            wrap=True,
            parent=self,
        )
        promise.setProperty("role", "muted")
        mark = PlainLabel("", parent=self)
        mark.setPixmap(icon("ddworkbook").pixmap(QSize(64, 64)))
        column = QVBoxLayout()
        column.setSpacing(GRID * 3)
        column.addStretch(2)
        column.addWidget(mark)
        column.addWidget(title)
        column.addWidget(promise)
        column.addSpacing(GRID * 3)
        for button in (self.new_button, self.open_button, self.sample_button):
            column.addWidget(button)
        column.addSpacing(GRID * 3)
        column.addWidget(self.recent)
        column.addStretch(3)
        frame = QWidget(self)
        frame.setMaximumWidth(COLUMN_WIDTH_PX)
        frame.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(frame, 8)
        row.addStretch(1)

    def _big_button(self, icon_name: str, text: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(icon(icon_name, "on_accent" if primary else "text"), text, self)
        button.setMinimumHeight(GRID * 10)
        button.setAutoDefault(True)  # Enter presses it, as Space does.
        button.setProperty("role", "primary" if primary else "plain")
        return button
