"""The evidence of the question in hand: what proves it, what is attached, a button to add."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ddworkbook.gui.assessment.card_view import CardView
from ddworkbook.gui.assessment.evidence_row import EvidenceRow
from ddworkbook.gui.assessment.side_block import SideBlock
from ddworkbook.gui.icons import icon


class EvidenceBlock(SideBlock):
    """Signals: add_requested(str) with the code; step_requested and dates_edited as its rows."""

    add_requested = Signal(str)
    step_requested = Signal(object)
    dates_edited = Signal(object)

    def __init__(
        self,
        view: CardView,
        read_only: bool,
        expiry: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QCoreApplication.translate("EvidenceBlock", "Evidence"), parent)
        self._code = view.code
        self.rows: list[EvidenceRow] = []
        self.add_line(view.state.question.evidence, "muted")
        for item in view.evidence:
            row = EvidenceRow(item, view.code, read_only, self, expiry.get(item.id, ""))
            row.step_requested.connect(self.step_requested)
            row.dates_edited.connect(self.dates_edited)
            self.rows.append(row)
            self.add_widget(row)
        if not read_only:
            self.add_button = QPushButton(icon("attach"), self.tr("Add evidence…"), self)
            self.add_button.setToolTip(
                self.tr("Choose files (Ctrl+E), drop them on the card, or paste a picture.")
            )
            self.add_button.clicked.connect(self._on_add_button_clicked)
            self.add_widget(self.add_button)
        elif not view.evidence:
            self.add_line(self.tr("Nothing is attached."), "muted")

    def _on_add_button_clicked(self) -> None:
        self.add_requested.emit(self._code)
