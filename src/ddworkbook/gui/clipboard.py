"""What the clipboard holds, also where the system has nothing to give."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def clipboard_data() -> QMimeData:
    """Return what the clipboard holds; empty data where Qt gives none (PySide6 6.11.3 does)."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data
