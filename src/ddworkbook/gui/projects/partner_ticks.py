"""Tick the partners of a project; searching finds them among many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.tables.table_model import NO_PARENT, Index
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.partner_list import partner_ids, partner_lines
from ddworkbook.usecases.partner_views import PartnerRow

MOST_SHOWN = 200  # Nobody ticks more by hand; the search finds the others.


class TicksModel(QAbstractListModel):
    """Partners with a box each. Signals: ticked() after a box was changed."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartnerRow, ...] = ()
        self.chosen: list[str] = []

    def set_rows(self, rows: Sequence[PartnerRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the name with the country, and the tick."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(f"{row.name} ({row.country_name})")
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.id in self.chosen else Qt.CheckState.Unchecked
        return None

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        """Tick or untick; this is a draft of the dialog, nothing is stored."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        id_ = self._rows[index.row()].id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.chosen.append(id_)
        else:
            self.chosen.remove(id_)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True


class PartnerTicks(QWidget):
    """A search field over the list; those ticked stand first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        heading = PlainLabel(self.tr("Partners in it"), role="heading")
        self.search = SearchField(self.tr("Search partners"), self)
        self.model = TicksModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(heading.text())
        self.list.setMinimumHeight(space(50))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.count = PlainLabel(role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for widget in (heading, self.search, self.list, self.count):
            column.addWidget(widget)
        self.search.search_changed.connect(self._on_search_changed)
        self.model.ticked.connect(self._on_model_ticked)

    def use(self, bridge: Bridge, chosen: Sequence[str]) -> None:
        """Offer the partners of the open workbook."""
        self._bridge = bridge
        self.model.chosen = list(chosen)
        self._on_search_changed("")
        self._on_model_ticked()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the partners that are ticked."""
        return tuple(self.model.chosen)

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        if self._bridge is None:
            return
        session = self._bridge.session
        found = self._bridge.do(partner_ids, session, text) or ()
        first = [] if text else self.model.chosen
        others = [id_ for id_ in found[: MOST_SHOWN + len(first)] if id_ not in first]
        lines = self._bridge.do(partner_lines, session, [*first, *others][:MOST_SHOWN])
        self.model.set_rows(lines or ())

    @Slot()
    def _on_model_ticked(self) -> None:
        words = self.tr("{count} ticked")
        self.count.setText(words.format(count=len(self.model.chosen)))
