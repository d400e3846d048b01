"""Zips from strangers: nothing is unpacked, and what could do harm is named."""

from __future__ import annotations

import stat
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from ddworkbook.formats.pack.names import pack_name
from ddworkbook.formats.pack_check import zip_source
from tests.builders.pack_builder import pack_bytes, some_material, unpacked
from tests.formats.pack_tampering import bad_lines, verify_py

MATERIAL = some_material()
TOP = pack_name(MATERIAL.record)
WHOLE = pack_bytes(MATERIAL)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(MATERIAL, tmp_path_factory.mktemp("checker"))


def with_entry(name: str, content: bytes = b"x", mode: int = 0) -> bytes:
    """Return the pack with one more entry."""
    target = BytesIO(WHOLE)
    with zipfile.ZipFile(target, "a") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of a name that is there already
        info = zipfile.ZipInfo("placeholder")
        info.filename = info.orig_filename = name
        info.external_attr = mode << 16
        packed.writestr(info, content)
    return target.getvalue()


HARMFUL = {
    f"{TOP}/../../evil.txt": "leads out of the pack",
    "/etc/evil.txt": "begins at the root of a drive",
    f"{TOP}/data/..": "leads out of the pack",
    "evil.txt": "lies outside of the one folder",
    f"{TOP}/data/C:\\evil.txt": "characters that are not allowed",
    f"{TOP}/data/CON.txt": "name of a device",
    f"{TOP}/data/trailing.": "ends in a dot",
    f"{TOP}/data/record.json": "is in the zip twice",
    f"{TOP}/data/RECORD.JSON": "take it and data/record.json for the same file",
    f"{TOP}/data/new.txt": "The file was added",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_or_unlisted_entry_is_found(name: str, checker: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    path.write_bytes(with_entry(name))
    assert any(HARMFUL[name] in line for line in bad_lines(path))
    assert verify_py(str(path), bag=checker)[0] == 4
    assert sorted(tmp_path.parent.rglob("evil*")) == []


def test_a_link_in_a_zip_is_refused(checker: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    path.write_bytes(with_entry(f"{TOP}/data/link", b"/etc/passwd", stat.S_IFLNK | 0o777))
    assert any("is a link" in line for line in bad_lines(path))
    assert "data/link" in verify_py(str(path), bag=checker)[1]


def test_an_entry_that_would_fill_the_disk_is_refused_unread(
    tmp_path: Path, checker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{TOP}/data/zeros", bytes(30_000_000))
    monkeypatch.setattr(zip_source, "MAX_BYTES", 29_000_000)
    assert ["more than 4 GiB" in line for line in bad_lines(path)] == [True]
    monkeypatch.undo()
    monkeypatch.setattr(zip_source, "_MAX_RATIO", 500)
    assert ["made to fill a disk" in line for line in bad_lines(path)] == [True]
    monkeypatch.setattr(zip_source, "MAX_ENTRIES", 0)
    assert ["entries" in line for line in bad_lines(path)] == [True]


def test_an_entry_that_says_a_wrong_size_is_found(tmp_path: Path, checker: Path) -> None:
    data = bytearray(WHOLE)
    name = f"{TOP}/data/record.pdf".encode()
    directory = data.rindex(name) - 46
    data[directory + 24] ^= 0x01  # the size after unpacking, in the directory of the zip
    path = tmp_path / "p.zip"
    path.write_bytes(data)
    assert any(line.startswith("data/record.pdf") for line in bad_lines(path))
    assert "data/record.pdf" in verify_py(str(path), bag=checker)[1]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data + b"more", "behind the end"),
        (lambda data: b"before" + data, "before the beginning"),
        (lambda data: data[: len(data) // 2], "damaged or no zip"),
        (lambda data: b"no zip at all", "damaged or no zip"),
        (lambda data: b"", "damaged or no zip"),
    ],
)
def test_a_zip_that_is_not_whole_is_named(
    spoil: Callable[[bytes], bytes], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "p.zip"
    path.write_bytes(spoil(WHOLE))
    assert any(said in line for line in bad_lines(path))


def test_every_payload_byte_of_the_zip_counts(tmp_path: Path, checker: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(BytesIO(WHOLE)) as packed:
        infos = packed.infolist()
    for info in infos:
        data = bytearray(WHOLE)
        # Stored as it is, right after the entry's own heading.
        data[info.header_offset + 30 + len(info.filename) + info.file_size // 2] ^= 0x01
        path.write_bytes(data)
        inside = info.filename.partition("/")[2]
        assert bad_lines(path), inside
        if inside.startswith("data/record."):
            assert any(line.startswith(f"{inside}: ") for line in bad_lines(path))
            assert inside in verify_py(str(path), bag=checker)[1]
