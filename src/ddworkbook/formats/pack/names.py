"""Names of files in a pack that every system can unpack, and saying what is wrong with others.

Names are plain ASCII: a letter with an accent has two spellings, and some systems change one into
the other. The name that a person gave stays in the record and in the description of the pack.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ddworkbook.core.evidence import Evidence
from ddworkbook.core.record import Record

_SLUG_LENGTH = 50
_CODE_LENGTH = 20
_TOP_LENGTH = 72
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})\s*$")
_DEVICE = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
_FORBIDDEN = frozenset('<>:"|?*\\')


def slug(text: str, limit: int = _SLUG_LENGTH) -> str:
    """Return the plain letters and digits of a text joined by hyphens; it may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_PLAIN.sub("-", plain).strip("-")[:limit].strip("-")


def pack_name(record: Record) -> str:
    """Return the name of a pack without ".zip", which is also that of the folder inside it."""
    partner = slug(record.partner.name.lower(), 36) or "partner"
    edition = slug(record.edition.code, 24) or "assessment"
    return f"pack_{partner}_{edition}_r{record.revision}"[:_TOP_LENGTH]


def evidence_names(pieces: Sequence[Evidence]) -> list[str]:
    """Return a file name for each piece: its first question, then the plain part of its name.

    No two are equal where capitals do not count.
    """
    taken: set[str] = set()
    return [_unused(piece, taken) for piece in pieces]


def fault_of_name(path: str) -> str:
    """Return what is wrong with a path inside a pack, as the end of a sentence, or ""."""
    if not path or path.startswith("/"):
        return "has a name that begins at the root of a drive"
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return "has a name that leads out of the pack"
        if any(char in _FORBIDDEN or not char.isprintable() for char in part):
            return "has a name with characters that are not allowed in names"
        if _DEVICE.match(part):
            return "has the name of a device of Windows"
        if part[-1] in ". ":
            return "has a name that ends in a dot or a space"
    return ""


def clashes(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of paths that some systems take for the same file."""
    seen: dict[str, str] = {}
    found = []
    for path in paths:
        key = unicodedata.normalize("NFC", path).casefold()
        if key in seen:
            found.append((seen[key], path))
        seen[key] = path
    return found


def _unused(piece: Evidence, taken: set[str]) -> str:
    """Return a name that is not taken, and take it."""
    code = slug(piece.codes[0] if piece.codes else "", _CODE_LENGTH) or "other"
    found = _EXTENSION.search(piece.name)
    stem = slug(piece.name[: found.start()] if found else piece.name) or "file"
    ending = f".{found.group(1).lower()}" if found else ""
    name, number = f"{code}_{stem}{ending}", 1
    while name.casefold() in taken:
        number += 1
        name = f"{code}_{stem}-{number}{ending}"
    taken.add(name.casefold())
    return name
