"""Which organisation directory this device has, and a button to import one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.directory import DirectoryInfo


class DirectoryCard(Card):
    """Signals: import_requested()."""

    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Organisation directory"), parent)
        self._words = PlainLabel(wrap=True)
        self.button = QPushButton(icon("upload"), self.tr("&Import…"), self)
        self.button.clicked.connect(self.import_requested)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_directory(self, info: DirectoryInfo | None) -> None:
        """Say what directory there is."""
        if info is None:
            text = self.tr(
                "None on this device yet. It fills in names and identifiers when you add a partner."
            )
        else:
            text = self.tr("{count} organisations from {source}, as at {date}.").format(
                count=f"{info.organisations:,}", source=info.source, date=info.as_at
            )
        self._words.setText(text)

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()
