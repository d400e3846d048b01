"""Forms of ODK and Kobo in and out: an imported one becomes an own copy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.translation import Translation
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.file_dialogs import ask_file, ask_new_file
from ddworkbook.usecases.questionnaire_drafts import KIND, drafts_folder, free_folder
from ddworkbook.usecases.questionnaire_exchange import (
    ImportedForm,
    export_xlsform,
    import_xlsform,
)
from ddworkbook.usecases.session import Progress, changed


class ExchangeSteps(QObject):
    """Signals: imported(ImportedForm) when a form has become an own copy."""

    imported = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._parent = parent

    def import_form(self) -> None:
        """Ask for a form and make an own copy of it, off the window's thread."""
        title, filters = self.tr("Import an XLSForm"), self.tr("XLSForms (*.xlsx)")
        path = ask_file(self._parent, title, filters)
        if path is not None:
            folder = free_folder(self._bridge.session, path.stem)
            self._bridge.start(partial(_import, path, folder), self._on_work_done)

    def export_form(
        self, questionnaire: Questionnaire, translations: Sequence[Translation]
    ) -> None:
        """Ask for a place and write a questionnaire there as a form."""
        name = f"{questionnaire.code}-{questionnaire.version}.xlsx"
        title, filters = self.tr("Export as XLSForm"), self.tr("XLSForms (*.xlsx)")
        path = ask_new_file(self._parent, title, filters, Path.home() / name)
        if path is None:
            return
        done = self._bridge.do(export_xlsform, questionnaire, path, translations)
        if done is not None:
            self._bridge.noticed.emit(self.tr("Wrote {name}").format(name=done.name))

    @Slot(object)
    def _on_work_done(self, form: ImportedForm) -> None:
        inside = self._bridge.is_open and form.folder.parent == drafts_folder(self._bridge.session)
        if inside:
            self._bridge.announce(changed(KIND, made=form.folder.name))
            self.imported.emit(form)


def _import(path: Path, folder: Path, _progress: Progress) -> ImportedForm:
    return import_xlsform(path, folder)
