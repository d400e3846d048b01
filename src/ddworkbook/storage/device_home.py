"""What the program keeps on this device: settings, private keys, and its own random name.

Not here: what is in the settings (usecases), and the passphrase of a key (core.signature).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.storage.durable import write_durably

HOME_VARIABLE = "DDWORKBOOK_HOME"

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_INSTALLATION_BYTES = 16
_HEX = frozenset("0123456789abcdef")


def device_home(environment: Mapping[str, str]) -> Path:
    """Return the folder for settings and keys: DDWORKBOOK_HOME, or where the system wants it."""
    chosen = environment.get(HOME_VARIABLE, "")
    return Path(chosen).expanduser() if chosen else user_data_path("ddworkbook", appauthor=False)


def installation_id(home: Path, random: Callable[[int], bytes]) -> str:
    """Return the random id of this installation, made on first use.

    Raises: WorldError when the folder cannot be written.
    """
    place = home / "installation-id"
    content = _read(place)
    if content is not None:
        kept = content.decode("ascii", "replace").strip()
        if len(kept) == 2 * _INSTALLATION_BYTES and _HEX.issuperset(kept):
            return kept
    made = random(_INSTALLATION_BYTES).hex()
    _make_folder(home)
    write_durably(place, f"{made}\n".encode(), _PRIVATE_FILE)
    return made


def read_settings(home: Path) -> dict[str, Any]:
    """Return the settings of this device; empty when there are none or they cannot be read as JSON.

    Settings are a comfort: a damaged file must not keep anybody from their workbooks.
    """
    content = _read(home / "settings.json")
    try:
        found = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_settings(home: Path, settings: Mapping[str, JsonValue]) -> None:
    """Keep the settings of this device.

    Raises: WorldError when they cannot be written.
    """
    text = json.dumps(settings, ensure_ascii=False, indent=2, sort_keys=True)
    _make_folder(home)
    write_durably(home / "settings.json", f"{text}\n".encode(), _PRIVATE_FILE)


def key_ids(home: Path) -> tuple[str, ...]:
    """Return the ids of the private keys on this device; none where the folder may not be read."""
    try:
        return tuple(sorted(place.stem for place in (home / "keys").glob("*.pem")))
    except OSError:
        return ()


def read_key(home: Path, key_id: str) -> bytes | None:
    """Return the encrypted private key with that id, or None when it is not on this device.

    Raises: WorldError when it cannot be read.
    """
    return _read(_key_place(home, key_id))


def write_key(home: Path, key_id: str, pem: bytes) -> Path:
    """Keep an encrypted private key, readable by its owner only; return where.

    Raises: InputRefused when there is another key with that id; WorldError when the folder
    cannot be written.
    """
    place = _key_place(home, key_id)
    if _read(place) not in {None, pem}:
        raise InputRefused(f"There is already a key {key_id} on this device. It was not replaced.")
    _make_folder(place.parent)
    write_durably(place, pem, _PRIVATE_FILE)
    return place


def _key_place(home: Path, key_id: str) -> Path:
    """Return where a key lies; an id is never a path.

    Raises: ValueError for what is not an id of a key.
    """
    if not key_id or not _HEX.issuperset(key_id):
        raise ValueError(f"{key_id!r} is not the id of a key.")
    return home / "keys" / f"{key_id}.pem"


def _make_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into."""
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise WorldError(
            f"The folder “{folder}” could not be made: {error.strerror or error}. Set "
            f"{HOME_VARIABLE} to a folder of your own."
        ) from error


def _read(place: Path) -> bytes | None:
    """Return the content of a small file, or None when there is no such file.

    Raises: WorldError when it may not be read.
    """
    try:
        return place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WorldError(
            f"“{place}” could not be read: {error.strerror or error}. Check that it is yours, or "
            f"set {HOME_VARIABLE} to a folder of your own."
        ) from error
