"""A form from the field goes all the way: imported, saved as an edition, answered, exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ddworkbook.gui import place
from ddworkbook.gui.assessment.assessment_view import AssessmentView
from ddworkbook.gui.composition import Application
from ddworkbook.gui.dialogs.save_edition_dialog import SaveEditionDialog
from ddworkbook.gui.dialogs.start_assessment_dialog import StartAssessmentDialog
from ddworkbook.gui.editors import file_editor
from ddworkbook.gui.export.export_panel import ExportPanel
from ddworkbook.gui.pages.questionnaires_page import QuestionnairesPage
from ddworkbook.gui.place import Place
from ddworkbook.gui.questionnaires import exchange_steps
from tests.builders.stage import Stage
from tests.formats.form_tables import write_form
from tests.gui.driving import answering, button, choose, click, ok, only, type_into
from tests.gui.filling import answer, answer_all

SAMPLE = Path(__file__).parents[1] / "samples" / "xlsform" / "field-site-visit.md"
TITLE = "Visit to a field site"
# The repeat of the form is a table of teams here: name, people, contract.
TEAM = ("Survey team", "12", "")


@pytest.fixture
def app(qtbot: QtBot, stage_at: Callable[[str], Stage]) -> Iterator[Application]:
    """The window on a workbook that has a partner."""
    session = stage_at("draft").session
    application = Application(session.world)
    qtbot.addWidget(application.window)
    application.bridge.use(session)
    application.window.resize(1366, 768)
    application.window.show()
    qtbot.waitExposed(application.window)
    yield application
    application.bridge.use(None)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_form_in_three_languages_is_imported_answered_and_exported(
    qtbot: QtBot, app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = write_form(tmp_path / "visit.xlsx", SAMPLE.read_text(encoding="utf-8"))
    import_as_edition(qtbot, app, form, monkeypatch)
    photo = tmp_path / "entrance.png"
    photo.write_bytes(b"\x89PNG an invented picture")
    monkeypatch.setattr(file_editor, "ask_file", lambda *_: photo)
    view = start(app)
    # A district is offered only once its region is known; the repeat is a table.
    answer_all(view, {})
    states = {one.question.code: one for one in view.page.walkthrough.sections[0].questions}
    assert states["district"].offered == ("upper", "lower")
    app.window.go_to(Place(place.ASSESSMENTS, view.page.id, "teams"))
    QApplication.processEvents()
    answer(view, "teams", TEAM)
    view.answer.flush()
    assert view.page.answer_texts["teams"]
    written = export(qtbot, view, tmp_path / "out")
    text = "".join(page.extract_text() for page in PdfReader(written[".pdf"]).pages)
    assert "What is the site called?" in text
    assert "As in the papers on" in text
    assert "Survey team" in text


def import_as_edition(
    qtbot: QtBot, app: Application, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Import the form on the questionnaires page and save it as an edition."""
    app.window.go_to(Place(place.QUESTIONNAIRES))
    page = app.window.pages[place.QUESTIONNAIRES]
    assert isinstance(page, QuestionnairesPage)
    monkeypatch.setattr(exchange_steps, "ask_file", lambda *_: form)
    with qtbot.waitSignal(page.exchange.imported):
        click(page.import_button)
    click(button(page, "Edit"))
    with answering(SaveEditionDialog, ok):
        click(page.edit.save)


def start(app: Application) -> AssessmentView:
    """Start an assessment of the partner with the imported questionnaire."""

    def begin(dialog: StartAssessmentDialog) -> None:
        type_into(dialog.ui.partnerCombo.lineEdit(), dialog.ui.partnerCombo.itemText(0))
        choose(dialog.ui.questionnaireCombo, TITLE)
        ok(dialog)

    app.window.go_to(Place(place.ASSESSMENTS))
    with answering(StartAssessmentDialog, begin):
        click(button(app.window.page, "Start assessment…"))
    QApplication.processEvents()
    return only(app.window, AssessmentView)


def export(qtbot: QtBot, view: AssessmentView, folder: Path) -> dict[str, Path]:
    """Export the draft as PDF and Excel."""
    view.tabs.setCurrentIndex(2)
    panel = only(view, ExportPanel)
    type_into(panel.choice.folder_edit, str(folder))
    click(panel.choice.export_button)
    qtbot.waitUntil(lambda: bool(panel.written.files()), timeout=60_000)
    return {path.suffix: path for path in panel.written.files()}
