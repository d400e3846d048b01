"""An own copy of a questionnaire, to be changed: outline, fields, languages, live problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_linter.problem_place import problem_place
from ddworkbook.core.severity import Severity
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.questionnaires.edit_cards import HEAD
from ddworkbook.gui.questionnaires.edit_outline import EditOutline
from ddworkbook.gui.questionnaires.edit_pane import EditPane
from ddworkbook.gui.questionnaires.edit_steps import EditSteps
from ddworkbook.gui.questionnaires.finding_list import FindingList
from ddworkbook.gui.questionnaires.language_box import LanguageBox
from ddworkbook.gui.widgets.allow import allow
from ddworkbook.gui.widgets.page_header import PageHeader
from ddworkbook.usecases.questionnaire_drafts import Draft, open_draft
from ddworkbook.usecases.questionnaire_editing import (
    change_severity,
    change_sources,
    change_text,
    change_translation,
)
from ddworkbook.usecases.session import Changed, Session

P = ParamSpec("P")


class EditView(QWidget):
    """Signals: back_requested()."""

    back_requested = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session: Session | None = None
        self.draft: Draft | None = None
        self.header = PageHeader("", " ", self)
        self.header.offer_back(self.tr("Questionnaires"))
        self.languages = LanguageBox(self)
        self.header.add_badge(self.languages)
        self.remove = self.header.add_button(
            self.tr("Remove…"), sentence=self.tr("Remove this copy; saved editions stay.")
        )
        self.save = self.header.add_button(self.tr("Save as edition…"), "save", primary=True)
        self.outline = EditOutline(self)
        self.pane = EditPane(self)
        self.findings = FindingList(self)
        self.steps = EditSteps(bridge, self)
        self._lay_out()
        self._connect()

    def show_draft(self, name: str) -> bool:
        """Show how a copy stands now; return False when there is none such."""
        session = self._bridge.session
        draft = self._bridge.do(open_draft, session, name)
        if draft is None:
            return False
        if self.draft is not None and self.draft.name != name:
            self.pane.flush()
        self.draft, self._session = draft, session
        self._show_head(draft)
        self.findings.show_problems(draft.problems)
        if draft.questionnaire is not None:
            self.outline.show_questionnaire(draft.questionnaire)
        self._show_fields()
        return True

    def flush(self) -> None:
        """Store now what was typed and not stored yet."""
        self.pane.flush()

    def forget(self) -> None:
        """Show no copy; what was typed last is stored before."""
        self.pane.clear()
        self.draft = self._session = None

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pane, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        column.addWidget(self.findings)

    def _connect(self) -> None:
        self.header.back_requested.connect(self._on_header_back_requested)
        self.languages.language_chosen.connect(self.show_language)
        self.languages.add_requested.connect(self._on_languages_add_requested)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.outline.code_chosen.connect(self._on_outline_code_chosen)
        self.findings.finding_chosen.connect(self.go_to_problem)
        self.pane.text_edited.connect(self._on_pane_text_edited)
        self.pane.translation_edited.connect(self._on_pane_translation_edited)
        self.pane.severity_chosen.connect(self._on_pane_severity_chosen)
        self.pane.sources_chosen.connect(self._on_pane_sources_chosen)

    def _show_head(self, draft: Draft) -> None:
        questionnaire = draft.questionnaire
        title = draft.name if questionnaire is None else questionnaire.title
        version = "" if questionnaire is None else questionnaire.version
        words = self.tr("Own copy {version}, kept in {folder}")
        self.header.set_title(title, words.format(version=version, folder=draft.folder))
        refusal = ""
        if questionnaire is None:
            refusal = self.tr("The files of this copy cannot be read. Repair them by hand.")
        elif draft.obstacles:
            refusal = self.tr("Repair the problems below first.")
        sentence = self.tr("Check it and let new assessments ask it.")
        allow(self.save, refusal, sentence)
        known = [one.language for one in draft.translations]
        self.languages.show_languages(known, self.languages.language())

    @Slot(str)
    def show_language(self, language: str) -> None:
        """Show the texts of a language beside; "" shows none."""
        self.pane.flush()
        if self.draft is not None:
            known = [one.language for one in self.draft.translations]
            self.languages.show_languages(known, language)
        self._show_fields()

    def _show_fields(self) -> None:
        if self.draft is not None and self.outline.code():
            title = self.outline.title()
            self.pane.show_code(self.draft, self.outline.code(), title, self.languages.language())

    def _change(self, use_case: Callable[P, Changed], *args: P.args, **kwargs: P.kwargs) -> None:
        if self._bridge.do(use_case, *args, **kwargs) is None and self._bridge.is_open:
            self._show_fields()

    @Slot()
    def _on_header_back_requested(self) -> None:
        self.pane.flush()
        self.back_requested.emit()

    @Slot()
    def _on_languages_add_requested(self) -> None:
        if self.draft is not None and (added := self.steps.add_language(self.draft)):
            self.show_language(added)

    @Slot()
    def _on_remove_clicked(self) -> None:
        if self.draft is not None and self.steps.remove(self.draft):
            self.draft = None
            self.back_requested.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        self.pane.flush()
        if self.draft is not None:
            self.steps.save(self.draft)

    @Slot(str)
    def _on_outline_code_chosen(self, _code: str) -> None:
        self.pane.flush()
        self._show_fields()

    @Slot(object)
    def go_to_problem(self, problem: Problem) -> None:
        """Show the field that a problem is about, in its language."""
        place = problem_place(problem)
        translated = place.file.startswith("translations/")
        if translated:
            self.show_language(place.file.removeprefix("translations/").removesuffix(".yaml"))
        code = place.question or problem.where.rpartition(", ")[2].partition(".")[0]
        self.outline.search.clear()
        if not self.outline.mark(code):
            self.outline.mark(HEAD)
        self._show_fields()
        self.pane.take_focus(place.key or _key_of(problem, place.question), translated)

    @Slot(str, str)
    def _on_pane_text_edited(self, key: str, text: str) -> None:
        if self.draft is not None and self._session is not None:
            self._change(change_text, self._session, self.draft.name, key, text)

    @Slot(str, str)
    def _on_pane_translation_edited(self, key: str, text: str) -> None:
        draft, session = self.draft, self._session
        if draft is not None and session is not None:
            language = self.languages.language()
            self._change(change_translation, session, draft.name, language, key, text)

    @Slot(int, object)
    def _on_pane_severity_chosen(self, number: int, severity: Severity) -> None:
        draft, session, code = self.draft, self._session, self.outline.code()
        if draft is not None and session is not None:
            self._change(change_severity, session, draft.name, code, number, severity)

    @Slot(object)
    def _on_pane_sources_chosen(self, sources: tuple[str, ...]) -> None:
        draft, session, code = self.draft, self._session, self.outline.code()
        if draft is not None and session is not None:
            self._change(change_sources, session, draft.name, code, sources)


def _key_of(problem: Problem, code: str) -> str:
    """Return the key of the text that a problem of a section file is about, as far as it says."""
    field = problem.where.rpartition(", ")[2]
    return f"{code}.{field.replace('[', '.').replace(']', '')}" if code else field
