"""Number, choice and date fields that never change because somebody scrolls the page."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QDateEdit, QSpinBox, QWidget

from ddworkbook.core.tokens import GRID


class NumberField(QSpinBox):
    """A whole number."""

    def __init__(self, least: int = 0, most: int = 999_999_999, parent: QWidget | None = None):
        super().__init__(parent)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The style sheet's padding does not reach the editor of a spin box (Qt 6.11).
        self.lineEdit().setTextMargins(2 * GRID, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while the field is not in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(QComboBox):
    """One of several texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A long text must not make the page wider than the screen.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while the field is not in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DateField(QDateEdit):
    """A date, written as 2027-03-01 in every language, with a calendar to choose from."""

    def __init__(self, date: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if date is not None:
            self.setDate(date)
        self._calm_calendar()

    def _calm_calendar(self) -> None:
        """Take week numbers and red week-ends away; red is for ratings, and unreadable on dark."""
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while the field is not in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
