from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ddworkbook.core.partner import Partner
from ddworkbook.core.states import State
from ddworkbook.gui.assessment.starting import start_options
from ddworkbook.gui.dialogs.depth_dialog import DepthDialog
from ddworkbook.gui.dialogs.start_assessment_dialog import StartAssessmentDialog, StartChoice
from ddworkbook.gui.place import ASSESSMENTS, Place
from ddworkbook.usecases.assessment_views import AssessmentRow
from ddworkbook.usecases.assessments import choose_depth, start_assessment
from ddworkbook.usecases.partners import add_partner
from tests.builders.stage import answer_everything, submitted
from tests.gui import driving
from tests.gui.assessment_desk import Desk, open_desk
from tests.gui.driving import answering

INTERACTIVE = {
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.SpinBox,
}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(qtbot, tmp_path)
    yield opened
    opened.stage.close()


def shown(desk: Desk) -> list[AssessmentRow]:
    return list(desk.page.list.model.rows())


def triage(desk: Desk, *, complete: bool = True) -> str:
    """Start a triage of the partner and answer it."""
    stage = desk.stage
    due_diligence = stage.assessment
    made = start_assessment(stage.session, stage.partner, "triage").made
    stage.assessment = made
    if complete:
        answer_everything(stage)
    stage.assessment = due_diligence
    return made


def ask(qtbot: QtBot, desk: Desk, partner: str = "") -> StartAssessmentDialog:
    dialog = StartAssessmentDialog(start_options(desk.stage.session), partner)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(combo: object, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))  # type: ignore[attr-defined]


def ok(dialog: StartAssessmentDialog) -> bool:
    return dialog.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_the_list_is_searched_and_filtered(qtbot: QtBot, desk: Desk) -> None:
    session = desk.stage.session
    other = add_partner(session, Partner("", "Lakeside <i>Trust</i>", "TZ")).made
    start_assessment(session, other, "triage")
    answer_everything(desk.stage)
    submitted(desk.stage)
    desk.page.go_to(Place(ASSESSMENTS))
    assert len(shown(desk)) == 2
    qtbot.keyClicks(desk.page.list.search, "lakeside")
    qtbot.keyClick(desk.page.list.search, Qt.Key.Key_Return)
    assert [row.partner_name for row in shown(desk)] == ["Lakeside <i>Trust</i>"]
    desk.page.list.search.clear()
    choose(desk.page.list.states, State.SUBMITTED.value)
    assert [row.state for row in shown(desk)] == [State.SUBMITTED]
    choose(desk.page.list.states, State.SIGNED.value)
    assert desk.page.list.nothing.isVisible()


def test_enter_opens_the_marked_assessment_and_back_leads_to_it(qtbot: QtBot, desk: Desk) -> None:
    desk.page.go_to(Place(ASSESSMENTS))
    table = desk.page.list.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.page.view.isVisible()
    desk.page.view.back_requested.emit()
    assert desk.page.list.isVisible()
    assert table.currentIndex().row() == 0


def test_headings_sort(desk: Desk) -> None:
    session = desk.stage.session
    for name in ("Zebra", "Aloe"):
        start_assessment(session, add_partner(session, Partner("", name, "TZ")).made, "triage")
    desk.page.go_to(Place(ASSESSMENTS))
    desk.page.list.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row.partner_name for row in shown(desk)] == [
        "Aloe",
        "Kamiro Highlands Research Trust",
        "Zebra",
    ]


def test_a_triage_is_started_without_a_depth(qtbot: QtBot, desk: Desk) -> None:
    dialog = ask(qtbot, desk)
    assert not ok(dialog) and dialog.ui.problemLabel.isVisible()
    choose(dialog.ui.partnerCombo, desk.stage.partner)
    choose(dialog.ui.questionnaireCombo, "triage")
    assert not dialog.ui.depthCombo.isVisible()
    assert ok(dialog)
    assert dialog.choice() == StartChoice(desk.stage.partner, "triage", "", "", "", "")


def test_the_depth_follows_the_triage_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    made = triage(desk)
    dialog = ask(qtbot, desk, desk.stage.partner)
    choose(dialog.ui.questionnaireCombo, "partner-due-diligence")
    assert dialog.choice().triage == made
    assert "The triage says: " in dialog.ui.outcomeLabel.text()
    assert "• " in dialog.ui.outcomeLabel.text()
    assert ok(dialog)


def test_without_a_complete_triage_a_depth_needs_a_reason(qtbot: QtBot, desk: Desk) -> None:
    triage(desk, complete=False)
    dialog = ask(qtbot, desk, desk.stage.partner)
    choose(dialog.ui.questionnaireCombo, "partner-due-diligence")
    assert "not complete" in dialog.ui.problemLabel.text()
    choose(dialog.ui.triageCombo, "")
    assert "triage" in dialog.ui.problemLabel.text()
    choose(dialog.ui.depthCombo, "simple")
    assert dialog.ui.reasonEdit.isVisible() and not ok(dialog)
    qtbot.keyClicks(dialog.ui.reasonEdit, "A small sum to a known partner.")
    assert ok(dialog)
    assert dialog.choice().depth == "simple"


