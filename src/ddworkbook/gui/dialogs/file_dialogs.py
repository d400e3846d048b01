"""Asks for files and folders. The one place that opens the system's file dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget, title: str, filters: str, start: Path | None = None) -> Path | None:
    """Return an existing file, or None. `filters` is in Qt's form: "Workbooks (*.ddw)"."""
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, str(start or ""), filters)
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget, title: str, filters: str) -> tuple[Path, ...]:
    """Return existing files; empty when none was chosen."""
    chosen, _filter = QFileDialog.getOpenFileNames(parent, title, "", filters)
    return tuple(Path(name) for name in chosen)


def ask_new_file(parent: QWidget, title: str, filters: str, suggested: Path) -> Path | None:
    """Return the name of a file to write, or None. The system asks before it replaces one."""
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(suggested), filters)
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Return an existing folder, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
    return Path(chosen) if chosen else None
