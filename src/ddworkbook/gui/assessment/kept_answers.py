"""Answers to questions that are not asked now: greyed, kept, back when they are asked again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ddworkbook.core.answer_text import value_text
from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.card_view import CardView
from ddworkbook.gui.assessment.showing import show_now
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.reference import countries


class KeptAnswers(QFrame):
    """A quiet list below the cards; hidden when there is nothing in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[CardView, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, space(2), 0, 0)
        self._column.setSpacing(space(1))
        self.hide()

    def show_views(self, views: Sequence[CardView]) -> None:
        """Show the answers of these questions."""
        if tuple(views) == self._shown:
            return
        self._shown = tuple(views)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if views:
            title = self.tr("Not asked now; these answers are kept and count for nothing")
            self._column.addWidget(PlainLabel(title, self, wrap=True, role="small"))
        for view in views:
            answer = value_text(view.state.question, view.value, countries())
            line = f"{view.code}  {view.state.question.text}  {answer}"
            self._column.addWidget(PlainLabel(line, self, wrap=True, role="muted"))
            self._column.addWidget(PlainLabel(view.state.why, self, wrap=True, role="small"))
        if views:
            show_now(self)
        else:
            self.hide()
