"""Verification and checks: what holds, what does not, and what cannot be verified at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, UsageRefused, WorldError
from ddworkbook.usecases.checking import check_workbook_file
from ddworkbook.usecases.exporting import export_assessment
from ddworkbook.usecases.verify_views import VerifyReport
from ddworkbook.usecases.verifying import verify_path
from ddworkbook.usecases.workbook_files import close_workbook
from tests.builders.work import Desk
from tests.builders.world import fixed_world


def bad(report: VerifyReport) -> list[str]:
    return [line.what for line in report.lines if line.outcome == "bad"]


def test_a_whole_workbook_checks_and_its_records_verify(signed: Desk) -> None:
    told: list[int] = []
    report = check_workbook_file(
        signed.path, signed.session.world, lambda done, _total: told.append(done) is None
    )
    assert report.holds
    assert told == [0, 1, 2]
    assert any("tables equal to the replay" in line.what for line in report.lines)
    verified = verify_path(signed.path, signed.session.world)
    assert verified.holds
    assert [line.what for line in verified.lines][-1].endswith("signed as approved by Ben Reviewer")


def test_a_workbook_without_records_says_so(desk: Desk) -> None:
    report = verify_path(desk.path, desk.session.world)
    assert [line.outcome for line in report.lines] == ["not-checked"]
    assert report.holds


def test_a_changed_record_is_found(signed: Desk) -> None:
    close_workbook(signed.session)
    with sqlite3.connect(signed.path) as connection:
        connection.execute("UPDATE record SET content = replace(content, 'proceed', 'refused')")
    connection.close()
    assert bad(verify_path(signed.path, signed.session.world))
    assert not check_workbook_file(signed.path, signed.session.world).holds


def test_a_changed_signature_is_found(signed: Desk) -> None:
    close_workbook(signed.session)
    with sqlite3.connect(signed.path) as connection:
        connection.execute("UPDATE signature SET signature = replace(signature, 'a', 'b')")
    connection.close()
    report = verify_path(signed.path, signed.session.world)
    assert any("signed as" in what for what in bad(report))


def test_another_fingerprint_on_paper_is_found(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    made = export_assessment(signed.session, assessment, tmp_path, frozenset({"pack"}))
    world = signed.session.world
    assert not verify_path(made.files[0], world, fingerprint="0" * 64).holds
    with pytest.raises(UsageRefused, match="64 digits"):
        verify_path(made.files[0], world, fingerprint="12")


def test_what_cannot_be_verified_is_refused(tmp_path: Path) -> None:
    world = fixed_world(tmp_path / "home")
    (tmp_path / "letter.docx").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageRefused, match="nothing that can be verified"):
        verify_path(tmp_path / "letter.docx", world)
    with pytest.raises(UsageRefused, match="neither a pack nor"):
        verify_path(tmp_path / "folder", world)
    with pytest.raises(WorldError, match="not found"):
        verify_path(tmp_path / "none.zip", world)


def test_a_zip_that_is_no_pack_does_not_hold(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    assert not verify_path(tmp_path / "a.zip", fixed_world(tmp_path / "home")).holds


def test_a_file_that_is_no_workbook_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "a.ddw").write_text("not a workbook " * 100)
    with pytest.raises(InputRefused):
        check_workbook_file(tmp_path / "a.ddw", fixed_world(tmp_path / "home"))
