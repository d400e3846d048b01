"""Says when typing is over for now: after a pause, or when the field is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

# Long enough for a thoughtful typist, short enough that a power cut costs no sentence.
PAUSE_MS = 700


class TypingPause(QObject):
    """Signals: ended() once for each stretch of typing."""

    ended = Signal()

    def __init__(self, *fields: QWidget) -> None:
        super().__init__(fields[0])
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        for field in fields:
            field.installEventFilter(self)

    @Slot()
    def touch(self) -> None:
        """Something was typed: wait for the pause."""
        self._timer.start()

    def is_active(self) -> bool:
        """Return True while typing was not said to be over."""
        return self._timer.isActive()

    def forget(self) -> None:
        """Say nothing about what was typed until now."""
        self._timer.stop()

    def flush(self) -> None:
        """End the stretch now, if there is one."""
        if self._timer.isActive():
            self._timer.stop()
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the stretch when a field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_timer_timeout(self) -> None:
        self.ended.emit()
