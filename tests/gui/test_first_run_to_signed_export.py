"""The main job, driven through the real window: from first run to a pack that verifies.

Nothing is called behind the window's back; only what comes out is checked from outside.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ddworkbook.cli.main import main as ddw
from ddworkbook.core.states import State, Step
from ddworkbook.gui import place
from ddworkbook.gui.assessment.assessment_view import AssessmentView
from ddworkbook.gui.composition import Application
from ddworkbook.gui.dialogs.approve_dialog import ApproveDialog
from ddworkbook.gui.dialogs.introduce_dialog import IntroduceDialog
from ddworkbook.gui.dialogs.new_workbook_dialog import NewWorkbookDialog
from ddworkbook.gui.dialogs.partner_dialog import PartnerDialog
from ddworkbook.gui.dialogs.person_dialog import PersonDialog
from ddworkbook.gui.dialogs.sign_dialog import SignDialog
from ddworkbook.gui.dialogs.start_assessment_dialog import StartAssessmentDialog
from ddworkbook.gui.export.export_panel import ExportPanel
from ddworkbook.gui.review.review_panel import ReviewPanel
from tests.builders.world import fixed_world
from tests.gui.driving import answering, button, choose, click, ok, only, press, says, type_into
from tests.gui.filling import answer_all, drop

PARTNER = "Kamiro Highlands Research Trust"
INES = ("Ines Calloway", "Partnerships officer", "University of Norwell", "correct horse")
TOBIAS = ("Tobias Adeyemi-Hart", "Head of assurance", "University of Norwell", "battery staple")
LETTER = b"%PDF-1.4 an invented letter"
TABLES = {"T01": (PARTNER, "Field work", "Kenya", "", "Kenya")}


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """Start the program on a device on which it never ran."""
    application = Application(fixed_world(tmp_path / "home"))
    qtbot.addWidget(application.window)
    application.window.resize(1366, 768)
    application.window.show()
    application.window.activateWindow()
    qtbot.waitExposed(application.window)
    yield application
    application.window.close()


# Said by the offscreen platform when the list of countries pops up; it means nothing there.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_first_run_to_a_signed_pack_that_verifies(
    qtbot: QtBot, app: Application, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workbook(app, tmp_path / "partners.ddw")
    add_partner(app)
    start(app, "&Start triage")
    answer_all(view_of(app), TABLES)
    back_to_partner(app)
    start(app, "Start due diligence", depth="Simple")
    answer_all(view_of(app), {})
    attach(app, tmp_path / "Letter of the board.pdf")
    review = tab(app, ReviewPanel, "Review and sign")
    click(review.step_bar.buttons[Step.SUBMIT])
    introduce_somebody_else(app)
    approve(review)
    sign(review, TOBIAS)
    work_as(app, INES)
    sign(review, INES)
    assert view_of(app).page.state is State.SIGNED
    assert says(review.signatures, "verifies")
    files = export(qtbot, tab(app, ExportPanel, "Export"), tmp_path / "out")
    assert not app.window.notices.text
    check_from_outside(files, tmp_path, capsys)


def make_workbook(app: Application, path: Path) -> None:
    """Welcome, a new workbook, and who I am."""

    def name_it(dialog: NewWorkbookDialog) -> None:
        type_into(dialog.ui.titleEdit, "Partners of 2026")
        type_into(dialog.ui.fileEdit, str(path))
        ok(dialog)

    with answering(NewWorkbookDialog, name_it), answering(IntroduceDialog, introduce(INES)):
        click(app.welcome.new_button)
    assert path.exists()
    assert "Partners of 2026" in app.window.windowTitle()


def introduce(person: tuple[str, str, str, str]):
    """Return the steps that say who somebody is."""

    def steps(dialog: IntroduceDialog) -> None:
        name, role, organisation, passphrase = person
        type_into(dialog.ui.nameEdit, name)
        type_into(dialog.ui.roleEdit, role)
        type_into(dialog.ui.organisationEdit, organisation)
        type_into(dialog.ui.passphraseEdit, passphrase)
        type_into(dialog.ui.repeatEdit, passphrase)
        ok(dialog)

    return steps


def add_partner(app: Application) -> None:
    """Home offers the first step; the partner is typed by hand."""

    def fill(dialog: PartnerDialog) -> None:
        type_into(dialog.ui.nameEdit, PARTNER)
        type_into(dialog.ui.countryField.lineEdit(), "Kenya")
        choose(dialog.ui.kindField, "Research institute")
        click(button(dialog, "Save partner"))

    with answering(PartnerDialog, fill):
        click(button(app.window, "Add a partner"))
    assert says(app.window.page, PARTNER)


def start(app: Application, text: str, depth: str = "") -> None:
    """Start an assessment from the page of the partner."""

    def begin(dialog: StartAssessmentDialog) -> None:
        assert PARTNER in dialog.ui.partnerCombo.currentText()
        if depth:
            choose(dialog.ui.depthCombo, depth)
            type_into(dialog.ui.reasonEdit, "A small grant to a partner that we know.")
        ok(dialog)

    with answering(StartAssessmentDialog, begin):
        click(button(app.window.page, text.replace("&", "")))
    assert view_of(app).page.state is State.DRAFT


def back_to_partner(app: Application) -> None:
    """Go to the partner by the rail and the list."""
    click(app.window.rail.button(place.PARTNERS))
    page = app.window.page
    QApplication.processEvents()
    if not says(page, "Start due diligence"):
        page.list.table.setFocus()
        press(page.list.table, "Down")
        press(page.list.table, "Return")


def attach(app: Application, path: Path) -> None:
    """Drop a file onto the question in hand."""
    path.write_bytes(LETTER)
    answer = view_of(app).answer
    card = answer.cards.card(answer.code)
    drop(card, path)
    assert [item.name for item in view_of(app).page.evidence] == [path.name]


def introduce_somebody_else(app: Application) -> None:
    """Ctrl+Shift+P lets somebody new work here."""

    def somebody_new(dialog: PersonDialog) -> None:
        click(button(dialog, "Somebody new…"))

    with answering(PersonDialog, somebody_new), answering(IntroduceDialog, introduce(TOBIAS)):
        press(app.window, "Ctrl+Shift+P")


def work_as(app: Application, person: tuple[str, str, str, str]) -> None:
    """Ctrl+Shift+P lets somebody known work here."""

    def known(dialog: PersonDialog) -> None:
        choose(dialog.ui.personCombo, person[0])
        ok(dialog)

    with answering(PersonDialog, known):
        press(app.window, "Ctrl+Shift+P")


def approve(review: ReviewPanel) -> None:
    """Decide to proceed."""

    def decide(dialog: ApproveDialog) -> None:
        radios = {one.objectName(): one for one in dialog.findChildren(QRadioButton)}
        click(radios["proceed"])
        type_into(dialog.ui.reasonEdit, "Known since 2019, and sound.")
        ok(dialog)

    with answering(ApproveDialog, decide):
        click(review.step_bar.buttons[Step.APPROVE])


def sign(review: ReviewPanel, person: tuple[str, str, str, str]) -> None:
    """Sign as whoever works here."""

    def give(dialog: SignDialog) -> None:
        assert person[0] in dialog.ui.signerLabel.text()
        type_into(dialog.ui.passphraseEdit, person[3])
        ok(dialog)

    with answering(SignDialog, give):
        click(review.step_bar.buttons[Step.SIGN])


def export(qtbot: QtBot, panel: ExportPanel, folder: Path) -> tuple[Path, ...]:
    """Export everything but the bare JSON, and verify in the window."""
    type_into(panel.choice.folder_edit, str(folder))
    assert panel.choice.formats() == {"pdf", "xlsx", "pack"}
    click(panel.choice.export_button)
    qtbot.waitUntil(lambda: bool(panel.written.files()), timeout=60_000)
    click(panel.written.verify_button)
    qtbot.waitUntil(lambda: bool(panel.written.outcome.text()), timeout=60_000)
    assert panel.written.outcome.kind() == "ok"
    return panel.written.files()


def check_from_outside(
    files: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Look at what was written without the window: signatures of files, BagIt, the command line."""
    by_ending = {path.suffix: path for path in files}
    assert set(by_ending) == {".pdf", ".xlsx", ".zip"}
    assert by_ending[".pdf"].read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(by_ending[".xlsx"])
    with zipfile.ZipFile(by_ending[".zip"]) as pack:
        pack.extractall(tmp_path / "unpacked")
    (bag,) = (tmp_path / "unpacked").iterdir()
    assert bagit.Bag(str(bag)).validate()
    assert LETTER in [path.read_bytes() for path in bag.rglob("*.pdf")]
    assert ddw(["verify", str(by_ending[".zip"])]) == 0
    assert "Ines Calloway" in capsys.readouterr().out


def view_of(app: Application) -> AssessmentView:
    """Return the assessment that is on the screen."""
    QApplication.processEvents()
    return only(app.window, AssessmentView)


def tab(app: Application, kind: type, title: str) -> QWidget:
    """Click on a tab of the assessment and return what it shows."""
    bar = view_of(app).tabs.tabBar()
    titles = [bar.tabText(number) for number in range(bar.count())]
    number = titles.index(title)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
    return only(app.window, kind)
