"""Reading data dumps of the Research Organization Registry."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.problem import Problem
from ddworkbook.formats import ror
from ddworkbook.formats.ror import RorRecord, read_ror, to_partner

SAMPLE = Path(__file__).parents[1] / "samples" / "ror" / "ror-sample.json"
VERSION_1 = [{"id": "https://ror.org/05dxps055", "name": "X", "country": {"country_code": "KE"}}]


def sample() -> list[Any]:
    tree: list[Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return tree


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        list(read_ror(path))
    assert path.name in caught.value.sentence or "unpacks" in caught.value.sentence
    return caught.value.sentence


@pytest.fixture(scope="module")
def records() -> list[RorRecord]:
    return list(read_ror(SAMPLE))


def test_all_records_of_a_file_are_read(records: list[RorRecord]) -> None:
    assert [record.id for record in records] == [entry["id"] for entry in sample()]
    assert len({record.country_code for record in records}) > 30


def test_names_in_many_scripts_arrive_as_they_are(records: list[RorRecord]) -> None:
    names = {name.value for record in records for name in record.names}
    assert {"成都东软学院", "계명대학교 경주동산병원", "Uniwersytet w Białymstoku"} <= names
    assert any("የኢትዮጵያ" in name for name in names)


def test_each_record_gives_a_partner(records: list[RorRecord]) -> None:
    partners = [to_partner(record, "p") for record in records]
    assert {partner.kind for partner in partners} >= {"university", "hospital", "company", "other"}
    assert all(partner.name and partner.country for partner in partners)


def test_a_zip_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    files = {"readme.txt": b"hello", "x.csv": b"id,name\n", "dump.dat": SAMPLE.read_bytes()}
    assert len(list(read_ror(zipped(tmp_path / "odd.name", files)))) == len(sample())


def test_of_both_schemas_in_a_zip_the_newer_is_taken(tmp_path: Path) -> None:
    files = {"v1.json": json.dumps(VERSION_1).encode(), "v2.json": SAMPLE.read_bytes()}
    assert len(list(read_ror(zipped(tmp_path / "both.zip", files)))) == len(sample())


def test_a_plain_file_may_have_any_name_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = written(tmp_path / "download", b"\xef\xbb\xbf\n" + SAMPLE.read_bytes())
    assert len(list(read_ror(path))) == len(sample())


def test_progress_ends_at_the_size_of_the_file() -> None:
    steps: list[tuple[int, int]] = []
    list(read_ror(SAMPLE, on_progress=lambda done, whole: steps.append((done, whole))))
    size = SAMPLE.stat().st_size
    assert steps[-1] == (size, size)


@pytest.mark.parametrize("wrap", ["plain", "zip"])
def test_records_of_the_old_schema_are_named_as_such(tmp_path: Path, wrap: str) -> None:
    data = json.dumps(VERSION_1).encode()
    path = tmp_path / "old"
    path = zipped(path, {"a.json": data}) if wrap == "zip" else written(path, data)
    assert "old schema 1" in refusal(path)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "not a ROR data dump"),
        (b'{"items": []}', "single object"),
        (b"id,name\n1,x\n", "the CSV of a dump"),
        (b"[]", "no record at all"),
        (b"[1, 2, 3]", "something else than objects"),
        (b"[" + b'{"a":', "damaged or cut short"),
        (b"PK\x03\x04 and no more", "damaged or was not fully downloaded"),
    ],
)
def test_another_file_is_refused_with_a_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    assert why in refusal(written(tmp_path / "file.bin", data))


def test_a_zip_without_a_dump_is_refused(tmp_path: Path) -> None:
    assert "without the JSON" in refusal(zipped(tmp_path / "a.zip", {"a.txt": b"hello"}))


def test_a_zip_with_a_changed_byte_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": SAMPLE.read_bytes()})
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    refusal(written(path, bytes(data)))


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": SAMPLE.read_bytes()})
    data = bytearray(path.read_bytes())
    # The lowest bit of the flags, 8 bytes into the entry of the central directory.
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted" in refusal(written(path, bytes(data)))


def test_a_zip_whose_array_is_cut_short_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b'[{"id": '})
    assert "damaged or cut short" in refusal(path)


def test_a_zip_with_too_many_files_is_refused(tmp_path: Path) -> None:
    files = {f"{number}.txt": b"" for number in range(101)}
    assert "holds 101 files" in refusal(zipped(tmp_path / "a.zip", files))


def test_a_file_that_unpacks_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": SAMPLE.read_bytes()})
    monkeypatch.setattr(ror, "MAX_BYTES", 1000)
    assert "which no ROR dump does" in refusal(path)
    assert "which no ROR dump does" in refusal(SAMPLE)


def test_a_record_that_cannot_be_read_refuses_the_file_or_is_told(tmp_path: Path) -> None:
    broken = [*sample()[:2], {**sample()[2], "id": "https://ror.org/000000000"}, {"a": 1}]
    path = written(tmp_path / "a.json", json.dumps(broken).encode())
    refusal(path)
    problems: list[Problem] = []
    assert len(list(read_ror(path, on_problem=problems.append))) == 2
    assert [problem.where for problem in problems] == ["Record 3", "Record 4"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match=r"nothing\.json cannot be read"):
        list(read_ror(tmp_path / "nothing.json"))
