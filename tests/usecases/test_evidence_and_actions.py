"""Evidence and actions: attached, dated, refused, closed after sign-off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused, WorldError
from ddworkbook.usecases import evidence_files
from ddworkbook.usecases.actions import (
    add_action,
    change_action,
    close_action,
    list_actions,
    remove_action,
    reopen_action,
)
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.evidence import (
    MAX_BYTES,
    attach_bytes,
    attach_file,
    change_evidence,
    detach_evidence,
    is_safe_to_open,
    list_evidence,
    read_evidence,
    save_evidence,
)
from ddworkbook.usecases.evidence_files import media_type, plain_name, safe_name
from ddworkbook.usecases.partners import add_partner
from tests.builders.work import Desk, partner_draft


@pytest.fixture
def triage(desk: Desk) -> str:
    made = add_partner(desk.session, partner_draft()).made
    return start_assessment(desk.session, made, "triage").made


def refused_codes(refused: pytest.ExceptionInfo[InputRefused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_file_is_attached_and_read_back(desk: Desk, triage: str, tmp_path: Path) -> None:
    file = tmp_path / "Satzung (Kopie).PDF"
    file.write_bytes(b"%PDF-1.4 statutes")
    told: list[tuple[int, int]] = []
    made = attach_file(
        desk.session,
        triage,
        file,
        ("T01", "T02"),
        issued_on="2020-01-31",
        note=" scan ",
        progress=lambda done, total: told.append((done, total)) is None,
    ).made
    item = assessment_page(desk.session, triage).evidence_for("T02")[0]
    assert (item.id, item.name, item.media_type) == (made, "Satzung (Kopie).PDF", "application/pdf")
    assert (item.size_bytes, item.issued_on, item.note) == (17, "2020-01-31", "scan")
    assert read_evidence(desk.session, made) == b"%PDF-1.4 statutes"
    assert told == [(0, 1), (1, 1)]


def test_missing_empty_and_huge_files_are_refused(desk: Desk, triage: str, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    for name, code in (
        ("none.pdf", "file-missing"),
        ("empty.pdf", "file-empty"),
        ("huge.pdf", "file-too-large"),
        ("", "not-a-file"),
    ):
        with pytest.raises(InputRefused) as refused:
            attach_file(desk.session, triage, tmp_path / name)
        assert refused_codes(refused) == [code]
    assert "200 MiB" in " ".join(_details(desk, triage, tmp_path / "huge.pdf"))
    assert list_evidence(desk.session) == ()


def _details(desk: Desk, triage: str, path: Path) -> tuple[str, ...]:
    with pytest.raises(InputRefused) as refused:
        attach_file(desk.session, triage, path)
    return refused.value.details


def test_unknown_questions_and_wrong_dates_are_listed(
    desk: Desk, triage: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputRefused) as refused:
        attach_file(
            desk.session,
            triage,
            tmp_path / "a.txt",
            ("T99",),
            issued_on="31.01.2020",
            expires_on="2020-02-31",
        )
    assert refused_codes(refused) == ["unknown-code", "not-a-date", "not-a-date"]


def test_evidence_cannot_expire_before_it_was_issued(desk: Desk, triage: str) -> None:
    made = attach_bytes(desk.session, triage, b"x", "a.png").made
    with pytest.raises(InputRefused) as refused:
        change_evidence(desk.session, triage, made, issued_on="2026-02-01", expires_on="2026-01-01")
    assert refused_codes(refused) == ["wrong-order"]


def test_dates_are_changed_and_expiry_shows(desk: Desk, triage: str) -> None:
    for name, expires in (("old", "2026-11-20"), ("soon", "2027-01-10"), ("late", "2027-03-01")):
        made = attach_bytes(desk.session, triage, name.encode(), f"{name}.txt").made
        change_evidence(desk.session, triage, made, expires_on=expires)
    shown = [(row.evidence.name, row.expiry) for row in list_evidence(desk.session)]
    assert shown == [("old.txt", "expired"), ("soon.txt", "soon"), ("late.txt", "")]
    assert [row.evidence.name for row in list_evidence(desk.session, "lat lake")] == ["late.txt"]


def test_detached_evidence_is_gone_from_the_page(desk: Desk, triage: str) -> None:
    made = attach_bytes(desk.session, triage, b"x", "a.txt").made
    detach_evidence(desk.session, triage, made)
    assert assessment_page(desk.session, triage).evidence == ()
    with pytest.raises(UsageRefused):
        detach_evidence(desk.session, triage, made)


def test_empty_content_is_refused(desk: Desk, triage: str) -> None:
    with pytest.raises(InputRefused):
        attach_bytes(desk.session, triage, b"", "pasted.png")
    assert MAX_BYTES == 64 * 1024 * 1024


def test_a_copy_goes_out_under_a_safe_name(desk: Desk, triage: str, tmp_path: Path) -> None:
    made = attach_bytes(desk.session, triage, b"x", '../..\\etc\\pass:wd?"<a>.txt').made
    first = save_evidence(desk.session, made, tmp_path / "out")
    second = save_evidence(desk.session, made, tmp_path / "out")
    assert first.parent == second.parent == tmp_path / "out"
    assert first.name == "pass_wd___a_.txt"
    assert second.name == "pass_wd___a_ (2).txt"
    assert second.read_bytes() == b"x"


def test_a_copy_into_a_place_that_refuses_leaves_nothing(
    desk: Desk, triage: str, tmp_path: Path
) -> None:
    made = attach_bytes(desk.session, triage, b"x", "a.txt").made
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(WorldError, match="stands in its way"):
        save_evidence(desk.session, made, tmp_path / "file")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("CON.txt", "_CON.txt"),
        ("lpt1", "_lpt1"),
        ("a. ", "a"),
        ("", "evidence"),
        ("..", "evidence"),
        (".profile", ".profile"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("مستند.pdf", "مستند.pdf"),
    ],
)
def test_names_are_made_safe_for_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_names_are_data_and_never_paths() -> None:
    assert plain_name("C:\\Users\\a\\b.pdf") == "b.pdf"
    assert plain_name("/etc/passwd") == "passwd"
    assert media_type("a.unknownthing") == evidence_files.UNKNOWN_TYPE


@pytest.mark.parametrize(
    ("name", "safe"), [("a.PDF", True), ("a.exe", False), ("a.pdf.js", False), ("a", False)]
)
def test_only_harmless_types_are_opened(name: str, safe: bool) -> None:
    assert is_safe_to_open(name) is safe


def test_an_action_is_agreed_changed_and_removed(desk: Desk, triage: str) -> None:
    made = add_action(desk.session, triage, " Ask ", question="T10", due_on="2026-11-20").made
    (row,) = list_actions(desk.session)
    assert (row.action.text, row.overdue, row.partner_name) == ("Ask", True, "Lake University")
    change_action(desk.session, replace(row.action, owner="Ada", due_on="2026-12-24"))
    (row,) = list_actions(desk.session, text="ada")
    assert not row.overdue
    remove_action(desk.session, made)
    assert list_actions(desk.session) == ()


def test_all_problems_of_an_action_are_listed(desk: Desk, triage: str) -> None:
    with pytest.raises(InputRefused) as refused:
        add_action(desk.session, triage, " ", question="T99", kind="wish", due_on="soon")
    assert refused_codes(refused) == ["not-a-date", "empty-text", "unknown-kind", "unknown-code"]


def test_closing_needs_a_note_and_can_be_taken_back(desk: Desk, triage: str) -> None:
    made = add_action(desk.session, triage, "Ask").made
    with pytest.raises(InputRefused):
        close_action(desk.session, made, " ")
    close_action(desk.session, made, "Asked on Monday.")
    with pytest.raises(ActionRefused, match="done already"):
        close_action(desk.session, made, "Again.")
    assert list_actions(desk.session) == ()
    (row,) = list_actions(desk.session, open_only=False)
    assert row.action.closing_note == "Asked on Monday."
    reopen_action(desk.session, made)
    with pytest.raises(ActionRefused, match="open already"):
        reopen_action(desk.session, made)


def test_an_unknown_action_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageRefused):
        close_action(desk.session, "nothing", "Done.")
