"""The cards of one section, below each other; kept in place while answers change what is asked."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ddworkbook.core.tokens import space
from ddworkbook.gui.assessment.card_view import CardView, SectionView
from ddworkbook.gui.assessment.kept_answers import KeptAnswers
from ddworkbook.gui.assessment.question_card import INDENT_PX, QuestionCard
from ddworkbook.gui.assessment.section_head import SectionHead
from ddworkbook.gui.assessment.showing import show_now
from ddworkbook.gui.widgets.plain_label import PlainLabel

WIDEST_PX = space(215)
# Cards that are built before a section is shown: more than the screen holds of most.
FIRST_CARDS = 5
AT_ONCE_CARDS = 2


class CardColumn(QScrollArea):
    """Builds the cards of the section that is shown, and of no other; those below when idle.

    Signals: edited(Edit), card_chosen(str), evidence_requested(str), files_dropped(str, tuple),
    confirm_requested(str) and reopen_requested(str) as the cards say them.
    """

    edited = Signal(object)
    card_chosen = Signal(str)
    evidence_requested = Signal(str)
    files_dropped = Signal(str, object)
    confirm_requested = Signal(str)
    reopen_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Questions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards: dict[str, QuestionCard] = {}
        self._views: dict[str, CardView] = {}
        self._read_only = False
        self._section = ""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle_timeout)
        self.head = SectionHead()
        self._kept = KeptAnswers()
        self._lay_out()

    def show_section(self, section: SectionView, read_only: bool, current: str) -> None:
        """Show the asked questions of a section; cards that are there already stay."""
        code = section.section.code
        new_section = code != self._section
        if new_section:
            self.clear()
            self._section = code
        height = self._height_of(current)
        self.head.show_section(section, read_only)
        self._views = {view.code: view for view in section.asked}
        self._read_only = read_only
        self._drop_unasked()
        for code, card in self._cards.items():
            card.show_view(self._views[code])
            card.set_read_only(read_only)
        self._build(FIRST_CARDS if new_section else self._wanted_now())
        self._kept.show_views(section.kept)
        if new_section:
            self.verticalScrollBar().setValue(0)
        else:
            self._keep_height(current, height)

    def card(self, code: str) -> QuestionCard | None:
        """Return the card of a question of the section that is shown."""
        if code in self._views and code not in self._cards:
            self._build(list(self._views).index(code) + 1 - len(self._cards))
        return self._cards.get(code)

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the section's cards from top to bottom."""
        return tuple(self._views)

    def reveal(self, code: str) -> None:
        """Scroll to a card."""
        card = self._cards.get(code)
        if card is not None:
            self._settle()
            margin = max(0, (self.viewport().height() - card.height()) // 3)
            self.ensureWidgetVisible(card, 0, min(margin, space(30)))

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for card in list(self._cards.values()):
            card.flush()

    def clear(self) -> None:
        """Take all cards away."""
        gone = self._cards
        # Emptied first: hiding a card hands its focus on to the next, which is not in hand then.
        self._cards, self._views = {}, {}
        self._section = ""
        self._idle.stop()
        for card in gone.values():
            _throw_away(card)

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setObjectName("page")
        content.setMaximumWidth(WIDEST_PX)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(space(5), space(4), space(5), space(6))
        self._column.setSpacing(space(3))
        self._column.addWidget(self.head)
        self._list = QVBoxLayout()
        self._list.setSpacing(space(3))
        self._column.addLayout(self._list)
        self._column.addWidget(self._kept)
        keys = self.tr("Keys 1 to 9 choose, 0 clears; Ctrl+Down goes to the next open question.")
        self._column.addWidget(PlainLabel(keys, content, wrap=True, role="small"))
        self._column.addStretch(1)
        self.setWidget(content)

    def _drop_unasked(self) -> None:
        """Take away the cards of questions that are not asked any more."""
        for code in [code for code in self._cards if code not in self._views]:
            _throw_away(self._cards.pop(code))

    def _wanted_now(self) -> int:
        """Return how many missing cards belong among, or right below, those that are there."""
        codes = list(self._views)
        built = [place for place, code in enumerate(codes) if code in self._cards]
        near = codes[: max(built, default=0) + 1 + AT_ONCE_CARDS]
        return sum(code not in self._cards for code in near)

    def _build(self, most: int) -> None:
        """Build the first of the cards that are missing; the rest when there is time for it."""
        missing = [code for code in self._views if code not in self._cards]
        places = {code: place for place, code in enumerate(self._views)}
        for code in missing[:most]:
            card = self._cards[code] = self._make_card(self._views[code])
            holder = _indented(card) if card.question.follows else card
            self._list.insertWidget(places[code], holder)
            show_now(holder)
        if missing:
            self._cards = {code: self._cards[code] for code in self._views if code in self._cards}
            self._set_tab_order()
        if len(missing) > most:
            self._idle.start()
        else:
            self._idle.stop()

    @Slot()
    def _on_idle_timeout(self) -> None:
        self._build(AT_ONCE_CARDS)

    def _make_card(self, view: CardView) -> QuestionCard:
        card = QuestionCard(view.state.question, self.widget())
        card.edited.connect(self.edited)
        card.chosen.connect(self.card_chosen)
        card.evidence_requested.connect(self.evidence_requested)
        card.files_dropped.connect(self.files_dropped)
        card.confirm_requested.connect(self.confirm_requested)
        card.reopen_requested.connect(self.reopen_requested)
        card.show_view(view)
        card.set_read_only(self._read_only)
        return card

    def _set_tab_order(self) -> None:
        """Let Tab go from card to card, also to cards that came later."""
        cards = list(self._cards.values())
        for before, after in pairwise(cards):
            QWidget.setTabOrder(before, after)

    def _height_of(self, code: str) -> int | None:
        card = self._cards.get(code)
        return None if card is None else card.mapTo(self.viewport(), card.rect().topLeft()).y()

    def _keep_height(self, code: str, height: int | None) -> None:
        """Scroll so that a card stays where it was on the screen."""
        if height is None or code not in self._cards:
            return
        self._settle()
        moved = (self._height_of(code) or 0) - height
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + moved)

    def _settle(self) -> None:
        """Let the layouts take effect now, from the inner ones to the outer."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _indented(card: QuestionCard) -> QWidget:
    """Return a frame that holds a follow-up under its main question."""
    frame = QWidget(card.parentWidget())
    row = QHBoxLayout(frame)
    row.setContentsMargins(INDENT_PX, 0, 0, 0)
    row.addWidget(card)
    return frame


def _throw_away(card: QuestionCard) -> None:
    """Take a card out, with the frame that indents it."""
    frame = card.parentWidget()
    holder: QWidget = frame if card.question.follows and frame is not None else card
    holder.hide()
    holder.deleteLater()
