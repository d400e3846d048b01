"""How much of the workbook is in no backup yet, and a button for one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.moments import minute
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel

MANY_CHANGES = 200  # An afternoon's work: worth a warning mark.


class BackupCard(Card):
    """Signals: backup_requested()."""

    backup_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Backup"), parent)
        self._mark = IconLabel("done", "ok")
        self._words = PlainLabel(wrap=True)
        self.button = QPushButton(icon("backup"), self.tr("&Back up…"), self)
        self.button.clicked.connect(self.backup_requested)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_backup(self, changes: int, last_at: str) -> None:
        """Say how many changes there are since the last backup, and when that was."""
        if not last_at:
            text = self.tr("No backup was made on this device yet. Changes so far: {count}.")
        elif not changes:
            text = self.tr("Everything is in the backup of {when}.")
        else:
            text = self.tr("Changes since the last backup ({when}): {count}.")
        self._words.setText(text.format(count=f"{changes:,}", when=minute(last_at)))
        if not changes:
            self._mark.set_icon("done", "ok")
        elif changes < MANY_CHANGES:
            self._mark.set_icon("info", "info")
        else:
            self._mark.set_icon("warning", "warn")

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()
