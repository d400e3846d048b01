"""Shows one version of a reference table: its rows, where they are from, and when it is valid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.reference_table import ReferenceTable, Row, Standing
from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_table_dialog import Ui_TableDialog
from ddworkbook.gui.tables.reference_columns import row_columns
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_view import TableView
from ddworkbook.gui.widgets.fact_rows import FactRows
from ddworkbook.usecases.reference_tables import SHOWN_DIGITS

# More rows than these tell nothing new about the widths, and take long to wrap.
_MOST_MEASURED = 300
_SIDES = 28  # px beside the words of a cell
_NARROWEST = 72  # px
# px beside the columns: the margins of the dialog, the frame, the bar that scrolls.
_AROUND = 48
_SIZE = (1000, 580)
_SIZE_EMPTY = (800, 320)
_MOST_SOURCES = 5


class TableDialog(QDialog):
    """Read-only; Esc closes."""

    def __init__(
        self, table: ReferenceTable, *, own: bool, in_force: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_TableDialog()
        self.ui.setupUi(self)
        self.resize(*(_SIZE if table.rows else _SIZE_EMPTY))
        self.setWindowTitle(visible(table.title))
        self._fill_facts(self.ui.factRows, table, own=own, in_force=in_force)
        self.model: RowsModel[Row] = RowsModel(row_columns(table), self)
        self.model.set_rows(table.rows)
        self.table = TableView(self.tr("Rows of the table"), self)
        self.table.show_model(self.model, len(table.columns) - 1, self._widths())
        if len(table.rows) <= _MOST_MEASURED:
            self.table.wrap_rows()
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.ui.rowsLayout.addWidget(self.table)
        self.table.setVisible(bool(table.rows))
        self.ui.emptyLabel.setVisible(not table.rows)
        close = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Close)
        (self.table if table.rows else close).setFocus()

    @classmethod
    def ask(
        cls, table: ReferenceTable, *, own: bool, in_force: bool, parent: QWidget | None
    ) -> None:
        """Show the dialog until it is closed."""
        cls(table, own=own, in_force=in_force, parent=parent).exec()

    def _fill_facts(
        self, facts: FactRows, table: ReferenceTable, *, own: bool, in_force: bool
    ) -> None:
        whose = self.tr("our own, imported") if own else self.tr("shipped with the program")
        facts.add(self.tr("Source"), ". ".join(filter(None, (table.source, table.publisher))))
        facts.add(self.tr("Licence"), table.licence)
        facts.add(self.tr("Valid"), self._validity(table, in_force=in_force))
        version = self.tr("as at {date}, {whose}, number {digits}").format(
            date=table.as_at, whose=whose, digits=table.version[:SHOWN_DIGITS]
        )
        facts.add(self.tr("Version"), version)
        facts.add(self.tr("Note"), table.note)
        if table.rows:
            facts.add(self.tr("Cited in the rows"), self._cited(table))
        else:
            labels = ", ".join(column.label for column in table.columns)
            facts.add(self.tr("Columns"), labels)

    def _validity(self, table: ReferenceTable, *, in_force: bool) -> str:
        """Say from when to when a version counts, and whether it counts today."""
        if table.standing is Standing.DECIDED:
            return self.tr("decided, without a first day yet")
        if table.standing is Standing.FORM:
            return self.tr("columns alone, to be imported with rows")
        bounds = {
            (True, True): self.tr("from {first} to {last}"),
            (True, False): self.tr("from {first}"),
            (False, True): self.tr("until {last}"),
            (False, False): self.tr("always"),
        }[bool(table.valid_from), bool(table.valid_to)]
        said = bounds.format(first=table.valid_from, last=table.valid_to)
        today = self.tr("in force today") if in_force else self.tr("not in force today")
        return f"{said}; {today}"

    def _cited(self, table: ReferenceTable) -> str:
        """Return the sources that rows cite, one to a line."""
        lines = [
            ", ".join(filter(None, (one.title, one.publisher, one.dated, one.address)))
            for one in table.sources.values()
        ]
        rest = len(lines) - _MOST_SOURCES
        more = [self.tr("… and %n more, named in the rows.", "", rest)] if rest > 0 else []
        return "\n".join([*lines[:_MOST_SOURCES], *more])

    def _widths(self) -> dict[int, int]:
        """Return how wide the columns are: as their texts need, while there is room for all."""
        metrics = self.table.fontMetrics()
        wanted = []
        for column in self.model.columns:
            texts = [column.title, *map(column.text, self.model.rows()[:_MOST_MEASURED])]
            wanted.append(max(max(map(metrics.horizontalAdvance, texts)) + _SIDES, _NARROWEST))
        return dict(enumerate(shared_widths(wanted, self.width() - _AROUND)))


def shared_widths(wanted: Sequence[int], room: int) -> list[int]:
    """Return a width for each column; where the room is too small, the widest give way alike."""
    given = list(wanted)
    left, places = room, sorted(range(len(wanted)), key=wanted.__getitem__)
    for number, place in enumerate(places):
        share = max(left // (len(places) - number), _NARROWEST)
        given[place] = min(wanted[place], share)
        left -= given[place]
    return given
