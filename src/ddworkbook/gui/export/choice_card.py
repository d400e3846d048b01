"""Chooses formats and folder of an export, and shows how far it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ddworkbook.core.tokens import space
from ddworkbook.gui.dialogs.file_dialogs import ask_folder
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import tool_tip
from ddworkbook.gui.widgets.progress_line import ProgressLine
from ddworkbook.usecases.exporting import FORMATS, ExportPlan

_ICONS = {"pdf": "pdf", "xlsx": "excel", "json": "copy", "pack": "pack"}
_WANTED = frozenset({"pdf", "xlsx", "pack"})


class ChoiceCard(Card):
    """Signals: export_requested(); cancel_requested() while an export runs."""

    export_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Files to write"))
        self.boxes: dict[str, QCheckBox] = {}
        self._told: dict[str, PlainLabel] = {}
        self._refused: dict[str, str] = {}
        self._wishes = set(_WANTED)
        self._is_running = False
        for name, label in FORMATS.items():
            self._add_format(name, label)
        self.folder_edit = QLineEdit(self)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder_edit.setText(QStandardPaths.writableLocation(documents) or str(Path.home()))
        self.browse_button = QPushButton(icon("folder"), self.tr("&Browse…"), self)
        self.export_button = QPushButton(icon("export", "on_accent"), self.tr("&Export"), self)
        self.export_button.setProperty("role", "primary")
        self.cancel_button = QPushButton(icon("close"), self.tr("Cancel"), self)
        self.progress = ProgressLine(self.tr("Export"), self)
        self._why = PlainLabel("", wrap=True, role="small", parent=self)
        self._lay_out()
        self._connect()
        self.show_running(False)

    def show_plan(self, plan: ExportPlan) -> None:
        """Offer what is possible, with file names; say why something is not."""
        self._refused = dict(plan.refusals)
        names = dict(plan.names)
        for name, box in self.boxes.items():
            refusal = self._refused.get(name, "")
            box.setEnabled(not refusal)
            box.setChecked(name in self._wishes and not refusal)
            box.setToolTip(tool_tip(refusal))
            self._told[name].setText(refusal or names.get(name, ""))
        self._check()

    def show_running(self, is_running: bool) -> None:
        """Show progress and Cancel while an export runs."""
        self._is_running = is_running
        self.progress.setVisible(is_running)
        self.cancel_button.setVisible(is_running)
        self._check()

    def formats(self) -> frozenset[str]:
        """Return the formats that are chosen and possible."""
        return frozenset(
            name for name, box in self.boxes.items() if box.isChecked() and box.isEnabled()
        )

    def folder(self) -> Path:
        """Return the folder to write to."""
        return Path(self.folder_edit.text().strip()).expanduser()

    def problem(self) -> str:
        """Return why nothing can be exported now, or ""."""
        if self._is_running:
            return self.tr("The export is being written.")
        if not self.formats():
            return self.tr("Choose at least one kind of file.")
        if not self.folder_edit.text().strip():
            return self.tr("Choose a folder.")
        return ""

    def _add_format(self, name: str, label: str) -> None:
        box = QCheckBox(label, self)
        box.setIcon(icon(_ICONS[name]))
        box.setChecked(name in _WANTED)
        told = PlainLabel("", wrap=True, role="small", parent=self)
        told.setContentsMargins(space(6), 0, 0, 0)
        self.boxes[name], self._told[name] = box, told
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(box)
        column.addWidget(told)
        self.body.addLayout(column)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Folder"), self)
        label.setBuddy(self.folder_edit)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(label)
        row.addWidget(self.folder_edit, 1)
        row.addWidget(self.browse_button)
        end = QHBoxLayout()
        end.setSpacing(space(2))
        end.addWidget(self.export_button)
        end.addWidget(self.progress, 1)
        end.addWidget(self.cancel_button)
        end.addWidget(self._why, 1)
        self.body.addSpacing(space(1))
        self.body.addLayout(row)
        self.body.addSpacing(space(1))
        self.body.addLayout(end)

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.toggled.connect(self._check)
            box.clicked.connect(partial(self._wish, name))
        self.folder_edit.textChanged.connect(self._check)
        self.browse_button.clicked.connect(self._on_browse_clicked)
        self.export_button.clicked.connect(self.export_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)

    def _wish(self, name: str, _checked: bool = False) -> None:
        """Remember what was asked for, also while it is not possible."""
        if self.boxes[name].isChecked():
            self._wishes.add(name)
        else:
            self._wishes.discard(name)

    @Slot()
    def _check(self) -> None:
        problem = self.problem()
        self.export_button.setEnabled(not problem)
        self.export_button.setToolTip(problem)
        self._why.setText("" if self._is_running else problem)
        self._why.setVisible(not self._is_running)

    @Slot()
    def _on_browse_clicked(self) -> None:
        chosen = ask_folder(self, self.tr("Folder to export to"), self.folder())
        if chosen is not None:
            self.folder_edit.setText(str(chosen))
