"""The ratings as a card: by country or by questionnaire, as bars or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import RATING_ICONS, space
from ddworkbook.gui.home.rating_bars import RatingBars, severities_of
from ddworkbook.gui.tables.column import Column
from ddworkbook.gui.tables.rows_model import RowsModel
from ddworkbook.gui.tables.table_view import ROW_HEIGHT, TableView
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.card import Card
from ddworkbook.usecases.home import HomePage, RatingCount

MOST_BARS = 10
COUNT_WIDTH_PX = 88


class RatingsCard(Card):
    """Remembers what was chosen while the program runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ratings"), parent)
        self._by_country: Sequence[RatingCount] = ()
        self._by_questionnaire: Sequence[RatingCount] = ()
        self.country_button = self._choice(self.tr("By country"))
        self.questionnaire_button = self._choice(self.tr("By questionnaire"))
        self.table_button = QPushButton(self.tr("As a table"), self)
        self.table_button.setCheckable(True)
        group = QButtonGroup(self)
        group.addButton(self.country_button)
        group.addButton(self.questionnaire_button)
        self.country_button.setChecked(True)
        for button in (self.country_button, self.questionnaire_button, self.table_button):
            self.add_tool(button)
        self.bars = RatingBars(self.tr("Ratings as bars"), self)
        self.model: RowsModel[RatingCount] = RowsModel(self._columns(), self)
        self.table = TableView(self.tr("Ratings as a table"), self)
        self.table.show_model(
            self.model, 0, dict.fromkeys(range(1, len(Severity) + 1), COUNT_WIDTH_PX)
        )
        self._legend = QHBoxLayout()
        self._legend.setSpacing(space(2))
        self.body.addWidget(self.bars)
        self.body.addWidget(self.table)
        self.body.addLayout(self._legend)
        self._connect()

    def show_ratings(self, page: HomePage) -> None:
        """Draw the ratings."""
        self._by_country, self._by_questionnaire = page.by_country, page.by_questionnaire
        self._draw()

    def _connect(self) -> None:
        self.country_button.toggled.connect(self._on_choice_toggled)
        self.table_button.toggled.connect(self._on_choice_toggled)

    @Slot(bool)
    def _on_choice_toggled(self, _checked: bool) -> None:
        self._draw()

    def _draw(self) -> None:
        chosen = self.country_button.isChecked()
        bars = self._by_country if chosen else self._by_questionnaire
        as_table = self.table_button.isChecked()
        self.bars.set_bars(bars[:MOST_BARS])
        self.model.set_rows(bars)
        self.bars.setVisible(not as_table)
        self.table.setVisible(as_table)
        self.table.setFixedHeight((min(len(bars), MOST_BARS) + 1) * ROW_HEIGHT + space(2))
        self._draw_legend(() if as_table else severities_of(bars))

    def _draw_legend(self, severities: Sequence[Severity]) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for severity in severities:
            self._legend.addWidget(RatingBadge(severity))
        self._legend.addStretch(1)

    def _choice(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        return button

    def _columns(self) -> tuple[Column[RatingCount], ...]:
        def count(severity: Severity, bar: RatingCount) -> str:
            return str(dict(bar.counts).get(severity, 0) or "–")

        def number(severity: Severity, bar: RatingCount) -> int:
            return dict(bar.counts).get(severity, 0)

        rated = tuple(
            Column(one.word, partial(count, one), key=partial(number, one), number=True)
            for one in sorted(RATING_ICONS, key=lambda severity: -severity.rank)
        )
        return (Column(self.tr("Assessments of"), lambda bar: bar.label), *rated)
