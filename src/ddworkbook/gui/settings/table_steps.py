"""What can be done with reference tables: import one, look at one, save one as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ddworkbook.core.errors import DdworkbookError, InputRefused
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.file_dialogs import ask_file, ask_new_file
from ddworkbook.gui.dialogs.table_dialog import TableDialog
from ddworkbook.gui.dialogs.table_import_dialog import TableImportDialog
from ddworkbook.usecases.reference_import import ReadTable, export_table, import_table
from ddworkbook.usecases.reference_tables import TableLine, list_tables
from ddworkbook.usecases.session import Changed


class TableSteps(QObject):
    """Asks what has to be asked; `imported` is told the version that an import stored or found."""

    def __init__(self, bridge: Bridge, over: QWidget, imported: Callable[[str], None]) -> None:
        super().__init__(over)
        self._bridge, self._over, self._imported = bridge, over, imported

    def bring(self) -> None:
        """Ask for a file and import it; what it does not say is asked for."""
        filters = self.tr("Tables (*.csv *.tsv *.txt *.xlsx *.yaml *.yml)")
        path = ask_file(self._over, self.tr("Import a reference table"), filters)
        if path is None:
            return
        take = partial(self._take, path)
        refusal = take({})
        if isinstance(refusal, InputRefused) and refusal.problems:
            lines = self._bridge.do(list_tables, self._bridge.session) or ()
            titles = {line.table.name: line.table.title for line in lines}
            TableImportDialog.ask(path.name, titles, refusal.problems, take, self._over)
        elif refusal is not None:
            self._bridge.refused.emit(refusal)

    def look(self, line: TableLine) -> None:
        """Show the rows of a table and where they are from."""
        TableDialog.ask(line.table, own=line.own, in_force=line.in_force, parent=self._over)

    def save(self, line: TableLine) -> None:
        """Ask for a name and write a table there."""
        filters = self.tr("CSV (*.csv);;YAML with sources and columns (*.yaml)")
        suggested = Path(f"{line.table.name}-{line.table.as_at}.csv")
        path = ask_new_file(self._over, self.tr("Save the table as a file"), filters, suggested)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".csv")
        written = self._bridge.do(export_table, self._bridge.session, line.version, path)
        if written is not None:
            said = self.tr("“{name}” is written.").format(name=written.name)
            self._bridge.noticed.emit(said)

    def _take(self, path: Path, facts: Mapping[str, str]) -> DdworkbookError | None:
        """Import a file; return why it was refused, None when it went well."""
        try:
            change, read = import_table(self._bridge.session, path, facts)
        except DdworkbookError as error:
            return error
        self._bridge.announce(change)
        self._bridge.noticed.emit(self._success(change, read))
        self._imported(read.table.version)
        return None

    def _success(self, change: Changed, read: ReadTable) -> str:
        if not change.made:
            return self.tr("“{title}” was imported before, with the same content.").format(
                title=read.table.title
            )
        said = self.tr("Imported: {title}, as at {date}, rows: {count}.").format(
            title=read.table.title, date=read.table.as_at, count=f"{len(read.table.rows):,}"
        )
        if not read.left_out:
            return said
        rest = self.tr("Columns left out, because the table has no such: {names}.")
        return f"{said} {rest.format(names=', '.join(read.left_out))}"
