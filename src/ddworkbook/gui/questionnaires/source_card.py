"""Where a question of an own copy comes from: a tick for each source of the questionnaire."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.tokens import space
from ddworkbook.gui.questionnaires.place_words import NAME_PX
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.plain_text import button_text


class SourceCard(Card):
    """Keys with a place behind them, such as "S1 section 4", keep it while they stay ticked.

    Signals: sources_chosen(tuple) with the keys.
    """

    sources_chosen = Signal(object)

    def __init__(self, questionnaire: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Sources"))
        self._cited: tuple[str, ...] = ()
        self.ticks: dict[str, QCheckBox] = {}
        for key, source in questionnaire.sources.items():
            words = ", ".join(part for part in (source.title, source.publisher) if part)
            tick = self.ticks[key] = QCheckBox(button_text(key), self)
            tick.setAccessibleName(f"{key}, {words}")
            tick.setMinimumWidth(NAME_PX)
            tick.clicked.connect(self._on_tick_clicked)
            # A tick box does not wrap its text.
            row = QHBoxLayout()
            row.setSpacing(space(3))
            row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(words, self, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
            self.body.addLayout(row)

    def show_sources(self, cited: tuple[str, ...]) -> None:
        """Tick the sources that are cited."""
        self._cited = cited
        keys = {one.partition(" ")[0] for one in cited}
        for key, tick in self.ticks.items():
            tick.setChecked(key in keys)

    @Slot()
    def _on_tick_clicked(self) -> None:
        self.sources_chosen.emit(self._chosen())

    def _chosen(self) -> tuple[str, ...]:
        ticked = [key for key, tick in self.ticks.items() if tick.isChecked()]
        kept = [one for one in self._cited if one.partition(" ")[0] in ticked]
        known = {one.partition(" ")[0] for one in kept}
        return (*kept, *(key for key in ticked if key not in known))
