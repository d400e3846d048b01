"""Every widget and role on one page, to be looked at: python tests/gui/gallery.py OUT_FOLDER."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QDate, QSize, QStringListModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ddworkbook.core.severity import Severity
from ddworkbook.gui.icons import icon, rail_icon
from ddworkbook.gui.theme import apply_theme
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.empty_state import EmptyState
from ddworkbook.gui.widgets.form_fields import ChoiceField, DateField, NumberField
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.progress_line import ProgressLine
from ddworkbook.gui.widgets.search_field import SearchField

PAGES = "home partners projects assessments actions evidence history questionnaires settings"
SCRIPTS = (
    "تجري جامعة غاريسا بحثاً مع 12 شريكاً · हिन्दी विश्वविद्यालय · አዲስ አበባ ዩኒቨርሲቲ · "
    "北京大学 · 한국대학교 · 東京大学 · שלום · Łódź · Αθήνα · Київ · 😀 ✓ → ☎ · \x00 \u202e"
)


def gallery() -> QMainWindow:
    """Build the window."""
    window = QMainWindow()
    window.setWindowTitle("Gallery")
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(_rail())
    page = QVBoxLayout()
    page.setSpacing(0)
    page.addWidget(_header())
    columns = QHBoxLayout()
    columns.setContentsMargins(16, 16, 16, 16)
    columns.setSpacing(16)
    columns.addWidget(_sections())
    columns.addLayout(_questions(), 3)
    columns.addLayout(_facts(), 3)
    page.addLayout(columns, 1)
    row.addLayout(page, 1)
    window.setCentralWidget(middle)
    window.statusBar().showMessage("Saved 10:42 · 3 changes since the last backup")
    return window


def _rail() -> QFrame:
    rail = QFrame(objectName="rail")
    column = QVBoxLayout(rail)
    column.setContentsMargins(0, 8, 0, 8)
    column.setSpacing(0)
    for name in PAGES.split():
        button = QToolButton(text=name.capitalize(), checkable=True, autoExclusive=True)
        button.setIcon(rail_icon(name))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        policy = button.sizePolicy().Policy
        button.setSizePolicy(policy.Expanding, policy.Fixed)
        button.setChecked(name == "assessments")
        if name == "settings":
            column.addStretch(1)
        column.addWidget(button)
    return rail


def _header() -> QFrame:
    header = QFrame()
    header.setProperty("role", "header")
    row = QHBoxLayout(header)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(8)
    titles = QVBoxLayout()
    titles.addWidget(PlainLabel("Tana River Health Institute", role="title"))
    titles.addWidget(PlainLabel("Partner due diligence · edition 2026-1 · Kenya", role="small"))
    row.addLayout(titles)
    row.addStretch(1)
    row.addWidget(RatingBadge(Severity.RED))
    row.addWidget(StatusChip("Draft"))
    for text, role, name, ink in (
        ("Export", "", "export", "text"),
        ("Comment", "quiet", "comment", "accent"),
        ("Remove", "danger", "remove", "danger"),
        ("Submit for review", "primary", "send", "on_accent"),
    ):
        button = QPushButton(icon(name, ink), text)
        button.setProperty("role", role)
        row.addWidget(button)
    locked = QPushButton("Sign")
    locked.setEnabled(False)
    row.addWidget(locked)
    return header


def _sections() -> QListView:
    sections = QListView()
    sections.setProperty("role", "sections")
    names = ["Identity", "Governance", "Finance", "Safeguarding", "Ethics", "Export control"]
    sections.setModel(QStringListModel(names, sections))
    sections.setCurrentIndex(sections.model().index(2, 0))
    sections.setFixedWidth(160)
    return sections


def _questions() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(Banner("warn", "Two answers were carried over and wait for you.", "Show"))
    column.addWidget(Banner("error", "The evidence file register.pdf is missing."))
    card = Card("C08  Does the partner hold an independent audit of the last two years?")
    card.setProperty("current", True)
    card.add_tool(RatingBadge(Severity.AMBER_MAJOR))
    for text in ("Yes", "Partly", "No"):
        choice = QRadioButton(text)
        choice.setChecked(text == "Partly")
        card.body.addWidget(choice)
    note = QPlainTextEdit("Audited by a local firm; the management letter is missing.")
    note.setFixedHeight(60)
    card.body.addWidget(note)
    column.addWidget(card)
    form = Card("Facts")
    fields = QFormLayout()
    kind = ChoiceField()
    kind.addItems(["University", "Institute"])
    staff = NumberField()
    staff.setValue(120)
    wrong = QLineEdit("12345")
    wrong.setProperty("invalid", True)
    checked = QCheckBox("Registered charity")
    checked.setChecked(True)
    for name, field in (
        ("Type", kind),
        ("LEI", wrong),
        ("Staff", staff),
        ("Since", DateField(QDate(2019, 4, 1))),
        ("", checked),
        ("Closed", QLineEdit("cannot be edited", enabled=False)),
    ):
        fields.addRow(name, field)
    form.body.addLayout(fields)
    column.addWidget(form)
    column.addStretch(1)
    return column


def _facts() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(SearchField("Search partners"))
    ratings = QHBoxLayout()
    ratings.setSpacing(8)
    for severity in Severity:
        ratings.addWidget(RatingBadge(severity))
    ratings.addStretch(1)
    column.addLayout(ratings)
    chips = QHBoxLayout()
    chips.setSpacing(8)
    for text, kind in (("Signed", "ok"), ("With reviewer", "info"), ("Late", "error")):
        chips.addWidget(StatusChip(text, kind))
    chips.addStretch(1)
    column.addLayout(chips)
    column.addWidget(_table())
    progress = ProgressLine("Answered")
    progress.set_progress(41, 68)
    column.addWidget(progress)
    scripts = Card("Every script")
    scripts.body.addWidget(PlainLabel(SCRIPTS, wrap=True, selectable=True))
    column.addWidget(scripts)
    column.addWidget(Banner("ok", "The pack is whole: 41 files, all hashes agree."))
    column.addWidget(EmptyState("projects", "No project yet.", "Add project"), 1)
    return column


def _table() -> QTableView:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Partner", "Country", "Review due"])
    for row in (
        ("Tana River Health Institute", "Kenya", "2027-03-01"),
        ("Universidad del Altiplano Sur", "Peru", "2026-12-12"),
    ):
        model.appendRow([QStandardItem(text) for text in row])
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(36)
    table.setShowGrid(False)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setColumnWidth(0, 230)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.selectRow(1)
    table.setFixedHeight(116)
    return table


def main(folder: Path) -> None:
    """Write one picture for each look."""
    app = QApplication([])
    for name in ("light", "dark", "high-contrast"):
        apply_theme(app, name)
        window = gallery()
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        window.grab().save(str(folder / f"{name}.png"))
        window.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
