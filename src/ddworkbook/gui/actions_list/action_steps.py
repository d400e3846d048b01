"""What can be done with an action, wherever it is shown in a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ddworkbook.core.action import Action
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.action_dialog import NEW, ActionDialog
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog, ReasonWords
from ddworkbook.usecases.actions import add_action, change_action, close_action, reopen_action
from ddworkbook.usecases.assessment_views import AssessmentRow


class ActionSteps(QObject):
    """Asks what has to be asked; dialogs stay open while they are refused."""

    def __init__(self, bridge: Bridge, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._over = bridge, over

    def add(self, assessments: Sequence[AssessmentRow]) -> None:
        """Ask for an action in one of these assessments and add it."""
        session = self._bridge.session

        def keep(said: Action) -> str:
            return attempt(
                self._bridge,
                add_action,
                session,
                said.assessment,
                said.text,
                kind=said.kind,
                owner=said.owner,
                due_on=said.due_on,
            )

        places = [(row.id, row.title) for row in assessments]
        ActionDialog.ask(NEW, keep, self._over, places)

    def change(self, action: Action) -> None:
        """Let an action be changed."""
        session = self._bridge.session

        def keep(said: Action) -> str:
            return attempt(self._bridge, change_action, session, said)

        ActionDialog.ask(action, keep, self._over)

    def close(self, action: Action) -> None:
        """Ask what was done and close the action."""
        words = ReasonWords(
            self.tr("Done"),
            action.text,
            self.tr("&What was done"),
            self.tr("&Done"),
            self.tr("Say what was done and when."),
        )
        session = self._bridge.session

        def keep(note: str) -> str:
            return attempt(self._bridge, close_action, session, action.id, note)

        ReasonDialog.ask(words, keep, self._over)

    def reopen(self, action: Action) -> None:
        """Open an action again."""
        self._bridge.do(reopen_action, self._bridge.session, action.id)
