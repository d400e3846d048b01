"""What to do first in a new workbook, one step after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.roles import set_role

WIDTH_PX = 720


class FirstSteps(QWidget):
    """Signals: partner_requested(), triage_requested(), directory_requested()."""

    partner_requested = Signal()
    triage_requested = Signal()
    directory_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.partner_button = QPushButton(icon("add"), self.tr("&Add a partner"), self)
        self.triage_button = QPushButton(icon("started"), self.tr("Start a &triage"), self)
        self.directory_button = QPushButton(icon("upload"), self.tr("&Import…"), self)
        for pressed in (self.partner_button, self.triage_button, self.directory_button):
            pressed.setAutoDefault(True)  # Enter presses it, as Space does.
        self.partner_button.clicked.connect(self.partner_requested)
        self.triage_button.clicked.connect(self.triage_requested)
        self.directory_button.clicked.connect(self.directory_requested)
        column = QVBoxLayout()
        column.setSpacing(space(4))
        column.addStretch(1)
        column.addWidget(PlainLabel(self.tr("Three steps to the first record"), role="title"))
        column.addWidget(self._introduction())
        self._marks: list[IconLabel] = []
        for title, text, button in self._steps():
            column.addWidget(self._step(title, text, button))
        self.aside = self._aside()
        column.addWidget(self.aside)
        column.addStretch(2)
        frame = QWidget(self)
        frame.setMaximumWidth(WIDTH_PX)
        frame.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(4), space(5), space(4))
        row.addStretch(1)
        row.addWidget(frame, 100)
        row.addStretch(1)
        self.show_standing(has_partner=False)

    def show_standing(self, *, has_partner: bool, has_directory: bool = False) -> None:
        """Mark the step that comes next; offer a directory where there is none."""
        self.aside.setVisible(not has_directory)
        self._marks[0].set_icon("done" if has_partner else "todo", "ok" if has_partner else "muted")
        refusal = "" if has_partner else self.tr("Add a partner first.")
        self.triage_button.setEnabled(not refusal)
        self.triage_button.setToolTip(refusal)
        self.triage_button.setStatusTip(refusal)
        for button, name, primary in (
            (self.partner_button, "add", not has_partner),
            (self.triage_button, "started", has_partner),
        ):
            set_role(button, "primary" if primary else "")
            if primary:
                self.setFocusProxy(button)
            button.setIcon(icon(name, "on_accent" if primary else "text"))

    def _steps(self) -> tuple[tuple[str, str, QPushButton | None], ...]:
        return (
            (
                self.tr("1. Add the partner"),
                self.tr("Find the organisation in the directory, or type its name by hand."),
                self.partner_button,
            ),
            (
                self.tr("2. Start a triage"),
                self.tr("Twelve questions say how much must be asked, and no more."),
                self.triage_button,
            ),
            (
                self.tr("3. Answer, review, sign"),
                self.tr(
                    "Every answer is saved as you give it. A colleague reviews; both sign; and the "
                    "record can be checked by anybody, years later."
                ),
                None,
            ),
        )

    def _introduction(self) -> PlainLabel:
        return PlainLabel(
            self.tr(
                "This workbook is one file on your device. It holds partners, answers, evidence "
                "and signatures, and nothing leaves it unless you export it."
            ),
            role="muted",
            wrap=True,
        )

    def _step(self, title: str, text: str, button: QPushButton | None) -> Card:
        card = Card()
        mark = IconLabel("todo", "muted", 24)
        self._marks.append(mark)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(PlainLabel(title, role="heading"))
        words.addWidget(PlainLabel(text, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def _aside(self) -> QWidget:
        widget = QWidget(self)
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        words = PlainLabel(
            self.tr(
                "The directory of research organisations fills in names, countries and identifiers "
                "for you. Import it once from a file."
            ),
            role="small",
            wrap=True,
        )
        self.directory_button.setProperty("role", "quiet")
        self.directory_button.setIcon(icon("upload", "accent"))
        row.addWidget(words, 1)
        row.addWidget(self.directory_button)
        return widget
