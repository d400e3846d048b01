"""The evidence pack: a valid bag, described, the same bytes each time, of parts that fit."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.errors import ActionRefused, AlteredError
from ddworkbook.core.evidence import Evidence
from ddworkbook.formats.pack import consistency
from ddworkbook.formats.pack.material import MAX_PATH, EvidenceSource
from ddworkbook.formats.pack.names import clashes, evidence_names, fault_of_name, pack_name
from ddworkbook.formats.pack.writer import write_pack
from tests.builders.pack_builder import (
    TWO_FILES,
    material_of,
    pack_bytes,
    pieces_of,
    some_material,
    unpacked,
)
from tests.builders.record_builder import a_hostile_record, a_record

ODD_NAMES = (
    "CON.pdf",
    "a:b",
    "../../etc/passwd",
    "C:\\x.txt",
    "trailing. ",
    "x:ads",
    "report.pdf",
    "REPORT.PDF",
    "Re\u0301sume\u0301.pdf",
    "R\u00e9sum\u00e9.pdf",
    "n" * 400 + ".pdf",
    "مرحبا.pdf",
    "",
    ".hidden",
    "%0d%0a.txt",
    "nul\x00.pdf",
)


def evidence_called(name: str, number: int = 0, code: str = "C04") -> Evidence:
    return Evidence(f"v{number}", "a1", name, "application/pdf", 1, f"{number:064x}", (code,))


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.namelist()


def test_the_bag_is_valid_for_the_bagit_library(tmp_path: Path) -> None:
    bag = bagit.Bag(str(unpacked(some_material(), tmp_path)))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    assert bag.info["External-Identifier"] == some_material().fingerprint
    assert bag.info["Source-Organization"] == "University of Norwell"
    assert bag.info["Bagging-Date"] == "2026-10-14"


def test_a_pack_holds_record_documents_evidence_signatures_history_and_checker() -> None:
    material = some_material()
    top = pack_name(material.record)
    inside = [name.removeprefix(f"{top}/data/") for name in names_in(pack_bytes(material))]
    for name in (
        "record.json",
        "record-personal.json",
        "record.pdf",
        "record.xlsx",
        "questionnaire.json",
        "ledger.jsonl",
        "START-HERE.html",
        "verify.py",
        "ro-crate-metadata.json",
        "evidence/C04_Certificate.pdf",
        "evidence/C04_Bank-letter.jpg",
        "signatures/1-prepared.json",
        "signatures/1-prepared.sig",
        "signatures/2-approved.pem",
    ):
        assert name in inside


def test_the_same_material_gives_the_same_bytes() -> None:
    assert pack_bytes(some_material()) == pack_bytes(some_material())


def test_the_sha256_of_the_record_file_is_the_fingerprint(tmp_path: Path) -> None:
    material = some_material()
    data = (unpacked(material, tmp_path) / "data" / "record.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == material.fingerprint


def test_the_crate_describes_every_file_with_its_hash(tmp_path: Path) -> None:
    folder = unpacked(some_material(), tmp_path) / "data"
    crate = json.loads((folder / "ro-crate-metadata.json").read_bytes())
    entities = {entity["@id"]: entity for entity in crate["@graph"]}
    root = entities["./"]
    assert crate["@context"] == "https://w3id.org/ro/crate/1.2/context"
    assert {"name", "description", "datePublished", "license"} <= set(root)
    parts = [part["@id"] for part in root["hasPart"]]
    files = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    assert sorted([*parts, "ro-crate-metadata.json"]) == sorted(files)
    for part in parts:
        assert entities[part]["sha256"] == hashlib.sha256((folder / part).read_bytes()).hexdigest()
        assert entities[part]["encodingFormat"]


def test_evidence_for_several_questions_is_stored_once_and_named_for_all(tmp_path: Path) -> None:
    piece = replace(pieces_of({"a.pdf": b"x"})[0], codes=("C04", "C12"))
    twin = replace(piece, id="v9", name="b.pdf", codes=("C30",))
    sources = tuple(EvidenceSource(p, lambda: iter((b"x",))) for p in (piece, twin))
    folder = unpacked(material_of(a_record(questions=3), (piece, twin), sources), tmp_path) / "data"
    assert [p.name for p in (folder / "evidence").iterdir()] == ["C04_a.pdf"]
    assert "Evidence for C04, C12, C30" in (folder / "ro-crate-metadata.json").read_text()


@pytest.mark.parametrize("count", [0, 200])
def test_a_pack_may_have_no_evidence_or_much(count: int, tmp_path: Path) -> None:
    material = some_material({f"Scan {n}.pdf": str(n).encode() for n in range(count)})
    bag = bagit.Bag(str(unpacked(material, tmp_path)))
    assert bag.validate()
    assert sum(name.startswith("data/evidence/") for name in bag.payload_files()) == count


def test_a_record_with_hostile_texts_gives_a_valid_bag(tmp_path: Path) -> None:
    folder = unpacked(some_material(record=a_hostile_record()), tmp_path)
    assert bagit.Bag(str(folder)).validate()
    assert len((folder / "bag-info.txt").read_text("utf-8").splitlines()) == 8


def test_odd_names_become_names_that_every_system_can_unpack() -> None:
    names = evidence_names([evidence_called(name, n) for n, name in enumerate(ODD_NAMES)])
    assert clashes(names) == []
    assert [fault_of_name(name) for name in names] == [""] * len(names)
    assert names[0] == "C04_CON.pdf"
    assert names[6:8] == ["C04_report.pdf", "C04_REPORT-2.pdf"]


@given(st.lists(st.tuples(st.text(max_size=300), st.text(max_size=40)), max_size=12))
def test_any_names_stay_inside_unique_and_short(given_names: list[tuple[str, str]]) -> None:
    pieces = [evidence_called(name, n, code) for n, (name, code) in enumerate(given_names)]
    names = evidence_names(pieces)
    assert clashes(names) == []
    for name in names:
        assert fault_of_name(name) == ""
        assert name.isascii()
        assert PurePosixPath(name).name == PureWindowsPath(name).name == name
        assert len(f"{'p' * 72}/data/evidence/{name}") <= MAX_PATH


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/x",
        "a/../b",
        "a//b",
        "a/.",
        "CON",
        "x/nul.txt",
        "com1",
        "a:b",
        "a\\b",
        "a.",
        "a ",
        "\0",
    ],
)
def test_a_harmful_name_is_called_so(path: str) -> None:
    assert fault_of_name(path)


def test_large_evidence_passes_through_without_being_held(tmp_path: Path) -> None:
    chunk, count = b"\xa5" * 1024 * 1024, 30
    digest = hashlib.sha256(chunk * count).hexdigest()
    piece = Evidence("v", "a1", "big.tif", "image/tiff", len(chunk) * count, digest, ("C04",))

    def chunks() -> Iterator[bytes]:
        return (chunk for _ in range(count))

    material = material_of(a_record(questions=3), (piece,), (EvidenceSource(piece, chunks),))
    told: list[tuple[int, int]] = []
    tracemalloc.start()
    with (tmp_path / "p.zip").open("wb") as to:
        write_pack(material, to, lambda done, total: told.append((done, total)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "p.zip").stat().st_size > 30 * 1024 * 1024
    assert peak < 8 * 1024 * 1024
    assert told[-1][0] == told[-1][1]


def test_work_can_be_stopped_from_outside() -> None:
    def stop(_done: int, _total: int) -> None:
        raise ActionRefused("Stopped.")

    with pytest.raises(ActionRefused):
        write_pack(some_material(), BytesIO(), stop)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fingerprint": "0" * 64}, "The record does not give its fingerprint."),
        ({"questionnaire": b"{}"}, "The questionnaire is not the edition that the record names."),
        ({"evidence": ()}, "Of 2 evidence files that the record names, 0 came."),
        ({"ledger": ()}, "The history does not give the head that the record names."),
    ],
)
def test_parts_that_do_not_fit_are_all_named_and_nothing_is_written(
    changes: dict[str, object], sentence: str
) -> None:
    target = BytesIO()
    with pytest.raises(AlteredError) as refusal:
        write_pack(replace(some_material(), **changes), target)  # type: ignore[arg-type]
    assert sentence in refusal.value.details
    assert target.getvalue() == b""


def test_a_signature_that_does_not_hold_is_not_packed() -> None:
    material = some_material()
    forged = replace(material.signatures[0], signature_hex="00" * 64)
    with pytest.raises(AlteredError) as refusal:
        write_pack(replace(material, signatures=(forged,)), BytesIO())
    assert refusal.value.details == ("Signature 1 does not hold.",)


def test_evidence_that_changed_in_the_workbook_is_found_while_writing() -> None:
    material = some_material()
    other = replace(material.evidence[0], chunks=lambda: iter((b"other",)))
    with pytest.raises(AlteredError, match=r"Certificate\.pdf"):
        write_pack(replace(material, evidence=(other, material.evidence[1])), BytesIO())


def test_a_pack_that_would_be_too_large_is_refused_before_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(consistency, "MAX_BYTES", 1000)
    target = BytesIO()
    with pytest.raises(ActionRefused, match="4 GiB"):
        write_pack(some_material(), target)
    assert target.getvalue() == b""


def test_no_path_in_a_pack_is_longer_than_windows_likes() -> None:
    partner = replace(a_record().partner, name="Very Long Institute " * 20)
    contents = {name: str(n).encode() for n, name in enumerate(ODD_NAMES)} | TWO_FILES
    data = pack_bytes(some_material(contents, a_record(questions=2, partner=partner)))
    assert max(len(name) for name in names_in(data)) <= MAX_PATH
