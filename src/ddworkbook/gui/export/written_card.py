"""The files that were written: where they are, and whether they verify."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.formats.document_words import size_in_words
from ddworkbook.gui.export.jobs import can_be_verified
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.verifying import VerifyLine, VerifyReport

_FILE_ICONS = {".pdf": "pdf", ".xlsx": "excel", ".json": "copy", ".zip": "pack"}
_LINE_ICONS = {"ok": ("done", "ok"), "bad": ("stop", "error")}


class WrittenCard(Card):
    """Hidden until something was written. Signals: verify_requested(files)."""

    verify_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Written"))
        self._files: tuple[Path, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(space(1))
        self.open_button = QPushButton(icon("folder"), self.tr("&Open the folder"), self)
        self.verify_button = QPushButton(icon("verified"), self.tr("&Verify"), self)
        self.outcome = Banner(parent=self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(1))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.open_button)
        row.addWidget(self.verify_button)
        row.addStretch(1)
        self.body.addLayout(self._list)
        self.body.addLayout(row)
        self.body.addWidget(self.outcome)
        self.body.addLayout(self._lines)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.verify_button.clicked.connect(self._on_verify_clicked)
        self.show_files(())

    def show_files(self, files: Sequence[Path]) -> None:
        """Show what was written; nothing hides the card."""
        self._files = tuple(files)
        empty(self._list)
        empty(self._lines)
        self.outcome.clear()
        for path in self._files:
            self._list.addLayout(_file_line(path))
        can = any(can_be_verified(path) for path in self._files)
        self.verify_button.setEnabled(can)
        self.verify_button.setToolTip(
            self.tr("Check that every byte is as it was written.")
            if can
            else self.tr("Only a record as JSON and an evidence pack can be verified.")
        )
        self.setVisible(bool(self._files))

    def files(self) -> tuple[Path, ...]:
        """Return what was written."""
        return self._files

    def show_reports(self, reports: Sequence[VerifyReport]) -> None:
        """Show what the verification found."""
        empty(self._lines)
        if all(report.holds for report in reports):
            good = self.tr("It verifies: nothing was changed since it was written.")
            self.outcome.show_message("ok", good)
        else:
            bad = self.tr("Something was changed or damaged since it was written.")
            self.outcome.show_message("error", bad)
        for report in reports:
            self._lines.addWidget(PlainLabel(report.path.name, wrap=True, role="heading"))
            for line in report.lines:
                self._lines.addLayout(_check_line(line))

    @Slot()
    def _on_open_clicked(self) -> None:
        # The folder only: what is in it is opened by whoever looks at it there.
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))

    @Slot()
    def _on_verify_clicked(self) -> None:
        self.verify_requested.emit(self._files)


def _file_line(path: Path) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    name = "folder" if path.is_dir() else _FILE_ICONS.get(path.suffix.lower(), "evidence")
    row.addWidget(IconLabel(name, "muted", 20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(path.name, wrap=True, selectable=True), 1)
    size = size_in_words(path.stat().st_size) if path.is_file() else ""
    row.addWidget(PlainLabel(size, role="small"), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _check_line(line: VerifyLine) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(2))
    name, ink = _LINE_ICONS.get(line.outcome, ("question", "muted"))
    row.addWidget(IconLabel(name, ink, 16), 0, Qt.AlignmentFlag.AlignTop)
    told = f"{line.what}: {line.detail}" if line.detail else line.what
    row.addWidget(PlainLabel(told, wrap=True, role="small"), 1)
    return row
