"""Takes the steps of review and sign-off: asks what has to be asked, and calls the use cases."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ddworkbook.core.action import Action
from ddworkbook.core.states import Step
from ddworkbook.core.walkthrough import Flag
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.action_dialog import NEW, ActionDialog
from ddworkbook.gui.dialogs.approve_dialog import Approval, ApproveDialog
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog, ReasonWords
from ddworkbook.gui.dialogs.sign_dialog import SignDialog, Signing
from ddworkbook.usecases.actions import add_action, change_action
from ddworkbook.usecases.assessment_views import AssessmentPage, Note
from ddworkbook.usecases.reviewing import (
    add_note,
    approve,
    default_review_due,
    request_changes,
    resolve_note,
    submit,
)
from ddworkbook.usecases.signing import amend, sign


class ReviewSteps(QObject):
    """Works on the assessment that was given last. Dialogs stay open while they are refused."""

    def __init__(self, bridge: Bridge, over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._over = bridge, over
        self._page: AssessmentPage | None = None

    def use(self, page: AssessmentPage) -> None:
        """Work on this assessment from now on."""
        self._page = page

    @property
    def _id(self) -> str:
        return self._page.id if self._page is not None else ""

    def take(self, step: Step) -> None:
        """Take a step, asking for what it needs."""
        ways = {
            Step.SUBMIT: self._submit,
            Step.REQUEST_CHANGES: self._request_changes,
            Step.APPROVE: self._approve,
            Step.SIGN: self._sign,
            Step.AMEND: self._amend,
        }
        ways[step]()

    def add_note(self, code: str, text: str) -> bool:
        """Add a note on a question, or on the whole for ""; True when it was stored."""
        done = self._bridge.do(add_note, self._bridge.session, self._id, text, code)
        return done is not None

    @Slot(object)
    def settle_note(self, note: Note) -> None:
        """Ask for an answer to a note and settle it."""
        words = ReasonWords(
            self.tr("Answer and settle"),
            note.text,
            self.tr("&Answer (optional)"),
            self.tr("&Settle"),
        )
        session, id_ = self._bridge.session, self._id

        def settle(reply: str) -> str:
            return attempt(self._bridge, resolve_note, session, id_, note.id, reply)

        ReasonDialog.ask(words, settle, self._over)

    @Slot(object)
    def agree_action_of(self, flag: Flag) -> None:
        """Take over the action that a flag suggests."""
        session = self._bridge.session
        self._bridge.do(add_action, session, self._id, flag.action, question=flag.question)

    @Slot()
    def add_action(self) -> None:
        """Ask for an action and add it."""
        session, id_ = self._bridge.session, self._id

        def add(said: Action) -> str:
            return attempt(
                self._bridge,
                add_action,
                session,
                id_,
                said.text,
                kind=said.kind,
                owner=said.owner,
                due_on=said.due_on,
            )

        ActionDialog.ask(NEW, add, self._over)

    @Slot(object)
    def change_action(self, action: Action) -> None:
        """Let an action be changed."""
        session = self._bridge.session

        def change(said: Action) -> str:
            return attempt(self._bridge, change_action, session, said)

        ActionDialog.ask(action, change, self._over)

    def _submit(self) -> None:
        done = self._bridge.do(submit, self._bridge.session, self._id)
        if done is not None:
            self._bridge.noticed.emit(self.tr("Submitted: somebody else reviews it now."))

    def _request_changes(self) -> None:
        words = ReasonWords(
            self.tr("Request changes"),
            self.tr("The assessment goes back to whoever prepares it, together with your notes."),
            self.tr("&What to change"),
            self.tr("&Send back"),
            self.tr("Say what to change."),
        )
        session, id_ = self._bridge.session, self._id

        def send_back(message: str) -> str:
            return attempt(self._bridge, request_changes, session, id_, message)

        ReasonDialog.ask(words, send_back, self._over)

    def _approve(self) -> None:
        session, page = self._bridge.session, self._page
        due = self._bridge.do(default_review_due, session, self._id)
        if page is None or due is None:
            return

        def decide(said: Approval) -> str:
            return attempt(
                self._bridge,
                approve,
                session,
                page.id,
                said.decision,
                reason=said.reason,
                conditions=said.conditions,
                review_due=said.review_due,
            )

        ApproveDialog.ask(page, due, decide, self._over)

    def _sign(self) -> None:
        session, page = self._bridge.session, self._page
        if page is None or session.me is None:
            return

        def give(said: Signing) -> str:
            return attempt(self._bridge, sign, session, page.id, said.meaning, said.passphrase)

        if SignDialog.ask(page, session.me, give, self._over):
            self._bridge.noticed.emit(self.tr("Signed."))

    def _amend(self) -> None:
        words = ReasonWords(
            self.tr("Amend"),
            self.tr(
                "The signed record stays as it is, for ever. The answers are opened again as the "
                "next revision, which is reviewed and signed anew."
            ),
            self.tr("&Why it is opened again"),
            self.tr("&Open next revision"),
            self.tr("Say why it is opened again."),
        )
        session, id_ = self._bridge.session, self._id

        def open_again(reason: str) -> str:
            return attempt(self._bridge, amend, session, id_, reason)

        ReasonDialog.ask(words, open_again, self._over)
