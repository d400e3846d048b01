"""A field for a date that may be empty: typed, or chosen from a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QToolButton, QWidget

from ddworkbook.core.tokens import CONTROL_HEIGHT, space
from ddworkbook.gui.editors.dates import typed_date
from ddworkbook.gui.editors.typing_fields import LineField
from ddworkbook.gui.editors.typing_pause import TypingPause
from ddworkbook.gui.icons import icon

FIELD_WIDTH_PX = space(36)


class DateField(QWidget):
    """Signals: date_edited(str) with YYYY-MM-DD, "" or what was typed and is no date."""

    date_edited = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(self.tr("YYYY-MM-DD"))
        self.field.setMaximumWidth(FIELD_WIDTH_PX)
        self.button = QToolButton(self)
        self.button.setProperty("role", "icon")
        self.button.setIcon(icon("calendar", "accent"))
        self.button.setFixedSize(CONTROL_HEIGHT, CONTROL_HEIGHT)
        self.button.setAccessibleName(self.tr("Choose from the calendar: {name}").format(name=name))
        self.button.setToolTip(self.tr("Choose from the calendar"))
        self._pause = TypingPause(self.field)
        self._calendar: QCalendarWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.field)
        row.addWidget(self.button)
        row.addStretch(1)
        self._connect()

    def date(self) -> str:
        """Return the date as YYYY-MM-DD, "" for none, or what was typed."""
        return typed_date(self.field.text())

    def set_date(self, text: str) -> None:
        """Show a date, or nothing for ""."""
        self._pause.forget()
        self.field.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Let nobody change it."""
        self.field.set_read_only(read_only)
        self.button.setVisible(not read_only)

    def flush(self) -> None:
        """Say what was typed."""
        self._pause.flush()

    def is_pending(self) -> bool:
        """Return True while the typing goes on."""
        return self._pause.is_active()

    def calendar(self) -> QCalendarWidget:
        """Return the calendar, made when it is first asked for."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlags(Qt.WindowType.Popup)
            self._calendar.setAccessibleName(self.tr("Calendar"))
            self._calendar.activated.connect(self._on_calendar_date_chosen)
            self._calendar.clicked.connect(self._on_calendar_date_chosen)
        return self._calendar

    def _connect(self) -> None:
        self.field.textEdited.connect(self._pause.touch)
        self.field.returnPressed.connect(self._pause.flush)
        self._pause.ended.connect(self._on_pause_ended)
        self.button.clicked.connect(self._on_button_clicked)

    @Slot()
    def _on_pause_ended(self) -> None:
        self.date_edited.emit(self.date())

    @Slot()
    def _on_button_clicked(self) -> None:
        calendar = self.calendar()
        shown = QDate.fromString(self.date(), Qt.DateFormat.ISODate)
        calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        calendar.move(self.mapToGlobal(self.field.geometry().bottomLeft()))
        calendar.show()

    @Slot(QDate)
    def _on_calendar_date_chosen(self, chosen: QDate) -> None:
        self.calendar().hide()
        self.set_date(chosen.toString(Qt.DateFormat.ISODate))
        self.field.setFocus()
        self.date_edited.emit(self.date())
