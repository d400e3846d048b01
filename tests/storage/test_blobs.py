"""Evidence files: stored once, read in chunks, refused with a sentence."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from pathlib import Path

import pytest

from ddworkbook.core.errors import AlteredError, InputRefused
from ddworkbook.storage.blobs import CHUNK_BYTES, MAX_EVIDENCE_BYTES
from tests.storage.builder import Desk


def refusal(desk: Desk, source: Path) -> str:
    with pytest.raises(InputRefused) as caught, desk.writing() as ledger:
        ledger.store_file(source)
    assert desk.workbook.rows("SELECT count(*) FROM blob") == [(0,)]
    assert desk.workbook.rows("SELECT count(*) FROM blob_chunk") == [(0,)]
    return caught.value.sentence


@pytest.mark.parametrize("size", [1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3_000_000])
def test_a_file_comes_back_byte_for_byte(desk: Desk, tmp_path: Path, size: int) -> None:
    content = desk.clock.chance.randbytes(size)
    (tmp_path / "a.pdf").write_bytes(content)
    with desk.writing() as ledger:
        stored = ledger.store_file(tmp_path / "a.pdf")
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.size_bytes == size
    assert b"".join(desk.workbook.read_blob(stored.sha256)) == content


def test_the_same_content_is_stored_once(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"agreement")
    with desk.writing() as ledger:
        assert ledger.store_file(tmp_path / "a.pdf") == ledger.store_bytes(b"agreement", "b.pdf")
    assert desk.workbook.rows("SELECT count(*) FROM blob") == [(1,)]


def test_a_large_file_does_not_fill_the_memory(desk: Desk, tmp_path: Path) -> None:
    with (tmp_path / "a.bin").open("wb") as stream:
        stream.truncate(MAX_EVIDENCE_BYTES)
    tracemalloc.start()
    with desk.writing() as ledger:
        stored = ledger.store_file(tmp_path / "a.bin")
    size = sum(len(chunk) for chunk in desk.workbook.read_blob(stored.sha256))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == MAX_EVIDENCE_BYTES
    assert peak < 8 * CHUNK_BYTES


def test_200_megabytes_are_refused_with_the_limit(desk: Desk, tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as stream:
        stream.truncate(200_000_000)
    told = refusal(desk, tmp_path / "film.mp4")
    assert "200 MB" in told
    assert "67 MB" in told


def test_an_empty_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert "is empty" in refusal(desk, tmp_path / "a.pdf")


def test_a_missing_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert "was not found" in refusal(desk, tmp_path / "a.pdf")


def test_a_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert "is a folder" in refusal(desk, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_refused_without_waiting_for_it(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(desk, tmp_path / "pipe")


def test_the_workbook_is_not_evidence_of_itself(desk: Desk, tmp_path: Path) -> None:
    """Opening it by other means than SQLite would drop the lock."""
    (tmp_path / "link.ddw").symlink_to(desk.workbook.path)
    assert "workbook itself" in refusal(desk, desk.workbook.path)
    assert "workbook itself" in refusal(desk, tmp_path / "link.ddw")


def test_empty_bytes_are_refused(desk: Desk) -> None:
    with pytest.raises(InputRefused, match="is empty"), desk.writing() as ledger:
        ledger.store_bytes(b"", "pasted.png")


def test_an_unknown_file_is_not_read(desk: Desk) -> None:
    with pytest.raises(AlteredError, match="not as it was stored"):
        list(desk.workbook.read_blob("0" * 64))
