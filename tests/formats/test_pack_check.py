"""Three checkers agree: the library, the one in the pack and ours; two name what was altered."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ddworkbook.core.errors import UsageRefused, WorldError
from ddworkbook.core.head import grouped
from ddworkbook.formats.pack_check.check import (
    check_pack,
    check_record_folder,
    looks_like_pack,
)
from tests.builders.pack_builder import pack_bytes, some_material, unpacked
from tests.formats.pack_tampering import (
    bad_lines,
    bagit_holds,
    flip,
    rewrite_lists,
    verify_py,
    zipped,
)

MATERIAL = some_material()
PAYLOAD = (
    "START-HERE.html",
    "evidence/C04_Bank-letter.jpg",
    "evidence/C04_Certificate.pdf",
    "ledger.jsonl",
    "questionnaire.json",
    "record-personal.json",
    "record.json",
    "record.pdf",
    "record.xlsx",
    "ro-crate-metadata.json",
    "signatures/1-prepared.json",
    "signatures/1-prepared.pem",
    "signatures/1-prepared.sig",
    "signatures/2-approved.json",
    "signatures/2-approved.pem",
    "signatures/2-approved.sig",
    "verify.py",
)
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(MATERIAL, tmp_path_factory.mktemp("whole"))


@pytest.fixture
def bag(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / whole.name))


def test_the_list_of_payload_files_in_this_test_is_whole(whole: Path) -> None:
    found = [p.relative_to(whole / "data").as_posix() for p in (whole / "data").rglob("*.*")]
    assert sorted(found) == sorted(PAYLOAD)


def test_a_whole_pack_is_whole_for_all_three(whole: Path) -> None:
    code, said = verify_py("--fingerprint", *grouped(MATERIAL.fingerprint).split(), bag=whole)
    assert (code, "ALTERED" in said) == (0, False)
    assert "2-approved.sig holds" in said
    assert bad_lines(whole, MATERIAL.fingerprint) == []
    assert bagit_holds(whole)


def test_a_whole_zip_is_whole_for_both(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(pack_bytes(MATERIAL))
    assert bad_lines(path, grouped(MATERIAL.fingerprint)) == []
    code, said = verify_py(str(path), bag=whole)
    assert (code, "ALTERED" in said) == (0, False)


def test_a_zip_that_somebody_packed_again_is_still_whole(whole: Path, tmp_path: Path) -> None:
    path = zipped(whole, tmp_path / "again.zip")
    assert bad_lines(path) == []
    assert verify_py(str(path), bag=whole)[0] == 0


@pytest.mark.parametrize("name", [*(f"data/{name}" for name in PAYLOAD), *TAGS])
def test_one_changed_byte_of_any_file_is_found_and_the_file_named(name: str, bag: Path) -> None:
    checker = Path(shutil.copytree(bag, bag.parent / "checker"))
    original = (bag / name).read_bytes()
    chosen = random.Random(name).sample(range(len(original)), 2)
    for position in (0, len(original) // 2, len(original) - 1, *chosen):
        flip(bag / name, position)
        code, said = verify_py(str(bag), bag=checker)
        assert code == 4, (position, said)
        assert f"{name} was altered" in said
        assert any(line.startswith(f"{name}: ") and "altered" in line for line in bad_lines(bag))
        assert name in TAGS or not bagit_holds(bag)
        (bag / name).write_bytes(original)
    assert bad_lines(bag) == []


@pytest.mark.parametrize("name", ["tagmanifest-sha256.txt", "tagmanifest-sha512.txt"])
def test_a_changed_list_of_lists_is_found(name: str, bag: Path) -> None:
    flip(bag / name, 3)
    assert bad_lines(bag)
    assert verify_py(bag=bag)[0] == 4
    (bag / name).unlink()
    assert f"{name}: The file is missing." in bad_lines(bag)
    assert f"{name} is missing" in verify_py(bag=bag)[1]


@pytest.mark.parametrize("name", ["data/new.txt", "data/evidence/C04_more.pdf", "note.txt", ".x"])
def test_an_added_file_is_found(name: str, bag: Path) -> None:
    (bag / name).write_text("new")
    assert any(line.startswith(f"{name}: The file was added") for line in bad_lines(bag))
    assert f"{name} was added" in verify_py(bag=bag)[1]


@pytest.mark.parametrize("name", ["data/record.pdf", "data/record.json", "data/ledger.jsonl"])
def test_a_removed_file_is_found(name: str, bag: Path) -> None:
    (bag / name).unlink()
    assert f"{name}: The file is missing." in bad_lines(bag)
    code, said = verify_py(bag=bag)
    assert code == 4
    assert f"{name} is missing" in said
    assert "Traceback" not in said


def test_a_renamed_file_is_found(bag: Path) -> None:
    (bag / "data/record.pdf").rename(bag / "data/Record2.pdf")
    assert len(bad_lines(bag)) == 2
    assert verify_py(bag=bag)[1].count("Record2.pdf was added") == 1


def test_links_are_refused_even_if_they_lead_to_the_same_content(bag: Path) -> None:
    elsewhere = bag.parent / "elsewhere"
    elsewhere.mkdir()
    (bag / "data" / "more").symlink_to(elsewhere, target_is_directory=True)
    assert bagit_holds(bag)  # the library does not mind, which is why we look ourselves
    (bag / "data" / "record.pdf").rename(elsewhere / "record.pdf")
    (bag / "data" / "record.pdf").symlink_to(elsewhere / "record.pdf")
    code, said = verify_py(bag=bag)
    assert code == 4
    for name in ("data/record.pdf", "data/more"):
        assert f"{name}: It is a link; a pack holds files alone." in bad_lines(bag)
        assert f"{name} is a link" in said


def test_a_file_that_a_file_manager_left_is_explained(bag: Path) -> None:
    (bag / "data" / ".DS_Store").write_text("x")
    assert any("delete it and check again" in line for line in bad_lines(bag))


def test_a_forged_record_with_fitting_lists_is_found_by_signatures_and_paper(bag: Path) -> None:
    path = bag / "data" / "record.json"
    path.write_bytes(path.read_bytes().replace(b'"rating":"red"', b'"rating":"none"'))
    rewrite_lists(bag)
    assert bagit_holds(bag)
    found = bad_lines(bag, MATERIAL.fingerprint)
    assert any("not the one that was given" in line for line in found)
    assert any("1-prepared.json: The signature is on another record" in line for line in found)
    code, said = verify_py("--fingerprint", MATERIAL.fingerprint, bag=bag)
    assert code == 4
    assert "data/signatures/1-prepared.json is no statement on this record" in said
    assert f"you gave {MATERIAL.fingerprint}" in said


def test_a_record_without_signatures_is_found_by_paper_alone(bag: Path) -> None:
    other = some_material(signatures=())
    shutil.rmtree(bag / "data" / "signatures")
    rewrite_lists(bag)
    assert bad_lines(bag, other.fingerprint) == []
    lines = check_pack(bag, other.fingerprint)
    missing = [line.detail for line in lines if line.what == "signatures"]
    assert missing == [
        "1 more signature “approved” is asked for.",
        "1 more signature “prepared” is asked for.",
    ]
    assert "fewer than the record asks for" in verify_py(bag=bag)[1]
    assert bad_lines(bag, "1" * 64) != []
    assert verify_py("--fingerprint", "1" * 64, bag=bag)[0] == 4


def test_changed_personal_values_evidence_edition_and_history_are_found_behind_new_lists(
    bag: Path,
) -> None:
    data = bag / "data"
    personal = json.loads((data / "record-personal.json").read_bytes())
    personal["openings"][0]["value"] = "Somebody else"
    (data / "record-personal.json").write_text(json.dumps(personal))
    (data / "evidence" / "C04_Certificate.pdf").write_bytes(b"%PDF forged")
    (data / "questionnaire.json").write_bytes(b"{}")
    ledger = (data / "ledger.jsonl").read_bytes().split(b"\n")
    (data / "ledger.jsonl").write_bytes(b"\n".join(ledger[:3] + ledger[4:]))
    rewrite_lists(bag)
    assert bagit_holds(bag)
    found, (code, said) = "\n".join(bad_lines(bag)), verify_py(bag=bag)
    assert code == 4
    for name in ("record-personal.json", "evidence/C04_Certificate.pdf", "questionnaire.json"):
        assert f"data/{name}" in found
        assert f"data/{name}" in said
    assert "The evidence “Certificate.pdf” of the record is missing" in found
    assert "The evidence “Certificate.pdf”" in said
    assert "does not give the head" in found
    assert "does not give the head" in said


def test_a_changed_body_of_an_event_is_found_behind_new_lists(bag: Path) -> None:
    path = bag / "data" / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"code":"C2"', b'"code":"C9"'))
    rewrite_lists(bag)
    assert any("its body does not give its hash" in line for line in bad_lines(bag))
    assert "event 6 is not as it was written" in verify_py(bag=bag)[1]


def test_personal_values_may_be_erased(bag: Path) -> None:
    (bag / "data" / "record-personal.json").unlink()
    rewrite_lists(bag)
    assert bad_lines(bag) == []
    lines = [line for line in check_pack(bag) if line.outcome == "not-checked"]
    assert any("were erased or left out" in line.detail for line in lines)


def test_a_key_that_the_history_introduced_is_told_from_one_that_it_did_not(whole: Path) -> None:
    outcomes = [line.outcome for line in check_pack(whole) if line.what.startswith("key ")]
    assert outcomes == ["ok", "not-checked"]


@pytest.mark.parametrize("pointed_at", ["", "..", "data"])
def test_bag_its_data_and_what_holds_it_may_be_pointed_at(pointed_at: str, whole: Path) -> None:
    assert bad_lines((whole / pointed_at).resolve()) == []
    assert looks_like_pack((whole / pointed_at).resolve())


def test_a_record_with_its_signatures_can_be_checked_alone(whole: Path, tmp_path: Path) -> None:
    for name in ("record.json", "record-personal.json"):
        shutil.copy(whole / "data" / name, tmp_path)
    shutil.copytree(whole / "data" / "signatures", tmp_path / "signatures")
    lines = check_record_folder(tmp_path / "record.json", MATERIAL.fingerprint)
    assert [line.what for line in lines if line.outcome == "ok"] == [
        "fingerprint",
        "personal values",
        "signatures/1-prepared.sig",
        "signatures/2-approved.sig",
    ]
    flip(tmp_path / "signatures" / "1-prepared.sig", 5)
    lines = check_record_folder(tmp_path)
    assert [line.what for line in lines if line.outcome == "bad"] == ["signatures/1-prepared.sig"]


def test_a_fingerprint_that_is_none_is_refused_with_a_sentence(whole: Path) -> None:
    with pytest.raises(UsageRefused, match="64 digits"):
        check_pack(whole, MATERIAL.fingerprint[:16])
    code, said = verify_py("--fingerprint", "abc", bag=whole)
    assert (code, "64 digits" in said) == (2, True)


def test_a_path_that_is_not_there_is_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(WorldError):
        check_pack(tmp_path / "none.zip")


def test_progress_reaches_the_end_and_can_stop(whole: Path) -> None:
    told: list[tuple[int, int]] = []
    check_pack(whole, tell=lambda done, total: told.append((done, total)))
    assert told[-1][0] < told[-1][1]  # the lists of lists are read but in no list
    assert told == sorted(told)


def test_a_forged_signature_by_another_key_does_not_hold(bag: Path) -> None:
    folder = bag / "data" / "signatures"
    shutil.copy(folder / "2-approved.pem", folder / "1-prepared.pem")
    rewrite_lists(bag)
    assert any("1-prepared.sig: The signature does not hold" in line for line in bad_lines(bag))
    code, said = verify_py(bag=bag)
    assert code == 4
    assert "data/signatures/1-prepared.sig does not hold" in said


def test_a_pack_of_another_revision_is_not_taken_for_this_one(tmp_path: Path) -> None:
    other = some_material(record=replace(MATERIAL.record, revision=2))
    assert other.fingerprint != MATERIAL.fingerprint
    assert bad_lines(unpacked(other, tmp_path), MATERIAL.fingerprint) != []
