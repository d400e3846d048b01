"""One piece of evidence in the side panel: its name, its dates, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ddworkbook.core.evidence import Evidence
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.date_field import DateField
from ddworkbook.gui.icons import icon
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.evidence import is_safe_to_open

OPEN, SAVE, DATES, DETACH = "open", "save", "dates", "detach"


@dataclass(frozen=True)
class EvidenceStep:
    """What somebody wants to do with a piece of evidence of a question: open, save or detach."""

    step: str
    evidence: str
    code: str


@dataclass(frozen=True)
class EvidenceDates:
    """Dates that somebody gave to a piece of evidence, YYYY-MM-DD or ""."""

    evidence: str
    issued_on: str
    expires_on: str


class EvidenceRow(QFrame):
    """`expiry` is "expired", "soon" or "".

    Signals: step_requested(EvidenceStep); dates_edited(EvidenceDates).
    """

    step_requested = Signal(object)
    dates_edited = Signal(object)

    def __init__(
        self,
        evidence: Evidence,
        code: str,
        read_only: bool,
        parent: QWidget | None = None,
        expiry: str = "",
    ) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self._code = code
        self.buttons: dict[str, QToolButton] = {}
        self._dates: QWidget | None = None
        self.issued: DateField | None = None
        self.expires: DateField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, space(1))
        self._column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(IconLabel("evidence", "muted", 16, self), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(evidence.name, self, wrap=True), 1)
        self._column.addLayout(head)
        self._column.addWidget(PlainLabel(self._facts(), self, wrap=True, role="small"))
        if expiry:
            self._column.addWidget(_expiry_chip(expiry, self))
        self._column.addLayout(self._make_buttons(read_only))

    def open_dates(self) -> None:
        """Show the fields for the dates, with the cursor in the first; or hide them."""
        if self._dates is None:
            self._dates = self._make_dates()
            self._column.addWidget(self._dates)
        else:
            self._dates.setVisible(self._dates.isHidden())
        if self.issued is not None:
            self.issued.field.setFocus()

    def _make_buttons(self, read_only: bool) -> QHBoxLayout:
        name = self.evidence.name
        row = QHBoxLayout()
        row.setSpacing(0)
        self._add_button(row, OPEN, "external", self.tr("Open {name}").format(name=name))
        self._add_button(row, SAVE, "save", self.tr("Save a copy of {name}").format(name=name))
        if not read_only:
            self._add_button(row, DATES, "calendar", self.tr("Dates of {name}").format(name=name))
            text = self.tr("Detach {name} from this question").format(name=name)
            self._add_button(row, DETACH, "remove", text)
        row.addStretch(1)
        if not is_safe_to_open(name):
            self.buttons[OPEN].setEnabled(False)
            self.buttons[OPEN].setToolTip(
                self.tr("Files of this kind may run something. Save a copy and check it first.")
            )
        return row

    def _add_button(self, row: QHBoxLayout, step: str, icon_name: str, text: str) -> None:
        button = QToolButton(self)
        button.setProperty("role", "icon")
        button.setIcon(icon(icon_name, "accent"))
        button.setFixedSize(space(8), space(8))
        button.setAccessibleName(text)
        button.setToolTip(_tips(self)[step])
        button.setProperty("step", step)
        button.clicked.connect(self._on_button_clicked)
        self.buttons[step] = button
        row.addWidget(button)

    def _make_dates(self) -> QWidget:
        frame = QWidget(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        fields = []
        for label, date in (
            (self.tr("Issued on"), self.evidence.issued_on),
            (self.tr("Expires on"), self.evidence.expires_on),
        ):
            field = DateField(f"{label}: {self.evidence.name}", frame)
            field.set_date(date)
            field.date_edited.connect(self._on_date_edited)
            words = PlainLabel(label, frame, role="small")
            words.setBuddy(field.field)
            column.addWidget(words)
            column.addWidget(field)
            fields.append(field)
        self.issued, self.expires = fields
        return frame

    @Slot()
    def _on_button_clicked(self) -> None:
        step = str(self.sender().property("step"))
        if step == DATES:
            self.open_dates()
        else:
            self.step_requested.emit(EvidenceStep(step, self.evidence.id, self._code))

    @Slot(str)
    def _on_date_edited(self, _date: str) -> None:
        if self.issued is not None and self.expires is not None:
            dates = EvidenceDates(self.evidence.id, self.issued.date(), self.expires.date())
            self.dates_edited.emit(dates)

    def _facts(self) -> str:
        facts = [size_text(self.evidence.size_bytes)]
        if self.evidence.issued_on:
            facts.append(self.tr("issued {date}").format(date=self.evidence.issued_on))
        if self.evidence.expires_on:
            facts.append(self.tr("expires {date}").format(date=self.evidence.expires_on))
        if self.evidence.note:
            facts.append(self.evidence.note)
        return " · ".join(facts)


def _tips(row: EvidenceRow) -> dict[str, str]:
    """Return the short words for the buttons."""
    return {
        OPEN: row.tr("Open"),
        SAVE: row.tr("Save a copy"),
        DATES: row.tr("Dates of issue and expiry"),
        DETACH: row.tr("Detach from this question"),
    }


def _expiry_chip(expiry: str, row: EvidenceRow) -> StatusChip:
    if expiry == "expired":
        return StatusChip(row.tr("Expired"), "error", row)
    return StatusChip(row.tr("Expires soon"), "warn", row)


def size_text(size: int) -> str:
    """Return a size in bytes as people read it."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
