"""The searchable directory of organisations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.ror import RorRecord, ror_record
from ddworkbook.storage.directory import (
    Directory,
    DirectoryInfo,
    build_directory,
    open_directory,
)

SAMPLE = Path(__file__).parents[1] / "samples" / "ror" / "ror-sample.json"
RECORDS = [ror_record(entry) for entry in json.loads(SAMPLE.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("directory") / "home" / "directory.sqlite"
    build_directory(path, RECORDS, "ror-sample.json", "ab" * 32)
    return path


@pytest.fixture
def directory(built: Path) -> Iterator[Directory]:
    with open_directory(built) as opened:
        yield opened


def names(directory: Directory, text: str, country: str | None = None) -> list[str]:
    return [hit.name for hit in directory.search(text, country)]


def test_the_directory_says_what_it_was_built_from(directory: Directory) -> None:
    info = directory.info()
    assert (info.source_name, info.source_sha256) == ("ror-sample.json", "ab" * 32)
    assert info.records == len(RECORDS)
    assert info.names > info.records
    assert info.as_at == max(record.modified for record in RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id[-9:])
def test_each_organisation_is_found_by_each_of_its_names(
    directory: Directory, record: RorRecord
) -> None:
    for name in record.names:
        assert record.id in [hit.id for hit in directory.search(name.value, limit=40)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id[-9:])
def test_a_record_comes_back_whole(directory: Directory, record: RorRecord) -> None:
    assert directory.record(record.id) == record


def test_an_unknown_record_is_none(directory: Directory) -> None:
    assert directory.record("https://ror.org/05dxps055") is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bialymstoku", "University of Białystok"),
        ("UNIVERSITY   of bial", "University of Białystok"),
        ("bialystok univ", "University of Białystok"),
        ("machakos", "Machakos University"),
        ("成都", "Chengdu Neusoft University"),
        ("东软", "Chengdu Neusoft University"),
        ("경주동산", "Keimyung University Gyeongju Dongsan Hospital"),
        ("NDU", "Ndejje University"),
        ("nd", "Ndejje University"),
        (
            "lukasiewicz",
            "Łukasiewicz Research Network - Institute for Engineering of Polymer "
            "Materials and Dyes",
        ),
    ],
)
def test_names_are_found_as_people_type_them(directory: Directory, typed: str, name: str) -> None:
    assert name in names(directory, typed)


def test_the_hit_tells_which_name_fitted(directory: Directory) -> None:
    (hit,) = directory.search("Uniwersytet w Białymstoku")
    assert (hit.name, hit.matched) == ("University of Białystok", "Uniwersytet w Białymstoku")
    assert (hit.country, hit.city, hit.status) == ("PL", "Bialystok", "active")


def test_an_organisation_comes_once_however_many_names_fit(directory: Directory) -> None:
    hits = [hit.id for hit in directory.search("gatsby")]
    assert len(hits) == len(set(hits)) == 1


def test_a_country_narrows_the_search(directory: Directory) -> None:
    assert names(directory, "university", "xk") == ["University of Prishtina"]
    assert {hit.country for hit in directory.search("university", "JP")} <= {"JP"}


def test_no_more_hits_than_asked_for_are_given(directory: Directory) -> None:
    assert len(directory.search("university", limit=3)) == 3
    assert directory.search("university", limit=0) == []


STRANGE = ["", "  ", "\0", "uni\0versity", '"', '""" OR', "%", "_", "100%", "' OR 1=1 --", "*"]
STRANGE += ["a" * 9000, "\ud83d", "uni\ud83d", "uni*", "NEAR(a b)", "folded: uni", "\u200b"]


@pytest.mark.parametrize("typed", STRANGE, ids=lambda typed: ascii(typed)[:20])
def test_any_text_may_be_typed(directory: Directory, typed: str) -> None:
    assert len(directory.search(typed)) <= 20


def test_signs_of_the_query_language_are_only_text(directory: Directory) -> None:
    assert names(directory, "uni%") == []
    assert names(directory, "uni_ersity") == []
    assert names(directory, "universit*") == []


def invented(key: str, *names: str, status: str = "active") -> RorRecord:
    data = {
        "admin": {},
        "id": f"https://ror.org/{key}",
        "locations": [],
        "names": [{"value": name, "types": [], "lang": None} for name in names],
        "status": status,
        "types": [],
    }
    return ror_record(data)


def test_hits_are_ranked_by_how_they_fit(tmp_path: Path) -> None:
    path = tmp_path / "d"
    records = [
        invented("042nb2s44", "Subdelta works"),
        invented("05dxps055", "Works of the delta"),
        invented("013meh722", "Delta works"),
        invented("052gg0110", "Delta"),
        invented("0153tk833", "Delta", status="withdrawn"),
        invented("02mhbdp94", "Another", "Delta"),
    ]
    build_directory(path, records, "s", "")
    with open_directory(path) as directory:
        hits = directory.search("delta")
        assert [hit.id[-9:] for hit in hits] == [
            "052gg0110",
            "02mhbdp94",
            "0153tk833",
            "013meh722",
            "05dxps055",
            "042nb2s44",
        ]
        assert names(directory, "delta works")[0] == "Delta works"
        assert names(directory, "works delta") == [
            "Delta works",
            "Works of the delta",
            "Subdelta works",
        ]


def test_a_record_that_comes_twice_counts_once(tmp_path: Path) -> None:
    info = build_directory(tmp_path / "d", [RECORDS[0], RECORDS[0]], "s", "")
    assert info == DirectoryInfo("s", "", RECORDS[0].modified, 1, len(RECORDS[0].names))


def test_progress_is_told_now_and_then_and_at_the_end(tmp_path: Path) -> None:
    steps: list[int] = []
    build_directory(tmp_path / "d", RECORDS[:2] * 251, "s", "", steps.append)
    assert steps == [500, 502]


def test_a_build_that_is_given_up_leaves_the_old_directory(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build_directory(path, RECORDS[:2], "old", "")

    def given_up() -> Iterator[RorRecord]:
        yield RECORDS[3]
        raise InputRefused("The file is damaged.")

    with pytest.raises(InputRefused):
        build_directory(path, given_up(), "new", "")
    with open_directory(path) as directory:
        assert directory.info().source_name == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["d"]


def test_a_new_build_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "d"
    build_directory(path, RECORDS[:2], "old", "")
    build_directory(path, RECORDS[2:5], "new", "")
    with open_directory(path) as directory:
        assert (directory.info().source_name, directory.info().records) == ("new", 3)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WorldError, match="cannot be written"):
        build_directory(tmp_path / "file" / "d", RECORDS, "s", "")


def test_a_missing_directory_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="Import the register's file"):
        open_directory(tmp_path / "d")


def test_another_file_is_not_taken_for_a_directory(tmp_path: Path) -> None:
    text, other = tmp_path / "text", tmp_path / "other"
    text.write_bytes(b"This is a text and not a database at all. " * 50)
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE info (key, value)")
    db.close()
    for path in (text, other):
        with pytest.raises(InputRefused, match="not a directory of organisations"):
            open_directory(path)


def test_searching_cannot_change_the_directory(built: Path) -> None:
    before = built.read_bytes()
    with open_directory(built) as directory:
        directory.search("university")
    assert built.read_bytes() == before
