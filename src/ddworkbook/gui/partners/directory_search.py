"""Search the organisation directory as one types, and take one of the organisations found."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.folding import fold
from ddworkbook.core.text_runs import visible
from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.icons import icon
from ddworkbook.gui.tables.table_model import NO_PARENT, ROW_ROLE, Index
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.search_field import SearchField
from ddworkbook.usecases.directory import DirectoryHit, directory_info, search_directory

MOST_HITS = 20
SHOWN_PX = 176  # Four organisations of two lines; the rest scrolls.


class HitsModel(QAbstractListModel):
    """Organisations found: the name, and below it the name that fits, town and country."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[DirectoryHit, ...] = ()

    def set_hits(self, hits: tuple[DirectoryHit, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the two lines, or the organisation."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{visible(hit.name)}\n{visible(self._second_line(hit))}"
        return hit if role == ROW_ROLE else None

    def _second_line(self, hit: DirectoryHit) -> str:
        parts = [", ".join(part for part in (hit.city, hit.country_name) if part)]
        if fold(hit.matched) != fold(hit.name):
            parts.insert(0, self.tr("also known as {name}").format(name=hit.matched))
        if hit.status != "active":
            parts.append(self.tr("{status} in the directory").format(status=hit.status))
        return " · ".join(parts)


class DirectorySearch(QWidget):
    """The field, what was found, and a quiet line that says which directory it is.

    Signals: organisation_chosen(DirectoryHit); import_requested() when a directory is wanted.
    """

    organisation_chosen = Signal(object)
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._is_fresh = False
        label = PlainLabel(self.tr("Search the organisation directory"), role="heading")
        self.field = SearchField(self.tr("A name in any language, or an acronym"), self)
        self.field.setAccessibleName(label.text())
        label.setBuddy(self.field)
        self.model = HitsModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Organisations found"))
        self.list.setMaximumHeight(SHOWN_PX)
        self.list.hide()
        self._about = PlainLabel(role="small", wrap=True)
        self.import_button = QPushButton(icon("upload", "accent"), "", self)
        self.import_button.setProperty("role", "quiet")
        self.import_button.setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(self._about, 1, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for widget in (label, self.field, self.list):
            column.addWidget(widget)
        column.addLayout(below)
        self._connect()

    def use(self, bridge: Bridge) -> None:
        """Search through this bridge, and say what directory there is."""
        self._bridge = bridge
        self.show_directory()

    def show_directory(self) -> None:
        """Say what directory this device has now."""
        info = directory_info(self._bridge.world) if self._bridge is not None else None
        self.field.setEnabled(info is not None)
        self.import_button.setVisible(info is None)
        self.import_button.setText(self.tr("Import a ROR file…"))
        if info is None:
            text = self.tr("No directory on this device yet. You can type the partner by hand.")
        else:
            text = self.tr("{count} organisations from {source}, as at {date}").format(
                count=f"{info.organisations:,}", source=info.source, date=info.as_at
            )
        self._about.setText(text)
        self.field.setToolTip("" if info is not None else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in what was found while the cursor stays in the field; Esc hides it."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self.list.isVisible():
            row = self.list.currentIndex().row() + step
            row = max(0, min(self.model.rowCount() - 1, row))
            self.list.setCurrentIndex(self.model.index(row))
        elif event.key() == Qt.Key.Key_Escape and self.list.isVisible():
            self._show_hits(())
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter in the list takes an organisation; it must not press the dialog's button too.
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.field.search_changed.connect(self._on_search_changed)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.list.activated.connect(self._on_list_activated)
        self.list.clicked.connect(self._on_list_activated)
        self.import_button.clicked.connect(self.import_requested)

    @Slot(str)
    def _on_search_changed(self, text: str) -> None:
        if self._bridge is None or not text:
            self._show_hits(())
            return
        hits = self._bridge.do(search_directory, self._bridge.world, text, limit=MOST_HITS)
        self._show_hits(hits or ())
        self._is_fresh = True
        QTimer.singleShot(0, self, self._age)

    @Slot()
    def _on_field_return_pressed(self) -> None:
        # Enter that ended the typing shows what was found; only the next one takes it.
        if self.list.isVisible() and not self._is_fresh:
            self._on_list_activated(self.list.currentIndex())

    def _age(self) -> None:
        self._is_fresh = False

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        hit = index.data(ROW_ROLE) if index.isValid() else None
        if hit is not None:
            self._show_hits(())
            self.organisation_chosen.emit(hit)

    def _show_hits(self, hits: tuple[DirectoryHit, ...]) -> None:
        self.model.set_hits(hits)
        self.list.setVisible(bool(hits))
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
