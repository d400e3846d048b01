"""Asks about whom, with which questionnaire and how deep an assessment is started."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QWidget

from ddworkbook.core.project import Project
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.walkthrough import Decision
from ddworkbook.gui._generated.ui_start_assessment_dialog import Ui_StartAssessmentDialog

BY_TRIAGE = ""


@dataclass(frozen=True)
class TriageOption:
    """A triage of a partner: what it is called, what it decides, what it still lacks."""

    id: str
    label: str
    decisions: Mapping[str, Decision]
    missing: int


@dataclass(frozen=True)
class StartOptions:
    """What can be chosen. `partners` are pairs of id and label."""

    partners: Sequence[tuple[str, str]]
    projects: Sequence[Project]
    questionnaires: Sequence[Questionnaire]
    triages_of: Callable[[str], Sequence[TriageOption]]


@dataclass(frozen=True)
class StartChoice:
    """What was chosen, as the use case takes it."""

    partner: str
    questionnaire: str
    project: str
    triage: str
    depth: str
    depth_reason: str


class StartAssessmentDialog(QDialog):
    """The depth follows the triage, unless somebody chooses another and says why."""

    def __init__(
        self, options: StartOptions, partner: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_StartAssessmentDialog()
        self.ui.setupUi(self)
        self._options = options
        self._triages: dict[str, TriageOption] = {}
        self._fill(partner)
        self._connect()
        self._show_triages()

    @classmethod
    def ask(
        cls,
        options: StartOptions,
        partner: str,
        parent: QWidget | None,
        questionnaire: str = "",
    ) -> StartChoice | None:
        """Show the dialog, with partner and questionnaire chosen where they are given.

        Returns what was chosen, or None.
        """
        dialog = cls(options, partner, parent)
        dialog.offer(questionnaire)
        return dialog.choice() if dialog.exec() else None

    def offer(self, questionnaire: str) -> None:
        """Choose a questionnaire by its code, where there is one of that code."""
        place = self.ui.questionnaireCombo.findData(questionnaire)
        if place >= 0:
            self.ui.questionnaireCombo.setCurrentIndex(place)

    def choice(self) -> StartChoice:
        """Return what the fields say."""
        asks_depth = bool(self._questionnaire().depths)
        depth = _data(self.ui.depthCombo) if asks_depth else ""
        return StartChoice(
            _data(self.ui.partnerCombo),
            self._questionnaire().code,
            _data(self.ui.projectCombo),
            _data(self.ui.triageCombo) if asks_depth else "",
            depth,
            self.ui.reasonEdit.text().strip() if depth else "",
        )

    def problem(self) -> str:
        """Return what keeps the dialog from being accepted, or ""."""
        said = self.choice()
        if not said.partner:
            return self.tr("Choose a partner of the list.")
        if not self._questionnaire().depths:
            return ""
        if said.depth != BY_TRIAGE:
            return "" if said.depth_reason else self.tr("Say why this depth fits.")
        if not said.triage:
            return self.tr("Start with the triage, or choose the depth and say why.")
        decision = self._decision()
        if decision is None or not decision.outcome or self._triages[said.triage].missing:
            return self.tr("This triage is not complete: complete it, or choose the depth.")
        return ""

    def outcome(self) -> str:
        """Return in words what the triage says, or ""."""
        decision = self._decision()
        if decision is None or not decision.outcome or not self._questionnaire().depths:
            return ""
        reasons = [f"• {reason}" for reason in decision.reasons]
        head = self.tr("The triage says: {label}").format(label=decision.label)
        return "\n".join([head, *reasons])

    def _fill(self, partner: str) -> None:
        ui, options = self.ui, self._options
        for id_, label in options.partners:
            ui.partnerCombo.addItem(label, id_)
        ui.partnerCombo.setEditable(True)
        if (field := ui.partnerCombo.lineEdit()) is not None:
            field.setAccessibleName(self.tr("Partner"))
            field.setPlaceholderText(self.tr("Type a part of the name"))
        ui.partnerCombo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (completer := ui.partnerCombo.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        ui.partnerCombo.setCurrentIndex(ui.partnerCombo.findData(partner) if partner else -1)
        for questionnaire in options.questionnaires:
            ui.questionnaireCombo.addItem(questionnaire.title, questionnaire.code)
        ui.projectCombo.addItem(self.tr("None"), "")
        for project in options.projects:
            ui.projectCombo.addItem(project.title, project.id)
        start = ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        start.setText(self.tr("Start"))

    def _connect(self) -> None:
        ui = self.ui
        ui.partnerCombo.currentTextChanged.connect(self._on_partner_changed)
        ui.questionnaireCombo.currentIndexChanged.connect(self._on_choice_changed)
        ui.triageCombo.currentIndexChanged.connect(self._on_choice_changed)
        ui.depthCombo.currentIndexChanged.connect(self._on_depth_changed)
        ui.reasonEdit.textChanged.connect(self._on_depth_changed)

    @Slot()
    def _on_partner_changed(self) -> None:
        self._take_typed_partner()
        self._show_triages()

    @Slot()
    def _on_choice_changed(self) -> None:
        self._show_depths()

    @Slot()
    def _on_depth_changed(self) -> None:
        self._check()

    def _take_typed_partner(self) -> None:
        """Choose the partner whose whole line was typed; the list itself waits for Enter."""
        combo = self.ui.partnerCombo
        place = combo.findText(combo.currentText(), Qt.MatchFlag.MatchFixedString)
        if place >= 0 and place != combo.currentIndex():
            combo.blockSignals(True)
            combo.setCurrentIndex(place)
            combo.blockSignals(False)

    def _show_triages(self) -> None:
        """Offer the triages of the partner, the newest first."""
        combo = self.ui.triageCombo
        combo.blockSignals(True)
        combo.clear()
        partner = _data(self.ui.partnerCombo)
        found = self._options.triages_of(partner) if partner else ()
        self._triages = {option.id: option for option in found}
        for option in found:
            combo.addItem(option.label, option.id)
        combo.addItem(self.tr("None"), "")
        combo.blockSignals(False)
        self._show_depths()

    def _show_depths(self) -> None:
        """Offer the depths of the questionnaire, that of the triage in front."""
        combo = self.ui.depthCombo
        combo.blockSignals(True)
        combo.clear()
        if _data(self.ui.triageCombo):
            combo.addItem(self.tr("As the triage says"), BY_TRIAGE)
        else:
            combo.addItem(self.tr("Choose"), BY_TRIAGE)
        for depth in self._questionnaire().depths:
            combo.addItem(depth.label, depth.value)
        combo.blockSignals(False)
        self._check()

    def _check(self) -> None:
        ui = self.ui
        asks_depth = bool(self._questionnaire().depths)
        for widget in (ui.triageCombo, ui.depthCombo):
            ui.fieldsLayout.setRowVisible(widget, asks_depth)
        ui.fieldsLayout.setRowVisible(ui.reasonEdit, asks_depth and bool(_data(ui.depthCombo)))
        ui.outcomeLabel.setText(self.outcome())
        ui.outcomeLabel.setVisible(bool(self.outcome()))
        problem = self.problem()
        ui.problemLabel.setText(problem)
        ui.problemLabel.setVisible(bool(problem))
        button = ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(not problem)
        button.setToolTip(problem)

    def _questionnaire(self) -> Questionnaire:
        return self._options.questionnaires[max(self.ui.questionnaireCombo.currentIndex(), 0)]

    def _decision(self) -> Decision | None:
        option = self._triages.get(_data(self.ui.triageCombo))
        return None if option is None else option.decisions.get(self._questionnaire().code)


def _data(combo: QComboBox) -> str:
    """Return the id that is chosen; "" while the typed text is none of the list."""
    at = combo.currentIndex()
    if combo.isEditable() and combo.itemText(at) != combo.currentText():
        return ""
    return str(combo.itemData(at) or "") if at >= 0 else ""
