"""The fields of what is chosen in the outline of an own copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_linter.problem_place import problem_place
from ddworkbook.core.tokens import space
from ddworkbook.gui.questionnaires.edit_cards import places_of, text_cards
from ddworkbook.gui.questionnaires.flag_card import FlagCard
from ddworkbook.gui.questionnaires.place_card import PlaceCard
from ddworkbook.gui.questionnaires.place_field import PlaceField
from ddworkbook.gui.questionnaires.source_card import SourceCard
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.questionnaire_drafts import Draft

# The fields say these themselves.
_AGES = frozenset({"translation-missing", "translation-stale"})


class EditPane(QScrollArea):
    """Signals: text_edited(str, str), translation_edited(str, str), severity_chosen(int, object)
    and sources_chosen(tuple), as the cards say them.
    """

    text_edited = Signal(str, str)
    translation_edited = Signal(str, str)
    severity_chosen = Signal(int, object)
    sources_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Texts"))
        self.cards: list[PlaceCard] = []
        self.sources: SourceCard | None = None
        self._shown: tuple[str, str, str] = ("", "", "")
        self._wanted: QWidget | None = None
        self._title = PlainLabel("", role="title", wrap=True)
        content = QWidget(self)
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(4), space(5), space(5))
        column.setSpacing(space(3))
        column.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(space(3))
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(content)

    def show_code(self, draft: Draft, code: str, title: str, language: str) -> None:
        """Show the texts under a code; fields that are there already stay."""
        questionnaire = draft.questionnaire
        if questionnaire is None:
            self.clear()
            return
        wanted = (draft.name, code, language)
        if wanted != self._shown:
            self._build(questionnaire, code, title, language)
            self._shown = wanted
        translation = draft.translation(language)
        said = {} if translation is None else _said(draft.problems, language)
        places = places_of(questionnaire, code)
        for card in self.cards:
            card.show_places(places, translation)
            for key, field in card.translations.items():
                if key in said:
                    field.say(said[key], danger=True)
        self._show_parts(questionnaire, code)

    def clear(self) -> None:
        """Show nothing; what was typed last is said before."""
        self.flush()
        self.cards, self.sources = [], None
        self._shown = ("", "", "")
        self._title.setText("")
        empty(self._list)

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for card in list(self.cards):
            card.flush()

    def field(self, key: str, translated: bool = False) -> PlaceField | None:
        """Return the field of a text that is shown."""
        for card in self.cards:
            fields = card.translations if translated else card.fields
            if key in fields:
                return fields[key]
        return None

    def take_focus(self, key: str, translated: bool = False) -> None:
        """Put the cursor into the field of a text, else into the first one."""
        field = self.field(key, translated)
        if field is None and self.cards:
            field = next(iter(self.cards[0].fields.values()), None)
        if field is not None:
            field.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._wanted = field
            QTimer.singleShot(0, self, self._on_places_known)

    def _build(self, questionnaire: Questionnaire, code: str, title: str, language: str) -> None:
        self.clear()
        self._title.setText(title)
        self.cards = text_cards(questionnaire, code, language)
        for card in self.cards:
            card.text_edited.connect(self.text_edited)
            card.translation_edited.connect(self.translation_edited)
            if isinstance(card, FlagCard):
                card.severity_chosen.connect(self.severity_chosen)
            self._list.addWidget(card)
        if questionnaire.question(code) is not None and questionnaire.sources:
            self.sources = SourceCard(questionnaire, self.widget())
            self.sources.sources_chosen.connect(self.sources_chosen)
            self._list.addWidget(self.sources)
        self.verticalScrollBar().setValue(0)

    def _show_parts(self, questionnaire: Questionnaire, code: str) -> None:
        question = questionnaire.question(code)
        if question is None:
            return
        if self.sources is not None:
            self.sources.show_sources(question.sources)
        flags = [card for card in self.cards if isinstance(card, FlagCard)]
        for card, flag in zip(flags, question.flags, strict=False):
            card.show_severity(flag.severity)

    @Slot()
    def _on_places_known(self) -> None:
        if self._wanted is not None:
            self.ensureWidgetVisible(self._wanted, 0, space(10))
            self._wanted = None


def _said(problems: tuple[Problem, ...], language: str) -> dict[str, str]:
    """Return what is wrong with translated texts besides their age, by their keys."""
    file = f"translations/{language}.yaml"
    placed = [(problem_place(problem), problem) for problem in problems]
    return {
        place.key: f"{problem.what} {problem.repair}"
        for place, problem in placed
        if place.key and place.file == file and problem.code not in _AGES
    }
