"""Everything that is wrong with an own copy, live; a click leads to the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_linter.advice import is_advice, obstacles
from ddworkbook.core.questionnaire_linter.problem_place import problem_place
from ddworkbook.core.tokens import space
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.widgets.plain_label import PlainLabel

HEIGHT_PX = space(28)
# One line stands for all texts of a language that nobody translated yet.
MISSING = "translation-missing"


class FindingList(QFrame):
    """What keeps an edition from being saved stands first, texts without translation last.

    Signals: finding_chosen(Problem) when a line is clicked, or Enter is pressed on it.
    """

    finding_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._count = PlainLabel("", self, role="heading")
        self.model = LinesModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Problems"))
        self.view.setFixedHeight(HEIGHT_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(2), space(5), space(3))
        column.setSpacing(space(2))
        column.addWidget(self._count)
        column.addWidget(self.view)
        self.view.clicked.connect(self._on_view_chosen)
        self.view.activated.connect(self._on_view_chosen)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems, unless they are there already."""
        faults = obstacles(problems)
        care = [problem for problem in problems if is_advice(problem)]
        missing = [problem for problem in care if problem.code == MISSING]
        firsts = {problem_place(one).file: one for one in reversed(missing)}
        wanted = (*faults, *(one for one in care if one.code != MISSING), *firsts.values())
        self._count.setText(self._words(len(faults), len(wanted) - len(faults)))
        counts = Counter(problem_place(problem).file for problem in missing)
        lines = [(str(number), self._line(one, counts)) for number, one in enumerate(wanted)]
        if lines == self.model.lines():
            return
        self._problems = wanted
        self.model.set_lines(lines)
        self.view.setVisible(bool(wanted))

    def _words(self, faults: int, advice: int) -> str:
        if not faults and not advice:
            return self.tr("Nothing is wrong. It can be saved as an edition.")
        if not faults:
            return self.tr("%n pieces of advice. It can be saved as an edition.", "", advice)
        words = self.tr("%n problems to repair before it can be saved", "", faults)
        more = self.tr("%n pieces of advice", "", advice)
        return f"{words}, {more}." if advice else f"{words}."

    def _line(self, problem: Problem, missing: Mapping[str, int]) -> str:
        if problem.code == MISSING:
            file = problem_place(problem).file
            words = self.tr("Advice: {file}: %n texts are not translated yet; this leads to one.",
                            "", missing[file])  # fmt: skip
            return words.format(file=file)
        kind = self.tr("Advice") if is_advice(problem) else self.tr("Problem")
        return f"{kind}: {problem.sentence}"

    @Slot(QModelIndex)
    def _on_view_chosen(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(self._problems[int(str(index.data(ROW_ROLE)))])
