"""The list of sections at the left."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ddworkbook.core.walkthrough import Walkthrough
from ddworkbook.gui.assessment.section_delegate import SectionDelegate
from ddworkbook.gui.assessment.section_model import SectionModel


class SectionList(QListView):
    """Signals: section_chosen(str) with the code when somebody marks another section."""

    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sections")
        self.setAccessibleName(self.tr("Sections"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(SectionDelegate(self))
        self._model = SectionModel(self)
        self.setModel(self._model)
        self._is_filling = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_walkthrough(
        self, walkthrough: Walkthrough, waiting: Collection[str] = frozenset()
    ) -> None:
        """Show the sections as they stand; `waiting` are the codes to be confirmed."""
        self._is_filling = True
        self._model.set_sections(walkthrough.sections, waiting)
        self._is_filling = False

    def current_code(self) -> str:
        """Return the code of the marked section, "" when none is marked."""
        section = self._model.section_at(self.currentIndex().row())
        return section.code if section is not None else ""

    def mark(self, code: str) -> None:
        """Mark a section without saying so."""
        self._is_filling = True
        self.setCurrentIndex(self._model.index(self._model.row_of(code)))
        self._is_filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_current_changed(self, _index: QModelIndex) -> None:
        if not self._is_filling and self.current_code():
            self.section_chosen.emit(self.current_code())
