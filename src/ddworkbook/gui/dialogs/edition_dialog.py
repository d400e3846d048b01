"""Shows what a newer edition of a questionnaire changes, and lets somebody take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_edition_dialog import Ui_EditionDialog
from ddworkbook.gui.dialogs.attempt import name_ok, show_problem, show_refusal
from ddworkbook.usecases.assessment_views import EditionNews


class EditionDialog(QDialog):
    """`submit` takes the edition and returns why that is refused, or ""."""

    def __init__(
        self, news: EditionNews, submit: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_EditionDialog()
        self.ui.setupUi(self)
        self._submit = submit
        words = self.tr(
            "The edition {version} is newer than the one that this assessment is answered with. "
            "Your answers come along; where a question means something else now, the answer waits "
            "to be confirmed. Undo does not reach behind this step."
        )
        self.ui.introLabel.setText(visible(words.format(version=news.version)))
        lines = [f"• {one.sentence}" for one in news.differences]
        nothing = self.tr("No question, rule or text differs.")
        self.ui.changesEdit.setPlainText(visible("\n".join(lines)) or nothing)
        buttons = self.ui.buttonBox
        name_ok(buttons, self.tr("&Take the new edition"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("&Not now"))
        show_problem(self.ui.problemLabel, buttons, "")

    @classmethod
    def ask(cls, news: EditionNews, submit: Callable[[], str], parent: QWidget | None) -> bool:
        """Show the dialog; return True when the edition was taken."""
        return bool(cls(news, submit, parent).exec())

    def accept(self) -> None:
        """Close only when the edition was taken."""
        refusal = self._submit()
        if refusal:
            show_refusal(self.ui.problemLabel, refusal)
            return
        super().accept()
