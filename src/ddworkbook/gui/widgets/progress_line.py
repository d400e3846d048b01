"""How far something is: a slim bar with the count in words beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.plain_label import PlainLabel


class ProgressLine(QWidget):
    """Shows "12 of 68". Nothing to do at all counts as done."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name or self.tr("Progress")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._count = PlainLabel(role="small")
        row.addWidget(self._bar, 1)
        row.addWidget(self._count)
        self.set_progress(0, 0)

    def set_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done if total else 1)
        words = self.tr("{done} of {total}").format(done=done, total=total)
        self._count.setText(words)
        self._bar.setAccessibleName(self._name)
        self.setAccessibleName(f"{self._name}: {words}")

    def words(self) -> str:
        """Return the count as it is shown."""
        return self._count.text()
