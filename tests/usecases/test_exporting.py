"""Exports: whole files or none, nothing overwritten, drafts marked, and all of it verifies."""

from __future__ import annotations

import errno
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ddworkbook.core.errors import ActionRefused, UsageRefused, WorldError
from ddworkbook.usecases import whole_file
from ddworkbook.usecases.answering import GivenAnswer, answer_many, answer_question
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.exporting import FORMATS, export_assessment, plan_export
from ddworkbook.usecases.progress import StoppedError
from ddworkbook.usecases.signing import amend
from ddworkbook.usecases.verifying import verify_path
from ddworkbook.usecases.whole_file import free_name, write_bytes_whole
from ddworkbook.usecases.workbook_files import close_workbook, open_beside
from tests.builders.work import Desk, answered_triage, approved

ALL = frozenset(FORMATS)


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_signed_record_is_exported_whole_and_verifies(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    made = export_assessment(
        signed.session,
        assessment,
        tmp_path / "out",
        ALL,
        progress=lambda done, total: told.append((done, total)) is None,
    )
    assert not made.is_draft
    names = [path.name for path in made.files]
    stem = "Lake University - Partner due diligence - revision 1"
    assert names == [f"{stem}.pdf", f"{stem}.xlsx", f"{stem} record", f"{stem} pack.zip"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    assert made.fingerprint[:8] in pdf_text(made.files[0])
    assert "Answers" in load_workbook(made.files[1]).sheetnames
    for path in made.files[2:]:
        report = verify_path(path, signed.session.world, fingerprint=made.fingerprint)
        assert report.holds, report.lines
    assert verify_path(made.files[2] / "record.json", signed.session.world).holds
    assert told[0][0] == 0


def test_the_same_record_gives_the_same_files(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    first = export_assessment(signed.session, assessment, tmp_path / "a", ALL)
    signed.clock.move(days=400)
    second = export_assessment(signed.session, assessment, tmp_path / "b", ALL)
    for one, other in zip(first.files, second.files, strict=True):
        if one.is_file():
            assert one.read_bytes() == other.read_bytes()


def test_nothing_is_overwritten(signed: Desk, assessment: str, tmp_path: Path) -> None:
    first = export_assessment(signed.session, assessment, tmp_path, frozenset({"xlsx"}))
    again = export_assessment(signed.session, assessment, tmp_path, frozenset({"xlsx"}))
    assert again.files[0].name.endswith(" (2).xlsx")
    assert first.files[0].exists()


def test_a_draft_says_so_on_its_pages(desk: Desk, tmp_path: Path) -> None:
    triage = answered_triage(desk)
    made = export_assessment(desk.session, triage, tmp_path)
    assert made.is_draft
    assert [path.suffix for path in made.files] == [".pdf", ".xlsx"]
    assert "draft" in pdf_text(made.files[0]).lower()


def test_a_draft_gives_no_pack(desk: Desk, tmp_path: Path) -> None:
    triage = answered_triage(desk)
    plan = plan_export(desk.session, triage)
    assert plan.is_draft
    assert [name for name, _reason in plan.refusals] == ["json", "pack"]
    with pytest.raises(ActionRefused, match="approve it first"):
        export_assessment(desk.session, triage, tmp_path / "out", frozenset({"pack"}))
    assert not (tmp_path / "out").exists()


def test_the_plan_names_what_will_be_written(signed: Desk, assessment: str, tmp_path: Path) -> None:
    plan = plan_export(signed.session, assessment)
    made = export_assessment(signed.session, assessment, tmp_path, ALL)
    assert [name for _format, name in plan.names] == [path.name for path in made.files]
    assert plan.refusals == ()


def test_an_earlier_revision_is_exported_after_an_amendment(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    before = export_assessment(signed.session, assessment, tmp_path / "a", frozenset({"pdf"}))
    amend(signed.session, assessment, "A new director.")
    answer_question(signed.session, assessment, "C21", "Training.")
    after = export_assessment(
        signed.session, assessment, tmp_path / "b", frozenset({"pdf", "pack"}), revision=1
    )
    assert after.files[0].read_bytes() == before.files[0].read_bytes()
    assert verify_path(after.files[1], signed.session.world).holds
    draft = export_assessment(signed.session, assessment, tmp_path / "c", frozenset({"pdf"}))
    assert draft.is_draft
    with pytest.raises(UsageRefused, match="no frozen revision 7"):
        export_assessment(signed.session, assessment, tmp_path, revision=7)


def test_an_unknown_format_is_refused(desk: Desk, tmp_path: Path) -> None:
    triage = answered_triage(desk)
    with pytest.raises(UsageRefused, match="no format 'docx'"):
        export_assessment(desk.session, triage, tmp_path, frozenset({"docx"}))


def test_an_export_can_be_stopped_and_leaves_nothing(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError):
        export_assessment(
            signed.session, assessment, tmp_path, ALL, progress=lambda done, _total: done < 1
        )
    assert list(tmp_path.glob("Lake*")) == []
    assert list(tmp_path.glob(".*unfinished")) == []


def test_an_export_reads_beside_the_window(signed: Desk, assessment: str, tmp_path: Path) -> None:
    beside = open_beside(signed.session)
    made = export_assessment(beside, assessment, tmp_path / "out", frozenset({"pack"}))
    close_workbook(beside)
    assert zipfile.is_zipfile(made.files[0])
    assert assessment_page(signed.session, assessment).fingerprint == made.fingerprint


def test_a_folder_that_cannot_be_made_is_a_sentence(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorldError, match="stands in its way"):
        export_assessment(signed.session, assessment, tmp_path / "file" / "out")


def test_a_full_disk_is_a_sentence_and_leaves_no_half_file(tmp_path: Path) -> None:
    def fails(unfinished: Path) -> None:
        unfinished.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(WorldError, match="is full"):
        whole_file.write_whole(tmp_path / "a.pdf", fails)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    write_bytes_whole(tmp_path / "a.txt", b"old")

    def fails(_unfinished: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(WorldError, match="Input/output"):
        whole_file.write_whole(tmp_path / "a.txt", fails)
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_free_name_counts_up(tmp_path: Path) -> None:
    for name in ("a.txt", "a (2).txt"):
        (tmp_path / name).touch()
    assert free_name(tmp_path, "a.txt").name == "a (3).txt"


def test_one_changed_byte_in_a_pack_is_found_and_named(
    signed: Desk, assessment: str, tmp_path: Path
) -> None:
    made = export_assessment(signed.session, assessment, tmp_path, frozenset({"pack"}))
    content = bytearray(made.files[0].read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = next(one for one in archive.infolist() if one.filename.endswith("record.pdf"))
        start = info.header_offset + 30 + len(info.filename) + 200
    content[start] ^= 1
    made.files[0].write_bytes(content)
    report = verify_path(made.files[0], signed.session.world)
    assert not report.holds
    assert any("record.pdf" in line.what for line in report.lines if line.outcome == "bad")


HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "<img src=x onerror=alert(1)><b>&amp;",
    "w" * 5000,
    "مرحبا بالعالم",
    "🌍 and NUL \x00 and \u202e",
    "+1-1@SUM(A1)",
)


def test_text_from_people_is_never_formula_or_markup(desk: Desk, tmp_path: Path) -> None:
    triage = answered_triage(desk)
    for code, text in zip(("T02", "T03", "T06", "T07", "T08", "T10"), HOSTILE, strict=True):
        answer_many(desk.session, triage, (GivenAnswer(code, None, text, keeps_value=True),))
    approved(desk, triage)
    made = export_assessment(desk.session, triage, tmp_path, ALL)
    cells = [
        cell
        for sheet in load_workbook(made.files[1]).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    kept = "\n".join(cell.value for cell in cells)
    assert HOSTILE[0] in kept
    assert HOSTILE[1] in kept
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert verify_path(made.files[3], desk.session.world).holds
