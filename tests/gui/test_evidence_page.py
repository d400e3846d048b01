"""All evidence in one list, with how fresh it is; nothing that runs is ever opened."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.evidence_dates_dialog import EvidenceDatesDialog
from ddworkbook.gui.evidence_list.evidence_columns import EvidenceColumn
from ddworkbook.gui.pages.evidence_page import EvidencePage
from ddworkbook.gui.place import ASSESSMENTS, Place
from ddworkbook.usecases.evidence import attach_bytes, change_evidence, list_evidence
from tests.gui.driving import answering, choose, click, ok, press, says, type_into


@pytest.fixture
def page_of(qtbot, stage_at):
    kept = []

    def make(what, *files):
        stage = stage_at(what)
        session, assessment = stage.session, stage.assessment
        for name, expires in files:
            made = attach_bytes(session, assessment, b"something", name, ("C02",)).made
            change_evidence(session, assessment, made, expires_on=expires)
        bridge = Bridge(session.world)
        bridge.use(session)
        page = EvidencePage(bridge)
        qtbot.addWidget(page)
        page.resize(1176, 700)
        page.show()
        kept.append((page, bridge))
        return page, stage

    yield make


def shown(page):
    return [row.evidence.name for row in page.model.rows()]


def go_to(page, name):
    page.table.setCurrentIndex(page.model.index(shown(page).index(name), 0))


OLD, SOON, FRESH = ("old.pdf", "2026-01-31"), ("soon.png", "2026-12-31"), ("new.txt", "2029-01-01")
LETTER = "Letter of the board.pdf"


def test_freshness_is_an_icon_and_a_word_and_expired_stands_in_front(page_of):
    page, _stage = page_of("answered", FRESH, SOON, OLD)
    assert shown(page) == ["old.pdf", "soon.png", "new.txt", LETTER]
    column = EvidenceColumn.FRESHNESS
    words = [page.model.index(row, column).data() for row in range(4)]
    assert words == ["Expired", "Expires soon", "Fresh", "No date"]


def test_the_filter_shows_what_expired(page_of):
    page, _stage = page_of("answered", FRESH, OLD)
    choose(page.frame.filter, "Expired")
    assert shown(page) == ["old.pdf"]
    choose(page.frame.filter, "Expires soon")
    assert says(page, "Nothing fits")


def test_without_evidence_it_says_how_to_attach(page_of):
    page, _stage = page_of("draft")
    assert says(page, "Drop a file onto a question")


def test_what_could_run_is_never_opened_and_it_says_so(page_of):
    page, _stage = page_of("answered", ("viewer.exe", ""), ("script.bat", ""))
    for name in ("viewer.exe", "script.bat"):
        go_to(page, name)
        assert not page.look_button.isEnabled()
        assert "could run something" in page.look_button.toolTip()


def test_a_safe_file_is_looked_at_as_a_copy(page_of, monkeypatch):
    opened = []
    # The system's viewer is the world's, not ours.
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page, _stage = page_of("answered", ("new.txt", ""))
    go_to(page, "new.txt")
    click(page.look_button)
    (url,) = opened
    with open(url.toLocalFile(), "rb") as copy:
        assert copy.read() == b"something"


def test_a_copy_is_saved_where_one_says(page_of, tmp_path, monkeypatch):
    # The system's folder dialog is the world's, not ours.
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page, _stage = page_of("answered", ("viewer.exe", ""))
    go_to(page, "viewer.exe")
    click(page.save_button)
    assert (tmp_path / "viewer.exe").read_bytes() == b"something"


def test_dates_are_typed_and_a_wrong_one_stays_in_the_dialog(page_of):
    page, stage = page_of("answered")

    def fill(dialog):
        type_into(dialog.ui.issuedEdit, "2026-05-01")
        type_into(dialog.ui.expiresEdit, "2026-02-30")
        ok(dialog)
        assert "not a date" in dialog.ui.problemLabel.text()
        type_into(dialog.ui.expiresEdit, "2026-04-01")
        ok(dialog)
        assert "before" in dialog.ui.problemLabel.text()
        type_into(dialog.ui.expiresEdit, "2028-05-01")
        ok(dialog)

    with answering(EvidenceDatesDialog, fill):
        click(page.dates_button)
    (row,) = list_evidence(stage.session)
    assert (row.evidence.issued_on, row.evidence.expires_on) == ("2026-05-01", "2028-05-01")


def test_enter_opens_the_assessment_at_the_question(page_of, qtbot):
    page, stage = page_of("answered")
    with qtbot.waitSignal(page.place_requested) as asked:
        press(page.table, "Return")
    assert asked.args == [Place(ASSESSMENTS, stage.assessment, "C01")]


def test_searching_looks_in_names(page_of):
    page, _stage = page_of("answered", OLD, FRESH)
    type_into(page.search, "board")
    press(page.search, "Return")
    assert shown(page) == [LETTER]
