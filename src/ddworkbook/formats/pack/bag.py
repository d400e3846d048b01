"""The tag files of a BagIt 1.0 bag, written by hand: they are five short texts.

Source: RFC 8493.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from ddworkbook.core.text_runs import visible

DECLARATION_NAME = "bagit.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"
PAYLOAD = "data/"
ALGORITHMS = ("sha256", "sha512")

_LONGEST_VALUE = 500


class Digests:
    """Both hashes of one file and how long it was, taken as its bytes go by."""

    def __init__(self, data: bytes = b"") -> None:
        self._hashes = tuple(hashlib.new(name) for name in ALGORITHMS)
        self.size = 0
        self.update(data)

    def update(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self.size += len(chunk)
        for digest in self._hashes:
            digest.update(chunk)

    @property
    def hexadecimal(self) -> dict[str, str]:
        """Return the hashes by the name of their algorithm."""
        return dict(zip(ALGORITHMS, (digest.hexdigest() for digest in self._hashes), strict=True))


def info_bytes(values: Iterable[tuple[str, str]]) -> bytes:
    """Return bag-info.txt; a value of several lines becomes one line, an empty one is left out."""
    lines = ((name, " ".join(visible(value).split())[:_LONGEST_VALUE]) for name, value in values)
    return "".join(f"{name}: {value}\n" for name, value in lines if value).encode()


def manifests(prefix: str, digests: Mapping[str, Digests]) -> dict[str, bytes]:
    """Return the manifest of each algorithm by its file name; `prefix` is "" or "tag".

    Paths are written as they are: the names in a pack have no character that must be escaped.
    """
    made = {}
    for algorithm in ALGORITHMS:
        lines = (f"{digests[path].hexadecimal[algorithm]}  {path}\n" for path in sorted(digests))
        made[f"{prefix}manifest-{algorithm}.txt"] = "".join(lines).encode()
    return made
