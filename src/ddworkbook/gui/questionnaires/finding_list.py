"""Everything that is wrong with an own copy, live; a click leads to the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_linter.advice import is_advice, obstacles
from ddworkbook.core.questionnaire_linter.problem_place import problem_place
from ddworkbook.core.tokens import space
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.widgets.plain_label import PlainLabel

HEIGHT_PX = space(28)
MOST_MEASURED = 8
# One line stands for all texts of a language that nobody translated yet.
MISSING, STALE = "translation-missing", "translation-stale"


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
        self.view.setVisible(bool(lines))
        if lines == self.model.lines():
            return
        self._problems = wanted
        self.model.set_lines(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the lines need at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines, up to a limit."""
        heights = [self.view.sizeHintForIndex(self.model.index(row)).height()
                   for row in range(min(self.model.rowCount(), MOST_MEASURED))]  # fmt: skip
        self.view.setFixedHeight(min(sum(heights) + space(2), HEIGHT_PX))

    def _words(self, faults: int, advice: int) -> str:
        more = self.tr("1 piece of advice") if advice == 1 else self.tr("{count} pieces of advice")
        more = more.format(count=advice)
        if faults:
            words = self.tr("{count} problems to repair before it can be saved")
            if faults == 1:
                words = self.tr("1 problem to repair before it can be saved")
            words = words.format(count=faults)
            return f"{words}, {more}." if advice else f"{words}."
        if advice:
            return self.tr("{more}. It can be saved as an edition.").format(more=more)
        return self.tr("Nothing is wrong. It can be saved as an edition.")

    def _line(self, problem: Problem, missing: Mapping[str, int]) -> str:
        place = problem_place(problem)
        if problem.code == MISSING:
            words = self.tr("Advice: {file}, not translated yet: {count}. This leads to the first.")
            return words.format(file=place.file, count=missing[place.file])
        if problem.code == STALE:
            words = self.tr("Advice: {file}, {key}: the text was changed since its translation.")
            return words.format(file=place.file, key=place.key)
        kind = self.tr("Advice") if is_advice(problem) else self.tr("Problem")
        return f"{kind}: {problem.sentence}"

    @Slot(QModelIndex)
    def _on_view_chosen(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(self._problems[int(str(index.data(ROW_ROLE)))])
