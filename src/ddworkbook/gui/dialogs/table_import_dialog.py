"""Asks what the file of a reference table does not say, and lists what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ddworkbook.core.errors import DdworkbookError, InputRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.text_runs import visible
from ddworkbook.gui._generated.ui_table_import_dialog import Ui_TableImportDialog
from ddworkbook.gui.dialogs.attempt import name_ok

Submit = Callable[[Mapping[str, str]], DdworkbookError | None]


class TableImportDialog(QDialog):
    """`submit` imports the file with what was said and returns why that is refused, or None.

    The file is read anew each time, so that it can be corrected while the dialog is open.
    """

    def __init__(
        self,
        file_name: str,
        titles: Mapping[str, str],
        problems: Sequence[Problem],
        submit: Submit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._titles = titles
        self._asked: frozenset[str] = frozenset()
        self.ui = Ui_TableImportDialog()
        self.ui.setupUi(self)
        words = self.tr(
            "“{name}” cannot be imported as it is. Say here what the file does not say; a field "
            "that stays empty is as the file has it. What is wrong with rows is corrected in the "
            "file: save it and press Import again."
        )
        self.ui.introLabel.setText(visible(words.format(name=file_name)))
        self.ui.tableField.addItem(self.tr("As the file says"), "")
        for name, title in sorted(titles.items(), key=lambda pair: pair[1]):
            self.ui.tableField.addItem(visible(title), name)
        self.ui.validFromEdit.setPlaceholderText(
            self.tr("YYYY-MM-DD, the first day on which it counts")
        )
        name_ok(self.ui.buttonBox, self.tr("&Import"))
        self._show_problems(problems)

    @classmethod
    def ask(
        cls,
        file_name: str,
        titles: Mapping[str, str],
        problems: Sequence[Problem],
        submit: Submit,
        parent: QWidget | None,
    ) -> bool:
        """Show the dialog; return True when the table was imported."""
        return bool(cls(file_name, titles, problems, submit, parent).exec())

    def facts(self) -> dict[str, str]:
        """Return what was said, by the names that the head of a file has for it."""
        said = {key: edit.text().strip() for key, edit in self._edits().items()}
        name = str(self.ui.tableField.currentData())
        # The title belongs to the table; it is not asked for as well.
        title = self._titles.get(name, "") if "title" in self._asked else ""
        facts = {"name": name, "title": title, **said}
        return {key: value for key, value in facts.items() if value}

    def accept(self) -> None:
        """Close only when the table was imported."""
        refusal = self._submit(self.facts())
        if refusal is None:
            super().accept()
        elif isinstance(refusal, InputRefused) and refusal.problems:
            self._show_problems(refusal.problems)
        else:
            self._say([refusal.sentence, *refusal.details])

    def _edits(self) -> dict[str, QLineEdit]:
        """Return the fields for text by the name of what they hold."""
        ui = self.ui
        return {
            "as_at": ui.asAtEdit,
            "valid_from": ui.validFromEdit,
            "source": ui.sourceEdit,
            "licence": ui.licenceEdit,
        }

    def _fields(self) -> dict[str, tuple[QWidget, str]]:
        """Return every field with its label, by the name of what it holds."""
        ui = self.ui
        labels = {
            "name": (ui.tableField, ui.tableFieldLabel),
            "as_at": (ui.asAtEdit, ui.asAtEditLabel),
            "valid_from": (ui.validFromEdit, ui.validFromEditLabel),
            "source": (ui.sourceEdit, ui.sourceEditLabel),
            "licence": (ui.licenceEdit, ui.licenceEditLabel),
        }
        return {
            key: (field, label.text().replace("&", "")) for key, (field, label) in labels.items()
        }

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """List the problems, mark the fields they are about, and go to the first of these."""
        self._asked |= {problem.where for problem in problems}
        said = self._sentences(problems)
        self._say([line for _, line in said])
        first: QWidget | None = None
        for key, (field, _label) in self._fields().items():
            about = " ".join(line for where, line in said if where == key)
            field.setProperty("invalid", bool(about))
            field.setAccessibleDescription(about)
            field.style().unpolish(field)
            field.style().polish(field)
            first = first or (field if about else None)
        self._hint()
        (first or self.ui.problemsEdit).setFocus()

    def _sentences(self, problems: Sequence[Problem]) -> list[tuple[str, str]]:
        """Return where each problem is and what is said of it, in the words of this dialog."""
        labels = {key: label for key, (_, label) in self._fields().items()}
        nameless = any(problem.where == "name" for problem in problems)
        lines = []
        for problem in problems:
            where = problem.where
            if where == "name":
                line = self.tr("{label}: The file does not say which one it is. Choose it.")
                lines.append((where, line.format(label=labels[where])))
            elif where in labels:
                lines.append((where, f"{labels[where]}: {problem.what} {problem.repair}"))
            elif where != "title" or not nameless:
                lines.append((where, problem.sentence))
        # What can be said here comes before what is corrected in the file.
        return sorted(lines, key=lambda line: line[0] not in labels)

    def _hint(self) -> None:
        """Say in each empty field what staying empty means."""
        hints = {
            "as_at": self.tr("YYYY-MM-DD, the day for which the content was checked"),
            "source": self.tr("for example the publisher and the name of the list"),
            "licence": self.tr("for example CC BY 4.0, or own content"),
        }
        edits = self._edits()
        for key, hint in hints.items():
            as_file = self.tr("as the file says")
            edits[key].setPlaceholderText(hint if key in self._asked else as_file)

    def _say(self, lines: Sequence[str]) -> None:
        self.ui.problemsEdit.setPlainText("\n".join(visible(f"• {line}") for line in lines))