def test_a_typed_name_that_is_no_partner_is_not_taken_for_one(qtbot: QtBot, desk: Desk) -> None:
    dialog = ask(qtbot, desk, desk.stage.partner)
    choose(dialog.ui.questionnaireCombo, "triage")
    assert ok(dialog)
    dialog.ui.partnerCombo.setEditText("Nobody")
    assert not ok(dialog)
    assert dialog.choice().partner == ""


def test_the_questionnaire_that_was_asked_for_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    def look(dialog: StartAssessmentDialog) -> None:
        assert dialog.choice().partner == desk.stage.partner
        assert dialog.choice().questionnaire == "partner-due-diligence"
        dialog.reject()

    with answering(StartAssessmentDialog, look):
        part = f"start:{desk.stage.partner}:partner-due-diligence"
        desk.page.go_to(Place(ASSESSMENTS, "", part))


def test_an_assessment_is_started_for_the_partner_that_asked_and_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_options: object, partner: str, *_others: object) -> StartChoice:
        asked.append(partner)
        return StartChoice(partner, "triage", "", "", "", "")

    monkeypatch.setattr(StartAssessmentDialog, "ask", answer)
    desk.page.go_to(Place(ASSESSMENTS, "", f"start:{desk.stage.partner}"))
    assert asked == [desk.stage.partner]
    page = desk.page.view.page
    assert page is not None and page.questionnaire.code == "triage"
    assert desk.page.view.isVisible()
    assert desk.tab.code == "T01"


def test_the_head_says_who_how_deep_where_and_why(qtbot: QtBot, desk: Desk) -> None:
    header = desk.page.view.header
    assert header.head.title() == "Kamiro Highlands Research Trust"
    assert header.state.word() == "Draft"
    assert not header.reasons.isVisible()
    qtbot.mouseClick(header.why_button, Qt.MouseButton.LeftButton)
    assert "A small grant to a partner that is known." in header.reasons.text()


def test_every_tab_of_the_assessment_can_be_shown(desk: Desk) -> None:
    tabs = desk.page.view.tabs
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        QApplication.processEvents()
        assert tabs.currentWidget().isVisible()
    assert tabs.count() == 3


def test_the_depth_can_be_taken_from_the_triage_again(qtbot: QtBot, desk: Desk) -> None:
    stage = desk.stage
    linked = triage(desk)
    stage.assessment = start_assessment(
        stage.session,
        stage.partner,
        "partner-due-diligence",
        triage_id=linked,
    ).made
    before = stage.page().profile.depth
    other = "simple" if before != "simple" else "enhanced"
    choose_depth(stage.session, stage.assessment, other, "To see more.")
    desk.open()
    header = desk.page.view.header
    qtbot.mouseClick(header.why_button, Qt.MouseButton.LeftButton)
    assert "To see more." in header.reasons.text()
    assert header.reasons.triage_button is not None
    qtbot.mouseClick(header.reasons.triage_button, Qt.MouseButton.LeftButton)
    assert stage.page().profile.depth == before
    assert "To see more." not in header.reasons.text()


def test_another_depth_is_chosen_by_hand_with_its_reason(qtbot: QtBot, desk: Desk) -> None:
    header = desk.page.view.header
    qtbot.mouseClick(header.why_button, Qt.MouseButton.LeftButton)
    assert header.reasons.depth_button is not None
    before = desk.stage.page().profile.depth
    labels = [depth.label for depth in desk.stage.page().questionnaire.depths]
    values = [depth.value for depth in desk.stage.page().questionnaire.depths]
    other = next(number for number, value in enumerate(values) if value != before)

    def choose(dialog: DepthDialog) -> None:
        button = dialog.ui.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        assert not button.isEnabled()
        driving.choose(dialog.ui.depthBox, labels[other])
        assert not button.isEnabled()
        driving.type_into(dialog.ui.reasonEdit, "The grant is small.")
        driving.ok(dialog)

    with driving.answering(DepthDialog, choose):
        driving.click(header.reasons.depth_button)
    assert desk.stage.page().profile.depth == values[other]
    assert "The grant is small." in header.reasons.text()


def unnamed(interface: QAccessibleInterface | None, path: str = "") -> list[str]:
    """Return every visible interactive element without a name."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return []
    path = f"{path}/{interface.role().name}"
    found = []
    name = interface.text(QAccessible.Text.Name)
    if interface.role() in INTERACTIVE and not name:
        widget = interface.object()
        found.append(f"{path} {type(widget).__name__} {widget.objectName() if widget else ''}")
    if interface.role() is QAccessible.Role.Table:
        return found
    for number in range(interface.childCount()):
        found += unnamed(interface.child(number), path)
    return found


def test_nothing_that_can_be_used_is_without_a_name(qtbot: QtBot, desk: Desk) -> None:
    QAccessible.setActive(True)
    page = desk.page.view.page
    assert page is not None
    for section in page.walkthrough.sections:
        desk.tab.show_section(section.code)
        for code in desk.tab.cards.codes():
            desk.card(code).extras.open_comment()
            desk.card(code).extras.open_respondent()
        assert unnamed(QAccessible.queryAccessibleInterface(desk.page.view)) == []
    desk.page.go_to(Place(ASSESSMENTS))
    assert unnamed(QAccessible.queryAccessibleInterface(desk.page.list)) == []
    dialog = ask(qtbot, desk, desk.stage.partner)
    assert unnamed(QAccessible.queryAccessibleInterface(dialog)) == []
