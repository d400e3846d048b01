"""Asks for the facts of a project and which partners are in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.errors import DdworkbookError, InputRefused
from ddworkbook.core.project import Project
from ddworkbook.gui._generated.ui_project_dialog import Ui_ProjectDialog
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.widgets.roles import set_role
from ddworkbook.usecases.session import Changed

Save = Callable[[Project], Changed]


class ProjectDialog(QDialog):
    """Stays open until the project is stored, so that nothing typed is lost to a refusal."""

    def __init__(
        self, bridge: Bridge, project: Project | None, save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._before = project or Project(id="", title="")
        self.change: Changed | None = None
        self.ui = Ui_ProjectDialog()
        self.ui.setupUi(self)
        if project is not None:
            self.setWindowTitle(self.tr("Edit {title}").format(title=project.title))
        save_button = self.ui.buttonBox.button(QDialogButtonBox.StandardButton.Save)
        save_button.setText(self.tr("&Save project"))
        set_role(save_button, "primary")
        self._show(self._before)
        self.ui.partnerTicks.use(bridge, self._before.partners)

    @classmethod
    def ask(
        cls, bridge: Bridge, project: Project | None, save: Save, parent: QWidget | None
    ) -> Changed | None:
        """Show the dialog; return what saving changed, or None. `project` None adds one."""
        dialog = cls(bridge, project, save, parent)
        dialog.exec()
        return dialog.change

    def draft(self) -> Project:
        """Return the project as the fields say."""
        ui = self.ui
        return replace(
            self._before,
            title=ui.titleEdit.text().strip(),
            funder=ui.funderEdit.text().strip(),
            reference=ui.referenceEdit.text().strip(),
            starts_on=ui.startEdit.text().strip(),
            ends_on=ui.endEdit.text().strip(),
            lead=ui.leadEdit.text().strip(),
            summary=ui.summaryEdit.toPlainText().strip(),
            partners=ui.partnerTicks.chosen(),
        )

    def accept(self) -> None:
        """Save; stay open with every problem shown when that is refused."""
        try:
            self.change = self._save(self.draft())
        except InputRefused as refusal:
            sentences = [problem.sentence for problem in refusal.problems]
            self._show_problems(sentences or [refusal.sentence])
            self._mark({problem.where for problem in refusal.problems})
        except DdworkbookError as refusal:
            self._show_problems([refusal.sentence, *refusal.details])
        else:
            super().accept()

    def _show(self, project: Project) -> None:
        ui = self.ui
        ui.titleEdit.setText(project.title)
        ui.funderEdit.setText(project.funder)
        ui.referenceEdit.setText(project.reference)
        ui.startEdit.setText(project.starts_on)
        ui.endEdit.setText(project.ends_on)
        ui.leadEdit.setText(project.lead)
        ui.summaryEdit.setPlainText(project.summary)

    def _show_problems(self, sentences: list[str]) -> None:
        self.ui.problemList.show_lines(sentences)

    def _mark(self, places: set[str]) -> None:
        ui = self.ui
        fields = {"Title": ui.titleEdit, "Start": ui.startEdit, "End": ui.endEdit}
        for where, field in fields.items():
            field.setProperty("invalid", where in places)
            field.style().unpolish(field)
            field.style().polish(field)
