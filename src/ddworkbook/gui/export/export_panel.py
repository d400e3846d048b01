"""Export of one assessment, as a tab of its page. Writing and verifying run beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ddworkbook.gui.background import Work
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.export.choice_card import ChoiceCard
from ddworkbook.gui.export.content_card import ContentCard
from ddworkbook.gui.export.jobs import export_job, verify_job
from ddworkbook.gui.export.written_card import WrittenCard
from ddworkbook.gui.widgets.card_columns import CardColumns
from ddworkbook.usecases.assessment_views import AssessmentPage
from ddworkbook.usecases.exporting import ExportResult, plan_export
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.verifying import VerifyReport


class ExportPanel(QWidget):
    """Shows what would be written and writes it where it is told to."""

    # Emitted by the working thread, whichever way the work ended.
    _work_ended = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._page: AssessmentPage | None = None
        self._is_stale = False
        self._work: Work | None = None
        self.choice = ChoiceCard(self)
        self.content = ContentCard(self)
        self.written = WrittenCard(self)
        cards = CardColumns(self)
        cards.set_cards([self.choice, self.written], [self.content])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(cards)
        self._connect()

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show what an export of this assessment would write, as soon as somebody looks."""
        if self._page is not None and self._page.id != page.id:
            self.written.show_files(())
        self._page = page
        self._is_stale = True
        if self.isVisible():
            self._plan()

    def showEvent(self, event: QShowEvent) -> None:
        """Work out the plan now that somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self._plan()

    def _connect(self) -> None:
        self.choice.export_requested.connect(self._on_choice_export_requested)
        self.choice.cancel_requested.connect(self._on_choice_cancel_requested)
        self.written.verify_requested.connect(self._on_written_verify_requested)
        self._work_ended.connect(self._on_work_ended)

    def _plan(self) -> None:
        page = self._page
        if page is None or not self._bridge.is_open:
            return
        self._is_stale = False
        plan = self._bridge.do(plan_export, self._bridge.session, page.id)
        if plan is not None:
            self.choice.show_plan(plan)
            self.content.show_content(page, plan)

    def _export(self, page: AssessmentPage) -> None:
        session, ended = self._bridge.session, self._work_ended
        folder, formats = self.choice.folder(), self.choice.formats()

        def job(progress: Progress) -> ExportResult:
            try:
                return export_job(session, page.id, folder, formats, progress)
            finally:
                ended.emit()

        self.choice.progress.set_progress(0, 1)
        self.choice.show_running(True)
        self._work = self._bridge.start(job, self._on_exported, self._on_progressed)

    @Slot()
    def _on_choice_export_requested(self) -> None:
        if self._page is not None:
            self._export(self._page)

    @Slot()
    def _on_choice_cancel_requested(self) -> None:
        if self._work is not None:
            self._work.cancel()

    @Slot(object)
    def _on_written_verify_requested(self, files: tuple[Path, ...]) -> None:
        job = partial(verify_job, files, self._bridge.world)
        self._bridge.start(job, self._on_verified)

    @Slot()
    def _on_work_ended(self) -> None:
        self._work = None
        self.choice.show_running(False)

    def _on_progressed(self, done: int, total: int) -> None:
        self.choice.progress.set_progress(done, total)

    def _on_exported(self, result: ExportResult) -> None:
        self.written.show_files(result.files)
        told = self.tr("{number} file(s) written.").format(number=len(result.files))
        self._bridge.noticed.emit(told)

    def _on_verified(self, reports: tuple[VerifyReport, ...]) -> None:
        self.written.show_reports(reports)
