"""The side panel: everything about the question in hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.card_view import CardView
from ddworkbook.gui.assessment.evidence_block import EvidenceBlock
from ddworkbook.gui.assessment.notes_block import NotesBlock
from ddworkbook.gui.assessment.question_blocks import (
    flag_blocks,
    guidance_block,
    history_block,
    source_block,
)
from ddworkbook.gui.assessment.side_block import SideBlock
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.history_views import HistoryLine


class SidePanel(QFrame):
    """Shows one question; what is shown already is not built again.

    Signals: evidence_requested(str) with a code; evidence_step_requested(EvidenceStep);
    dates_edited(EvidenceDates); resolve_requested(str) with a note's id.
    """

    evidence_requested = Signal(str)
    evidence_step_requested = Signal(object)
    dates_edited = Signal(object)
    resolve_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName(self.tr("About the question in hand"))
        self._shown: object = None
        self.evidence: EvidenceBlock | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_question(
        self,
        page: AssessmentPage,
        view: CardView,
        history: Sequence[HistoryLine],
        read_only: bool,
        expiry: Mapping[str, str],
    ) -> None:
        """Show everything about a question; `expiry` is "expired" or "soon" by id of evidence."""
        wanted = (page.id, view, tuple(history), read_only, dict(expiry))
        if wanted == self._shown:
            return
        same = isinstance(self._shown, tuple) and self._shown[1].code == view.code
        height = self._scroll.verticalScrollBar().value() if same else 0
        self._shown = wanted
        content = QWidget(self)
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(space(4), space(4), space(4), space(5))
        column.setSpacing(space(4))
        column.addWidget(PlainLabel(view.code, content, role="title"))
        for block in self._blocks(page, view, history, read_only, expiry, content):
            column.addWidget(block)
        column.addStretch(1)
        self._replace(content)
        self._scroll.verticalScrollBar().setValue(height)

    def is_about(self, code: str) -> bool:
        """Return True while this question is shown."""
        return isinstance(self._shown, tuple) and bool(self._shown[1].code == code)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.evidence = None
        empty = QWidget(self)
        empty.setObjectName("page")
        self._replace(empty)

    def _replace(self, content: QWidget) -> None:
        """Show other content; the old goes later, as one of its buttons may be at work now."""
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._scroll.setWidget(content)

    def _blocks(
        self,
        page: AssessmentPage,
        view: CardView,
        history: Sequence[HistoryLine],
        read_only: bool,
        expiry: Mapping[str, str],
        parent: QWidget,
    ) -> Iterator[SideBlock]:
        state = view.state
        if view.notes:
            notes = NotesBlock(view.notes, read_only, parent)
            notes.resolve_requested.connect(self.resolve_requested)
            yield notes
        yield from flag_blocks(state.flags, parent)
        yield from guidance_block(state, parent)
        if state.question.asks:
            self.evidence = EvidenceBlock(view, read_only, expiry, parent)
            self.evidence.add_requested.connect(self.evidence_requested)
            self.evidence.step_requested.connect(self.evidence_step_requested)
            self.evidence.dates_edited.connect(self.dates_edited)
            yield self.evidence
        yield from history_block(history, parent)
        yield from source_block(state.question, state.flags, page.questionnaire, parent)
