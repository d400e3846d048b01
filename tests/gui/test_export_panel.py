"""Export through the window: what is offered, what is written, whether it verifies."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices

from ddworkbook.gui.export import written_card
from ddworkbook.gui.export.export_panel import ExportPanel
from tests.gui.driving import click, says, type_into
from tests.gui.staged import Shown


@pytest.fixture
def shown(qtbot, stage_at):
    cases: list[Shown] = []

    def at(what: str) -> Shown:
        cases.append(Shown(qtbot, stage_at(what), ExportPanel))
        return cases[-1]

    yield at


def export_to(qtbot, panel, folder, *formats):
    type_into(panel.choice.folder_edit, str(folder))
    for name, box in panel.choice.boxes.items():
        if box.isChecked() != (name in formats):
            click(box)
    click(panel.choice.export_button)
    qtbot.waitUntil(lambda: bool(panel.written.files()), timeout=30_000)
    qtbot.waitUntil(panel.choice.export_button.isEnabled)


def test_a_draft_is_marked_and_gives_no_pack(shown, qtbot, tmp_path):
    panel = shown("answered").panel
    assert says(panel.content, "marked DRAFT")
    assert not panel.choice.boxes["pack"].isEnabled()
    assert not panel.choice.boxes["pack"].isChecked()
    assert panel.choice.boxes["pack"].toolTip()
    export_to(qtbot, panel, tmp_path / "out", "xlsx")
    (written,) = panel.written.files()
    assert written.suffix == ".xlsx"
    assert written.stat().st_size > 0
    assert says(panel.written, written.name)
    assert not panel.written.verify_button.isEnabled()
    assert "can be verified" in panel.written.verify_button.toolTip()


def test_a_signed_record_gives_a_pack_that_verifies(shown, qtbot, tmp_path):
    panel = shown("signed").panel
    assert not says(panel.content, "marked DRAFT")
    export_to(qtbot, panel, tmp_path / "out", "json", "pack")
    assert len(panel.written.files()) == 2
    click(panel.written.verify_button)
    qtbot.waitUntil(lambda: bool(panel.written.outcome.text()), timeout=30_000)
    assert panel.written.outcome.kind() == "ok"


def test_a_pack_with_one_byte_changed_is_said_to_be_damaged(shown, qtbot, tmp_path):
    panel = shown("signed").panel
    export_to(qtbot, panel, tmp_path / "out", "pack")
    (pack,) = panel.written.files()
    content = bytearray(pack.read_bytes())
    middle = len(content) // 3
    content[middle] ^= 1
    pack.write_bytes(bytes(content))
    click(panel.written.verify_button)
    qtbot.waitUntil(lambda: bool(panel.written.outcome.text()), timeout=30_000)
    assert panel.written.outcome.kind() == "error"


def test_without_a_format_or_a_folder_it_says_what_is_missing(shown):
    choice = shown("answered").panel.choice
    for name in ("pdf", "xlsx"):
        click(choice.boxes[name])
    assert not choice.export_button.isEnabled()
    assert "at least one" in choice.problem()
    click(choice.boxes["pdf"])
    type_into(choice.folder_edit, " ")
    assert "folder" in choice.problem()


def test_a_folder_that_cannot_be_written_is_refused_with_a_sentence(shown, qtbot, tmp_path):
    case = shown("answered")
    file = tmp_path / "a file"
    file.write_text("in the way")
    type_into(case.panel.choice.folder_edit, str(file))
    click(case.panel.choice.export_button)
    qtbot.waitUntil(lambda: bool(case.refusals), timeout=10_000)
    qtbot.waitUntil(case.panel.choice.export_button.isEnabled)
    assert not case.panel.written.isVisible()


def test_a_cancelled_export_leaves_nothing(shown, qtbot, tmp_path):
    case = shown("signed")
    panel, out = case.panel, tmp_path / "out"
    type_into(panel.choice.folder_edit, str(out))
    click(panel.choice.export_button)
    click(panel.choice.cancel_button)
    qtbot.waitUntil(panel.choice.export_button.isEnabled, timeout=30_000)
    qtbot.waitUntil(lambda: bool(case.refusals) or bool(panel.written.files()), timeout=30_000)
    assert case.refusals
    assert not out.exists() or not list(out.iterdir())


def test_only_the_folder_is_opened(shown, qtbot, tmp_path, monkeypatch):
    opened = []
    # The system's file manager is the world's, not ours.
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert written_card.QDesktopServices is QDesktopServices
    panel = shown("answered").panel
    export_to(qtbot, panel, tmp_path / "out", "xlsx")
    click(panel.written.open_button)
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "out")]
