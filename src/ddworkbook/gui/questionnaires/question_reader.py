"""One question as a card to read: what is asked, of whom, when, what flags it raises, and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.questionnaire import FlagRule, Question, Questionnaire, Who
from ddworkbook.core.tokens import space
from ddworkbook.gui.widgets.badge import RatingBadge, StatusChip
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.fact_rows import FactRows
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.usecases.questionnaire_words import asked_when, rule_in_words


def question_card(questionnaire: Questionnaire, question: Question) -> Card:
    """Return the card of a question."""
    card = Card(f"{question.code}  {question.text}")
    card.add_tool(StatusChip(_type_words(question)))
    rows = FactRows()
    rows.add(_tr("When"), asked_when(questionnaire, question))
    rows.add(_tr("Who answers"), _who(question.who))
    rows.add(_tr("Choices"), " · ".join(choice.label for choice in question.choices))
    rows.add(_tr("Columns"), " · ".join(column.label for column in question.columns))
    if question.calculate is not None:
        rows.add(_tr("Worked out as"), rule_in_words(questionnaire, question.calculate))
    rows.add(_tr("Guidance"), question.guidance)
    rows.add(_tr("Evidence"), question.evidence)
    rows.add(_tr("Action"), question.action)
    if question.flags:
        rows.add_widget(_tr("Flags"), _flags(questionnaire, question.flags))
    rows.add(_tr("Sources"), _sources(questionnaire, question.sources))
    card.body.addWidget(rows)
    return card


def searched_text(question: Question) -> str:
    """Return everything of a question that is searched."""
    labels = [choice.label for choice in question.choices]
    reasons = [flag.reason for flag in question.flags]
    parts = [question.code, question.text, question.guidance, question.evidence, *labels, *reasons]
    return " ".join(parts)


def _flags(questionnaire: Questionnaire, flags: tuple[FlagRule, ...]) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    for flag in flags:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(RatingBadge(flag.severity), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(flag.reason, wrap=True))
        rule = _tr("when {rule}").format(rule=rule_in_words(questionnaire, flag.when))
        words.addWidget(PlainLabel(rule, wrap=True, role="small"))
        row.addLayout(words, 1)
        column.addLayout(row)
    return widget


def _sources(questionnaire: Questionnaire, keys: tuple[str, ...]) -> str:
    lines = []
    for key in keys:
        source = questionnaire.sources.get(key.partition(" ")[0])
        if source is None:
            lines.append(key)
        else:
            parts = (source.title, source.publisher, source.dated)
            lines.append(", ".join(part for part in parts if part))
    return "\n".join(lines)


def _type_words(question: Question) -> str:
    return question.type.value.replace("-", " ").capitalize()


def _who(who: Who) -> str:
    words = {
        Who.PARTNER: _tr("The partner"),
        Who.LEAD: _tr("The lead"),
        Who.RESEARCH_OFFICE: _tr("The research office"),
    }
    return words[who]


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionReader", text)
