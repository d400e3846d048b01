"""A card of texts to be typed, a line for each, with a column for another language beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ddworkbook.core.edition_editing import TextPlace
from ddworkbook.core.tokens import space
from ddworkbook.core.translation import Translation
from ddworkbook.gui.questionnaires.place_field import PlaceField, show_translation
from ddworkbook.gui.questionnaires.place_words import NAME_PX, is_one_line, place_words
from ddworkbook.gui.widgets.card import Card
from ddworkbook.gui.widgets.plain_label import PlainLabel


class PlaceCard(Card):
    """Signals: text_edited(str, str) with the key of a place and what was typed there;
    translation_edited(str, str) the same in the other language.
    """

    text_edited = Signal(str, str)
    translation_edited = Signal(str, str)

    def __init__(self, title: str, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._language = language
        self.fields: dict[str, PlaceField] = {}
        self.translations: dict[str, PlaceField] = {}
        self._places: dict[str, TextPlace] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(3))
        self._grid.setColumnMinimumWidth(0, NAME_PX)
        for column in (1, 2) if language else (1,):
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)

    def set_places(self, places: Sequence[TextPlace]) -> None:
        """Make a line for each place."""
        for place in places:
            name = place_words(place)
            label = PlainLabel(name, self, wrap=True, role="muted")
            label.setFixedWidth(NAME_PX)
            field = PlaceField(f"{name}, {place.key}", is_one_line(place), self)
            field.text_edited.connect(partial(self._say_text, place.key))
            label.setBuddy(field.field)
            row = len(self.fields)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            self.fields[place.key] = field
            if self._language:
                self._add_translation(place, name, row)
        self.show_places(places, None)

    def show_places(
        self,
        places: Sequence[TextPlace],
        translation: Translation | None,
        problems: Mapping[str, str] | None = None,
    ) -> None:
        """Show how the texts stand now; what somebody is typing stays."""
        for place in places:
            field = self.fields.get(place.key)
            if field is None:
                continue
            self._places[place.key] = place
            field.show_text(place.text)
            said = (problems or {}).get(place.key, "")
            field.say(said, danger=bool(said))
            if place.key in self.translations and translation is not None:
                show_translation(
                    self.translations[place.key], place.text, translation.texts.get(place.key)
                )

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for field in (*self.fields.values(), *self.translations.values()):
            field.flush()

    def _add_translation(self, place: TextPlace, name: str, row: int) -> None:
        named = f"{name}, {place.key}, {self._language}"
        field = PlaceField(named, is_one_line(place), self)
        field.text_edited.connect(partial(self.translation_edited.emit, place.key))
        field.confirmed.connect(partial(self.translation_edited.emit, place.key))
        self._grid.addWidget(field, row, 2, Qt.AlignmentFlag.AlignTop)
        self.translations[place.key] = field

    def _say_text(self, key: str, text: str) -> None:
        """Say what was typed, unless the text is needed and there is none."""
        place = self._places[key]
        if text == place.text.strip():
            self.fields[key].say("")
        elif not text and place.needed:
            words = self.tr("This text may not be empty; the copy keeps what was there.")
            self.fields[key].say(words, danger=True)
        else:
            self.text_edited.emit(key, text)
