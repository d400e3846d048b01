from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ddworkbook.core.evidence import Evidence
from ddworkbook.gui.assessment.evidence_row import DATES, DETACH, OPEN, EvidenceDates, EvidenceRow
from ddworkbook.gui.widgets.badge import StatusChip
from ddworkbook.usecases.evidence import attach_bytes
from tests.builders.stage import answer_everything, submitted
from tests.gui.assessment_desk import Desk, open_desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    opened = open_desk(qtbot, tmp_path)
    yield opened
    opened.stage.close()


def drop(target: QWidget, *paths: Path) -> bool:
    """Drop files as the window system does; return whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(target.rect().center(), copy, data, left, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    place = QPointF(target.rect().center())
    QApplication.sendEvent(target, QDropEvent(place, copy, data, left, none))
    return True


def evidence(desk: Desk, code: str) -> tuple[Evidence, ...]:
    return desk.stage.page().evidence_for(code)


def rows(desk: Desk) -> list[EvidenceRow]:
    assert desk.tab.panel.evidence is not None
    return desk.tab.panel.evidence.rows


def paper(tmp_path: Path, name: str = "statute.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(b"%PDF-1.4 invented")
    return path


def test_a_file_dropped_on_a_card_proves_that_question(desk: Desk, tmp_path: Path) -> None:
    desk.open("C27")
    assert drop(desk.card("C26"), paper(tmp_path))
    assert [item.name for item in evidence(desk, "C26")] == ["statute.pdf"]
    assert evidence(desk, "C27") == ()
    assert desk.card("C26").extras.evidence_button.text() == "Evidence (1)"


def test_a_file_dropped_on_the_page_proves_the_question_in_hand(desk: Desk, tmp_path: Path) -> None:
    desk.open("C27")
    assert drop(desk.tab, paper(tmp_path))
    assert [item.name for item in evidence(desk, "C27")] == ["statute.pdf"]
    assert [row.evidence.name for row in rows(desk)] == ["statute.pdf"]


def test_several_files_can_be_chosen(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [str(paper(tmp_path, name)) for name in ("a.pdf", "b.pdf")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (chosen, ""))
    desk.open("C27")
    qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_E, CTRL)
    assert {item.name for item in evidence(desk, "C27")} == {"a.pdf", "b.pdf"}
    assert desk.noticed[-1] == "2 files are attached to C27."


def test_a_picture_of_the_clipboard_becomes_evidence(qtbot: QtBot, desk: Desk) -> None:
    desk.open("C27")
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    QApplication.clipboard().setImage(picture)
    qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_V, CTRL)
    (item,) = evidence(desk, "C27")
    assert item.name.startswith("Picture ") and item.name.endswith(".png")
    assert item.media_type == "image/png"


def test_a_file_of_the_clipboard_becomes_evidence_also_while_typing(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.open("C27")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper(tmp_path)))])
    data.setText("file name")
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    comment = desk.card("C27").extras.comment
    assert comment is not None and comment.field.hasFocus()
    qtbot.keyClick(comment.field, Qt.Key.Key_V, CTRL)
    assert [item.name for item in evidence(desk, "C27")] == ["statute.pdf"]
    assert comment.field.toPlainText() == ""


def test_a_clipboard_that_gives_nothing_is_met_with_a_sentence(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open("C27")
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_args: None)
    qtbot.keyClick(desk.page.focusWidget(), Qt.Key.Key_V, CTRL)
    assert desk.noticed == ["The clipboard holds no file and no picture."]
    assert evidence(desk, "C27") == ()


def test_dates_of_evidence_are_kept(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.open("C27")
    drop(desk.tab, paper(tmp_path))
    (row,) = rows(desk)
    qtbot.mouseClick(row.buttons[DATES], Qt.MouseButton.LeftButton)
    assert row.expires is not None
    qtbot.keyClicks(row.expires.field, "31/12/2027")
    qtbot.keyClick(row.expires.field, Qt.Key.Key_Return)
    assert evidence(desk, "C27")[0].expires_on == "2027-12-31"


@pytest.mark.parametrize(
    ("days", "words"), [(-1, ["Expired"]), (10, ["Expires soon"]), (400, []), (None, [])]
)
def test_evidence_says_that_it_expired_or_will_soon(
    desk: Desk, tmp_path: Path, days: int | None, words: list[str]
) -> None:
    desk.open("C27")
    desk.tab.desk.attach("C27", [paper(tmp_path)])
    if days is not None:
        day = (desk.stage.session.world.today() + timedelta(days=days)).isoformat()
        made = evidence(desk, "C27")[0].id
        desk.tab.desk.set_dates(EvidenceDates(made, "", day))
    chips = desk.tab.panel.findChildren(StatusChip)
    assert [chip.word() for chip in chips if chip.isVisible()] == words


def test_evidence_is_detached_from_one_question_and_stays_with_the_other(
    qtbot: QtBot, desk: Desk
) -> None:
    session, made = desk.stage.session, desk.stage.assessment
    attach_bytes(session, made, b"%PDF", "both.pdf", ("C26", "C27"))
    desk.open("C27")
    qtbot.mouseClick(rows(desk)[0].buttons[DETACH], Qt.MouseButton.LeftButton)
    assert evidence(desk, "C27") == ()
    assert [item.name for item in evidence(desk, "C26")] == ["both.pdf"]
    desk.page.undo()
    assert [item.name for item in evidence(desk, "C27")] == ["both.pdf"]


def test_only_files_that_run_nothing_are_opened(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    session, made = desk.stage.session, desk.stage.assessment
    for name in ("letter.docm", "statute.pdf"):
        attach_bytes(session, made, b"content of " + name.encode(), name, ("C27",))
    desk.open("C27")
    by_name = {row.evidence.name: row for row in rows(desk)}
    assert not by_name["letter.docm"].buttons[OPEN].isEnabled()
    assert "may run" in by_name["letter.docm"].buttons[OPEN].toolTip()
    qtbot.mouseClick(by_name["letter.docm"].buttons[OPEN], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(by_name["statute.pdf"].buttons[OPEN], Qt.MouseButton.LeftButton)
    assert [Path(name).name for name in opened] == ["statute.pdf"]
    assert Path(opened[0]).read_bytes() == b"content of statute.pdf"


def test_a_missing_file_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.open("C27")
    drop(desk.tab, tmp_path / "gone.pdf")
    assert evidence(desk, "C27") == ()
    assert len(desk.refused) == 1


def test_a_frozen_assessment_takes_no_files(desk: Desk, tmp_path: Path) -> None:
    answer_everything(desk.stage)
    submitted(desk.stage)
    desk.open("C27")
    assert not drop(desk.tab, paper(tmp_path))
    assert not drop(desk.card("C27"), paper(tmp_path))
    assert evidence(desk, "C27") == ()
