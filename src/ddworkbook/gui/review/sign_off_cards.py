"""The decision, the signatures and the frozen records of an assessment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.icons import icon
from ddworkbook.gui.sign_off_words import (
    fingerprint_lines,
    short_meaning,
    signer_words,
    when,
)
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.assessment_views import (
    AssessmentPage,
    RevisionLine,
    SignatureLine,
    WantedSignature,
)


class DecisionCard(Card):
    """What was decided, by whom, why, and when to look again. Hidden in drafts."""

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the decision on the current revision."""
        empty(self.body)
        decision = page.decision
        self.setVisible(decision is not None)
        if decision is None:
            return
        self.set_title(self.tr("Decision: {label}").format(label=decision.label))
        who = ", ".join(
            part for part in (decision.decided_by_name, when(decision.decided_at)) if part
        )
        self.body.addWidget(PlainLabel(who, wrap=True, role="small"))
        if decision.reason:
            self.body.addWidget(PlainLabel(decision.reason, wrap=True, selectable=True))
        due = self.tr("To be looked at again by {day}").format(day=when(decision.review_due))
        if decision.review_due:
            self.body.addWidget(PlainLabel(due, wrap=True))


class SignaturesCard(Card):
    """Signatures given and still wanted, and the fingerprint that they are over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Signatures"), parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(3))
        self.body.addLayout(self._lines)
        self._heading = PlainLabel(self.tr("Fingerprint of the record"), role="heading")
        self._fingerprint = PlainLabel("", wrap=True, selectable=True)
        self.copy_button = QPushButton(icon("copy", "accent"), self.tr("Copy fingerprint"), self)
        self.copy_button.setProperty("role", "quiet")
        self.copy_button.clicked.connect(self._on_copy_clicked)
        for widget in (self._heading, self._fingerprint):
            self.body.addWidget(widget)
        self.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the signatures of the current revision. Hidden until there is a record."""
        empty(self._lines)
        given = [wanted.given for wanted in page.wanted_signatures if wanted.given is not None]
        for line in (*given, *(one for one in page.signatures if one not in given)):
            self._lines.addLayout(self._given(line))
        for wanted in page.wanted_signatures:
            if wanted.given is None:
                self._lines.addLayout(self._wanted(wanted))
        self._fingerprint.setText(fingerprint_lines(page.fingerprint))
        self._fingerprint.setAccessibleName(page.fingerprint)
        self.setVisible(bool(page.fingerprint))

    def _given(self, line: SignatureLine) -> QHBoxLayout:
        mark = (
            StatusChip(self.tr("verifies"), "ok")
            if line.holds
            else StatusChip(self.tr("does not verify"), "error")
        )
        who = signer_words(line.name, line.role, line.organisation)
        told = self.tr("{time} · key {key}").format(time=when(line.signed_at), key=line.key_id)
        return _signature(short_meaning(line.meaning), who, told, mark)

    def _wanted(self, wanted: WantedSignature) -> QHBoxLayout:
        told = wanted.refusal or self.tr("You can give it now.")
        mark = StatusChip(self.tr("wanted"), "info")
        return _signature(short_meaning(wanted.meaning), wanted.rank, told, mark)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._fingerprint.accessibleName())


class RevisionsCard(Card):
    """Every frozen record of the assessment. Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Revisions"), parent)

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show the records, the newest first."""
        empty(self.body)
        self.setVisible(bool(page.revisions))
        for line in sorted(page.revisions, key=lambda one: -one.revision):
            self.body.addLayout(self._revision(line))

    def _revision(self, line: RevisionLine) -> QHBoxLayout:
        state = self.tr("signed") if line.signed else self.tr("not signed")
        title = self.tr("Revision {number}: {decision}").format(
            number=line.revision, decision=line.decision_label
        )
        told = f"{when(line.frozen_at)} · {state} · {line.fingerprint[:8]}…"
        row = _two_lines(title, told)
        row.addWidget(RatingBadge(line.rating), 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def _signature(meaning: str, who: str, told: str, mark: StatusChip) -> QHBoxLayout:
    row = _two_lines(f"{meaning}: {who}", told)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _two_lines(first: str, second: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(first, wrap=True))
    words.addWidget(PlainLabel(second, wrap=True, role="small"))
    row = QHBoxLayout()
    row.setSpacing(space(2))
    row.addLayout(words, 1)
    return row
