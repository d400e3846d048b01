"""Says what an export will hold before anything is written."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.formats.document_words import size_in_words
from ddworkbook.gui.sign_off_words import fingerprint_lines
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.exporting import ExportPlan


class ContentCard(Card):
    """Drafts are said to be drafts, as every page of theirs will."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("What will be in it"))
        self.draft = Banner(parent=self)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(space(4))
        self._facts.setVerticalSpacing(space(2))
        self.body.addWidget(self.draft)
        self.body.addLayout(self._facts)

    def show_content(self, page: AssessmentPage, plan: ExportPlan) -> None:
        """Show what an export of this assessment will hold."""
        while self._facts.rowCount():
            self._facts.removeRow(0)
        draft = self.tr(
            "This is not signed yet. Every page and every sheet will be marked DRAFT, and nobody "
            "can prove later that it was not changed."
        )
        self.draft.show_message("warn", draft if plan.is_draft else "")
        picture = page.walkthrough
        facts = [
            (self.tr("Assessment"), page.title),
            (self.tr("Revision"), str(page.revision)),
            (self.tr("Decision"), page.decision.label if page.decision is not None else ""),
            (
                self.tr("Questions"),
                self.tr("{asked} asked, {answered} answered").format(
                    asked=picture.asked, answered=picture.answered
                ),
            ),
            (self.tr("Flags"), str(len(picture.flags))),
            (self.tr("Actions"), str(len(page.actions))),
            (self.tr("Evidence"), self._evidence(plan)),
            (self.tr("Signatures"), ", ".join(one.name for one in page.signatures)),
            (self.tr("Fingerprint"), fingerprint_lines(page.fingerprint)),
        ]
        for label, text in facts:
            if text:
                value = PlainLabel(text, wrap=True, selectable=True)
                self._facts.addRow(PlainLabel(label, role="muted"), value)
        self._facts.insertRow(
            2, PlainLabel(self.tr("Rating"), role="muted"), RatingBadge(page.rating)
        )

    def _evidence(self, plan: ExportPlan) -> str:
        if not plan.evidence_files:
            return self.tr("none")
        size = size_in_words(plan.evidence_bytes)
        return self.tr("{number} in the pack, {size}").format(number=plan.evidence_files, size=size)
