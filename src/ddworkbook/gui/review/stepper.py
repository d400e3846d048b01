"""The quiet path Draft → Submitted → Approved → Signed, with who and when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ddworkbook.core.states import State
from ddworkbook.core.tokens import space
from ddworkbook.gui.sign_off_words import PATH, step_of, when
from ddworkbook.gui.widgets.icon_label import IconLabel
from ddworkbook.gui.widgets.plain_label import PlainLabel
from ddworkbook.gui.widgets.rebuild import empty
from ddworkbook.usecases.assessment_views import AssessmentPage


@dataclass(frozen=True)
class StepMark:
    """One stop of the path. `who` and `at` are "" when it is not reached."""

    word: str
    who: str
    at: str
    icon: str
    ink: str

    @property
    def detail(self) -> str:
        """Return who and when in one line."""
        return ", ".join(part for part in (self.who, self.at) if part)


class Stepper(QWidget):
    """Shows where an assessment stands; it can only be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(3))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_assessment(self, page: AssessmentPage) -> None:
        """Show where this assessment stands."""
        empty(self._row)
        marks = self.marks(page)
        for number, mark in enumerate(marks):
            if number:
                self._row.addWidget(IconLabel("right", "muted", 16))
            self._row.addLayout(_stop(mark))
        self._row.addStretch(1)
        self.setAccessibleName(
            self.tr("Where it stands: {path}").format(
                path="; ".join(f"{mark.word}, {mark.detail}".rstrip(", ") for mark in marks)
            )
        )

    def marks(self, page: AssessmentPage) -> tuple[StepMark, ...]:
        """Return the stops of the path as they stand."""
        here = step_of(page.state)
        details = self._details(page)
        found = []
        for number, state in enumerate(PATH):
            word = state.word
            if number == 0 and page.state is State.CHANGES_REQUESTED:
                word = page.state.word
            done = number < here or page.state is State.SIGNED
            icon_name = "done" if done else "started" if number == here else "todo"
            ink = "accent" if number <= here else "muted"
            who, at = details[number] if number <= here else ("", "")
            found.append(StepMark(word, who, when(at), icon_name, ink))
        return tuple(found)

    def _details(self, page: AssessmentPage) -> tuple[tuple[str, str], ...]:
        """Return who and when of each stop."""
        preparers = [page.people[one].name for one in sorted(page.preparers) if one in page.people]
        decided = ("", "")
        if page.decision is not None:
            decided = (page.decision.decided_by_name, page.decision.decided_at)
        signers = dict.fromkeys(one.name for one in page.signatures)
        last = max((one.signed_at for one in page.signatures), default="")
        return (
            (", ".join(preparers), ""),
            (page.submitted_by_name, page.submitted_at),
            decided,
            (", ".join(signers), last),
        )


def _stop(mark: StepMark) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    role = "heading" if mark.icon == "started" else "muted" if mark.ink == "muted" else ""
    words.addWidget(PlainLabel(mark.word, role=role))
    # Who above when: four stops side by side have no room for both in one line.
    for text in (mark.who, mark.at):
        if text:
            words.addWidget(PlainLabel(text, role="small"))
    row = QHBoxLayout()
    row.setSpacing(space(2))
    row.addWidget(IconLabel(mark.icon, mark.ink, 20), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(words)
    row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
    return row
