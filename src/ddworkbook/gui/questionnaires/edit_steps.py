"""The steps of an own copy that ask something first: a language, a version, whether to remove."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.language_dialog import LanguageDialog
from ddworkbook.gui.dialogs.save_edition_dialog import SaveEditionDialog
from ddworkbook.usecases.questionnaire_drafts import Draft, open_draft, remove_draft
from ddworkbook.usecases.questionnaire_editing import add_language, proposed_version, save_edition


class EditSteps(QObject):
    """Asks over the widget that it belongs to."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._parent = parent

    def add_language(self, draft: Draft) -> str:
        """Ask for a language and add it; return its tag, or ""."""
        session = self._bridge.session

        def submit(tag: str) -> str:
            return attempt(self._bridge, add_language, session, draft.name, tag)

        return LanguageDialog.ask(submit, self._parent)

    def save(self, draft: Draft) -> bool:
        """Show what changed, ask for the version and save the edition; return True when saved."""
        session = self._bridge.session
        now = self._bridge.do(open_draft, session, draft.name)
        if now is None:
            return False
        version = self._bridge.do(proposed_version, session, now)
        if version is None:
            return False

        def submit(typed: str) -> str:
            return attempt(self._bridge, save_edition, session, draft.name, typed)

        lines = [difference.sentence for difference in now.differences]
        saved = SaveEditionDialog.ask(version, lines, submit, self._parent)
        if saved:
            self._bridge.noticed.emit(self.tr("Saved. New assessments ask this edition."))
        return saved

    def remove(self, draft: Draft) -> bool:
        """Ask whether to remove a copy, and do so; return True when it is gone."""
        words = self.tr("Remove the copy “{name}” with everything that was changed in it? Editions "
                        "that were saved from it stay.").format(name=draft.name)  # fmt: skip
        box = QMessageBox(
            QMessageBox.Icon.Question, self.tr("Remove the copy"), "", parent=self._parent
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        gone = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is not gone:
            return False
        return self._bridge.do(remove_draft, self._bridge.session, draft.name) is not None
