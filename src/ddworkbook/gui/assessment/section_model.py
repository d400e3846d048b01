"""The sections of a questionnaire as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.core.walkthrough import SectionState
from ddworkbook.gui.widgets.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
SECTION_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class SectionModel(QAbstractListModel):
    """Roles: SECTION_ROLE gives the SectionState; the accessible text says all in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[SectionState, ...] = ()

    def set_sections(self, sections: Sequence[SectionState]) -> None:
        """Show these sections; the same ones in a new state keep the marked one."""
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
        return section if role == SECTION_ROLE else None

    def _words(self, section: SectionState) -> str:
        words = self.tr("{title}: {done} of {asked} answered").format(
            title=section.title, done=section.answered, asked=section.asked
        )
        if section.worst is Severity.NONE:
            return words
        return self.tr("{words}, worst flag {flag}").format(words=words, flag=section.worst.word)
