"""Questionnaires: what each edition asks, to be read, searched and tried; own copies to edit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.tokens import space
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.page import Page
from ddworkbook.gui.place import Place
from ddworkbook.gui.questionnaires.edit_view import EditView
from ddworkbook.gui.questionnaires.edition_words import copy_key, copy_name, edition_lines
from ddworkbook.gui.questionnaires.exchange_steps import ExchangeSteps
from ddworkbook.gui.questionnaires.reading_view import ReadingView, list_view
from ddworkbook.gui.questionnaires.try_view import TryView
from ddworkbook.gui.tables.lines_model import LinesModel
from ddworkbook.gui.tables.table_model import ROW_ROLE
from ddworkbook.gui.widgets.allow import allow
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.usecases.questionnaire_drafts import (
    Draft,
    copy_for_editing,
    list_drafts,
    open_draft,
)
from ddworkbook.usecases.questionnaire_exchange import ImportedForm
from ddworkbook.usecases.questionnaires import list_questionnaires, show_questionnaire

SIDE_WIDTH_PX = 340
MOST_EDITIONS = 5  # Further ones scroll.
MOST_NOTICES = 8


class QuestionnairesPage(Page):
    """A subject is the hash of an edition; a part the code of a question or a section."""

    kinds = frozenset({"edition", "questionnaire", "assessment"})

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.header = PageHeader(
            self.tr("Questionnaires"), self.tr("What is asked, when, and why an answer is flagged")
        )
        self._shown: Questionnaire | None = None
        self._draft: Draft | None = None
        self.editions = LinesModel(self)
        self.edition_list = list_view(self.editions, self.tr("Editions"))
        self.reading = ReadingView(self)
        self.edit = EditView(bridge, self)
        self.try_out = TryView(bridge, self)
        self.exchange = ExchangeSteps(bridge, self)
        self.notice = Banner(parent=self)
        self.stack = QStackedWidget(self)
        self._add_buttons()
        self._lay_out()
        self._connect()

    def redraw(self) -> None:
        """Read anew what is shown: the copy being edited, else which editions there are."""
        if self.stack.currentWidget() is self.edit and self.edit.draft is not None:
            self.edit.show_draft(self.edit.draft.name)
            return
        session = self.bridge.session
        rows = self.bridge.do(list_questionnaires, session) or ()
        kept = str(self.edition_list.currentIndex().data(ROW_ROLE) or "")
        if self.edit.draft is not None:
            kept = copy_key(self.edit.draft.name)
            self.edit.draft = None
        copies = self.bridge.do(list_drafts, session) or ()
        self.editions.set_lines(edition_lines(rows, copies))
        count = self.editions.rowCount()
        height = max(self.edition_list.sizeHintForRow(0), 1) * max(1, min(MOST_EDITIONS, count))
        self.edition_list.setFixedHeight(height + space(2))
        first = rows[0].edition if rows else ""
        self._choose(kept if self.editions.place_of(kept) >= 0 else first)

    def go_to(self, where: Place) -> None:
        """Show an edition and one of its questions."""
        self._show_front()
        self.refresh()
        if where.subject:
            self._choose(where.subject)
        elif where.part:
            self._choose_edition_with(where.part)
        if where.part:
            self.reading.show_code(where.part)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        editing = self.stack.currentWidget() is self.edit
        search = self.edit.outline.search if editing else self.reading.search
        search.setFocus()
        search.selectAll()

    def forget(self) -> None:
        """Search for nothing, try nothing; what was typed last is stored before."""
        self.edit.forget()
        self.try_out.forget()
        self.reading.search.clear()
        self.notice.clear()
        self.stack.setCurrentIndex(0)

    def _mark(self, key: str) -> bool:
        number = self.editions.place_of(key)
        if number >= 0:
            self.edition_list.setCurrentIndex(self.editions.index(number))
        return number >= 0

    def _choose(self, key: str) -> None:
        """Show the edition or the own copy behind a line of the list."""
        if not self._mark(key):
            return
        session, name = self.bridge.session, copy_name(key)
        self._draft = self.bridge.do(open_draft, session, name) if name else None
        if name:
            self._shown = None if self._draft is None else self._draft.questionnaire
        else:
            self._shown = self.bridge.do(show_questionnaire, session, key)
        self._allow_steps(bool(name))
        self.reading.show_questionnaire(self._shown)

    def _choose_edition_with(self, code: str) -> None:
        """Choose the newest edition that asks a question."""
        session = self.bridge.session
        for row in self.bridge.do(list_questionnaires, session) or ():
            found = self.bridge.do(show_questionnaire, session, row.edition)
            if found is not None and found.question(code) is not None:
                self._choose(row.edition)
                return

    def _allow_steps(self, is_copy: bool) -> None:
        unreadable = ""
        if self._shown is None:
            unreadable = self.tr("The files of this copy cannot be read; Edit says why.")
        allow(self.try_button, unreadable, self.tr("Answer it without storing anything."))
        allow(self.export_button, unreadable, self.tr("Write it as a form for ODK and Kobo."))
        self.edit_button.setText(self.tr("Edit") if is_copy else self.tr("Make own copy"))
        sentence = self.tr("Change its texts, flags and translations.")
        own = self.tr("Copy it, to change texts, flags and translations of your own.")
        allow(self.edit_button, "", sentence if is_copy else own)

    def _show_front(self) -> None:
        self.edit.flush()
        self.stack.setCurrentIndex(0)

    def _add_buttons(self) -> None:
        self.import_button = self.header.add_button(
            self.tr("Import…"), sentence=self.tr("Make an own copy of a form of ODK or Kobo.")
        )
        self.export_button = self.header.add_button(self.tr("Export…"))
        self.try_button = self.header.add_button(self.tr("Try it"))
        self.edit_button = self.header.add_button(self.tr("Make own copy"), "edit", primary=True)

    def _lay_out(self) -> None:
        side = QFrame(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(space(5), space(4), 0, space(4))
        column.setSpacing(space(3))
        for widget in (self.edition_list, self.reading.search):
            column.addWidget(widget)
        column.addWidget(self.reading.outline_list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.reading, 1)
        front = QWidget(self)
        inner = QVBoxLayout(front)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(self.notice)
        inner.addLayout(row, 1)
        for view in (front, self.edit, self.try_out):
            self.stack.addWidget(view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.edition_list.clicked.connect(self._on_edition_list_chosen)
        self.edition_list.activated.connect(self._on_edition_list_chosen)
        self.import_button.clicked.connect(self.exchange.import_form)
        self.export_button.clicked.connect(self._on_export_button_clicked)
        self.try_button.clicked.connect(self._on_try_button_clicked)
        self.edit_button.clicked.connect(self._on_edit_button_clicked)
        self.exchange.imported.connect(self._on_exchange_imported)
        for view in (self.edit, self.try_out):
            view.back_requested.connect(self._on_view_back_requested)

    @Slot(QModelIndex)
    def _on_edition_list_chosen(self, index: QModelIndex) -> None:
        self.notice.clear()
        self._choose(str(index.data(ROW_ROLE)))

    @Slot()
    def _on_export_button_clicked(self) -> None:
        if self._shown is not None:
            translations = () if self._draft is None else self._draft.translations
            self.exchange.export_form(self._shown, translations)

    @Slot()
    def _on_try_button_clicked(self) -> None:
        if self._shown is not None:
            self.try_out.begin(self._shown)
            self.stack.setCurrentWidget(self.try_out)

    @Slot()
    def _on_edit_button_clicked(self) -> None:
        key = str(self.edition_list.currentIndex().data(ROW_ROLE) or "")
        name = copy_name(key)
        if not name:
            made = self.bridge.do(copy_for_editing, self.bridge.session, key)
            name = "" if made is None else made.made
        if name and self.edit.show_draft(name):
            self.stack.setCurrentWidget(self.edit)

    @Slot()
    def _on_view_back_requested(self) -> None:
        self.stack.setCurrentIndex(0)
        self.refresh()

    @Slot(object)
    def _on_exchange_imported(self, form: ImportedForm) -> None:
        self._choose(copy_key(form.folder.name))
        words = self.tr("Imported {count} questions ({languages}) as an own copy.")
        lines = [words.format(count=form.questions, languages=", ".join(form.languages))]
        lines += [notice.sentence for notice in form.notices[:MOST_NOTICES]]
        if len(form.notices) > MOST_NOTICES:
            more = self.tr("And {count} more notices.")
            lines.append(more.format(count=len(form.notices) - MOST_NOTICES))
        self.notice.show_message("info", "\n".join(lines))
