"""A flag of an own copy: how grave it is, and its texts."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ddworkbook.core.questionnaire import FlagRule, Questionnaire
from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import space
from ddworkbook.gui.questionnaires.place_card import PlaceCard
from ddworkbook.gui.questionnaires.place_words import NAME_PX
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.gui.widgets.form_fields import ChoiceField
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.questionnaire_words import rule_in_words

GRADES = tuple(one for one in Severity if one is not Severity.NONE)


class FlagCard(PlaceCard):
    """Signals: severity_chosen(int, object) with the number of the flag and the Severity."""

    severity_chosen = Signal(int, object)

    def __init__(
        self,
        number: int,
        questionnaire: Questionnaire,
        flag: FlagRule,
        language: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", language, parent)
        self.set_title(self.tr("Flag {number}").format(number=number))
        self._number = number
        self.grade = ChoiceField(self)
        self.grade.setAccessibleName(self.tr("How grave, flag {number}").format(number=number))
        for severity in GRADES:
            self.grade.addItem(severity.word, severity)
        self.badge = RatingBadge(flag.severity, self)
        label = PlainLabel(self.tr("How grave"), self, role="muted")
        label.setFixedWidth(NAME_PX)
        label.setBuddy(self.grade)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        for widget in (label, self.grade, self.badge):
            row.addWidget(widget)
        row.addStretch(1)
        rule = rule_in_words(questionnaire, flag.when)
        words = PlainLabel(self.tr("when {rule}").format(rule=rule), self, wrap=True, role="small")
        self.body.insertWidget(0, words)
        self.body.insertLayout(1, row)
        self.show_severity(flag.severity)
        self.grade.activated.connect(self._on_grade_activated)

    def show_severity(self, severity: Severity) -> None:
        """Show how grave it is."""
        self.grade.setCurrentIndex(GRADES.index(severity))
        self.badge.set_severity(severity)

    @Slot(int)
    def _on_grade_activated(self, at: int) -> None:
        self.severity_chosen.emit(self._number, GRADES[at])
