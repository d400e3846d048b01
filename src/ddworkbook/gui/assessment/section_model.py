"""The sections of a questionnaire as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.core.walkthrough import SectionState
from ddworkbook.gui.widgets.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
SECTION_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WAITING_ROLE = SECTION_ROLE + 1


class SectionModel(QAbstractListModel):
    """Roles: SECTION_ROLE gives the SectionState, WAITING_ROLE how many answers wait.

    Those wait that came along and are to be confirmed. The accessible text says all in words.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[SectionState, ...] = ()
        self._waiting: Counter[str] = Counter()

    def set_sections(
        self, sections: Sequence[SectionState], waiting: Collection[str] = frozenset()
    ) -> None:
        """Show these sections; the same ones in a new state keep the marked one."""
        self._waiting = Counter(
            section.code
            for section in sections
            for state in section.questions
            if state.question.code in waiting
        )
        codes = [section.code for section in self._sections]
        if codes == [section.code for section in sections]:
            self._sections = tuple(sections)
            self.dataChanged.emit(self.index(0), self.index(len(codes) - 1), [])
            return
        self.beginResetModel()
        self._sections = tuple(sections)
        self.endResetModel()

    def row_of(self, code: str) -> int:
        """Return where a section stands, -1 when it is not there."""
        codes = [section.code for section in self._sections]
        return codes.index(code) if code in codes else -1

    def section_at(self, row: int) -> SectionState | None:
        """Return a section, or None."""
        return self._sections[row] if 0 <= row < len(self._sections) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self._sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a section shows."""
        section = self.section_at(index.row())
        if section is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(section.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(self._words(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._words(section))
        if role == WAITING_ROLE:
            return self._waiting[section.code]
        return section if role == SECTION_ROLE else None

    def _words(self, section: SectionState) -> str:
        words = self.tr("{title}: {done} of {asked} answered").format(
            title=section.title, done=section.answered, asked=section.asked
        )
        if waiting := self._waiting[section.code]:
            words += self.tr(", {count} to confirm").format(count=waiting)
        if section.worst is not Severity.NONE:
            words += self.tr(", worst flag {flag}").format(flag=section.worst.word)
        return f"{words}. {section.why}" if section.why else words
