"""Settings, keys and the installation's own name on this device."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.storage.device_home import (
    device_home,
    installation_id,
    key_ids,
    read_key,
    read_settings,
    write_key,
    write_settings,
)
from ddworkbook.storage.durable import write_durably


def test_the_variable_moves_the_home(tmp_path: Path) -> None:
    assert device_home({"DDWORKBOOK_HOME": str(tmp_path)}) == tmp_path
    assert device_home({}).name == "ddworkbook"
    assert device_home({"DDWORKBOOK_HOME": ""}) == device_home({})


def test_an_installation_keeps_its_id(tmp_path: Path) -> None:
    first = installation_id(tmp_path / "home", os.urandom)
    assert installation_id(tmp_path / "home", os.urandom) == first
    assert installation_id(tmp_path / "other", os.urandom) != first


def test_a_damaged_id_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "installation-id").write_text("half")
    made = installation_id(tmp_path, os.urandom)
    assert len(made) == 32
    assert installation_id(tmp_path, os.urandom) == made


def test_settings_come_back(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == {}
    write_settings(tmp_path / "home", {"language": "de", "recent": ["ä.ddw"]})
    assert read_settings(tmp_path / "home") == {"language": "de", "recent": ["ä.ddw"]}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_damaged_settings_keep_nobody_from_working(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert read_settings(tmp_path) == {}


def test_a_key_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    assert read_key(tmp_path, "ab12") is None
    place = write_key(tmp_path, "ab12", b"PEM")
    assert read_key(tmp_path, "ab12") == b"PEM"
    assert key_ids(tmp_path) == ("ab12",)
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_key_is_never_replaced_by_another(tmp_path: Path) -> None:
    write_key(tmp_path, "ab12", b"PEM")
    write_key(tmp_path, "ab12", b"PEM")
    with pytest.raises(InputRefused, match="already a key"):
        write_key(tmp_path, "ab12", b"other")
    assert read_key(tmp_path, "ab12") == b"PEM"


@pytest.mark.parametrize("key_id", ["", "../x", "AB", "a/b", "C:x"])
def test_the_id_of_a_key_is_never_a_path(tmp_path: Path, key_id: str) -> None:
    with pytest.raises(ValueError, match="not the id of a key"):
        write_key(tmp_path, key_id, b"PEM")


def test_a_home_that_cannot_be_made_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorldError, match="DDWORKBOOK_HOME"):
        write_settings(tmp_path / "file" / "home", {})


def test_a_write_that_fails_keeps_the_old_file(tmp_path: Path) -> None:
    write_durably(tmp_path / "a", b"old", 0o600)
    (tmp_path / ".a.new").mkdir()
    with pytest.raises(WorldError, match="could not be written"):
        write_durably(tmp_path / "a", b"new", 0o600)
    assert (tmp_path / "a").read_bytes() == b"old"
