"""What a triage would have said, to be tried with a questionnaire that asks after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question
from ddworkbook.core.tokens import space
from ddworkbook.gui.editors.base import Editor
from ddworkbook.gui.editors.registry import make_editor
from ddworkbook.gui.widgets.plain_label import PlainLabel

WIDTH_PX = space(82)


class TryFacts(QScrollArea):
    """Signals: fact_given(str, object) with the code and the value."""

    fact_given = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Facts"))
        self.editors: dict[str, Editor] = {}

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Offer these questions, unanswered; hidden when there are none."""
        self.editors = {}
        content = QWidget(self)
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(space(2), space(4), space(4), space(5))
        column.setSpacing(space(2))
        column.addWidget(PlainLabel(self.tr("What the triage would say"), content, role="heading"))
        for question in questions:
            editor = self.editors[question.code] = make_editor(question, content)
            editor.edited.connect(partial(self._say, question.code))
            words = f"{question.code}  {question.text}"
            label = PlainLabel(words, content, wrap=True, role="muted")
            label.setBuddy(editor.first_field())
            column.addSpacing(space(2))
            column.addWidget(label)
            column.addWidget(editor)
        column.addStretch(1)
        self.setWidget(content)
        self.setVisible(bool(questions))

    def _say(self, code: str, value: JsonValue) -> None:
        self.fact_given.emit(code, value)
