"""Why the whole stands as it does: rating, depth, decisions and scores, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.explain import explain_decision, explain_score
from ddworkbook.core.states import Step
from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.side_block import SideBlock
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.assessment_views import AssessmentPage

HIGHEST_PX = space(60)


class WhyPanel(QScrollArea):
    """Signals: triage_requested() to take the depth from there, depth_requested() to choose it.

    It is as high as what it says, within limits.
    """

    triage_requested = Signal()
    depth_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Why"))
        self._shown: object = None
        self.depth_button: QPushButton | None = None
        self.triage_button: QPushButton | None = None
        self.hide()

    def show_assessment(self, page: AssessmentPage) -> None:
        """Say why this assessment stands as it does; the same is not built again."""
        closed = bool(page.refusal(Step.ANSWER))
        walk = page.walkthrough
        figures = (walk.rating_reasons, walk.scores, walk.decisions)
        depth = (page.depth_label, page.depth_reasons, page.triage)
        wanted = (page.id, page.rating, figures, depth, closed)
        if wanted == self._shown:
            return
        self._shown = wanted
        content = QWidget(self)
        content.setObjectName("page")
        row = QHBoxLayout(content)
        row.setContentsMargins(space(5), space(3), space(5), space(4))
        row.setSpacing(space(6))
        columns = (_rating(page, content), self._depth(page, content, closed))
        for blocks in (*columns, _figures(page, content)):
            column = QVBoxLayout()
            column.setSpacing(space(3))
            for block in blocks:
                column.addWidget(block)
            if column.count():
                column.addStretch(1)
                row.addLayout(column, 1)
        # The old goes later: one of its buttons may be at work now.
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(content)
        self.fit()

    def fit(self) -> None:
        """Take the height of what is said, within limits."""
        content = self.widget()
        if content is not None:
            needed = content.heightForWidth(max(self.viewport().width(), space(100)))
            self.setFixedHeight(min(max(needed, space(10)), HIGHEST_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let lines wrap anew."""
        super().resizeEvent(event)
        self.fit()

    def text(self) -> str:
        """Return everything that is said, line by line."""
        content = self.widget()
        labels = content.findChildren(PlainLabel) if content is not None else []
        return "\n".join(label.text() for label in labels)

    def _depth(self, page: AssessmentPage, parent: QWidget, closed: bool) -> Iterator[SideBlock]:
        if not page.questionnaire.depths:
            return
        depth = _block(self.tr("Depth {label}").format(label=page.depth_label), (), parent)
        for line in page.depth_reasons:
            depth.add_line(f"• {line}")
        if not closed:
            depth.add_widget(self._steps(page, depth))
        yield depth

    def _steps(self, page: AssessmentPage, parent: QWidget) -> QWidget:
        steps = QWidget(parent)
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self.depth_button = QPushButton(self.tr("Choose another depth…"), steps)
        self.depth_button.clicked.connect(self.depth_requested)
        row.addWidget(self.depth_button)
        if page.triage:
            self.triage_button = QPushButton(self.tr("Take the depth from the triage"), steps)
            self.triage_button.clicked.connect(self.triage_requested)
            row.addWidget(self.triage_button)
        row.addStretch(1)
        return steps


def _rating(page: AssessmentPage, parent: QWidget) -> Iterator[SideBlock]:
    words = QCoreApplication.translate("WhyPanel", "Rating {word}")
    reasons = page.walkthrough.rating_reasons
    yield _block(words.format(word=page.rating.word), reasons, parent)


def _figures(page: AssessmentPage, parent: QWidget) -> Iterator[SideBlock]:
    for score in page.walkthrough.scores:
        title, *lines = explain_score(score)
        yield _block(title, lines, parent, "small")
    for decision in page.walkthrough.decisions:
        title, *lines = explain_decision(decision)
        yield _block(title, lines, parent, "small")


def _block(title: str, lines: Sequence[str], parent: QWidget, role: str = "") -> SideBlock:
    block = SideBlock(title, parent)
    for line in lines:
        block.add_line(f"• {line}", role)
    return block
