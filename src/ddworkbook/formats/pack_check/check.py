"""Check a pack, or a record with its signatures, and say of each thing how it came out.

Not here: workbooks (storage), and what the command line prints.
"""

from __future__ import annotations

from pathlib import Path

from ddworkbook.core.errors import UsageRefused, WorldError
from ddworkbook.core.head import ungrouped
from ddworkbook.formats.pack import bag
from ddworkbook.formats.pack import material as pack
from ddworkbook.formats.pack_check.check_line import CheckLine, CheckLines, Tell
from ddworkbook.formats.pack_check.file_check import check_files
from ddworkbook.formats.pack_check.folder_source import folder_source
from ddworkbook.formats.pack_check.ledger_check import check_ledger
from ddworkbook.formats.pack_check.record_check import check_named, check_record
from ddworkbook.formats.pack_check.signature_check import check_introduced, check_signatures
from ddworkbook.formats.pack_check.source import Source, UnreadableError
from ddworkbook.formats.pack_check.zip_source import zip_source

_HEX = frozenset("0123456789abcdef")
_FINGERPRINT_DIGITS = 64
_ZIP_BEGINS = b"PK"


def check_pack(
    path: Path, expected_fingerprint: str = "", tell: Tell | None = None
) -> tuple[CheckLine, ...]:
    """Check a pack that lies in a zip or was unpacked into a folder.

    `expected_fingerprint` is the one on paper, spaces allowed; `tell` may raise to stop.
    Raises: UsageRefused for a fingerprint that is none, WorldError when the path cannot be read.
    """
    expected = _fingerprint(expected_fingerprint)
    lines = CheckLines()
    try:
        if path.is_dir():
            _check_bag(folder_source(bag_folder(path)), expected, lines, tell)
        else:
            with path.open("rb"), zip_source(path) as source:
                _check_bag(source, expected, lines, tell)
    except OSError as error:
        raise WorldError(
            f"“{path.name}” could not be read: {error.strerror or error}. Check the path and that "
            "you may read it."
        ) from error
    except UnreadableError as error:
        lines.bad(path.name, f"It cannot be checked. {error}")
    return lines.all()


def check_record_folder(path: Path, expected_fingerprint: str = "") -> tuple[CheckLine, ...]:
    """Check a record.json, or the folder in which it lies, with the signatures beside it.

    Raises: UsageRefused for a fingerprint that is none, WorldError when the path cannot be read.
    """
    expected = _fingerprint(expected_fingerprint)
    lines = CheckLines()
    folder = path if path.is_dir() else path.parent
    try:
        source = _only_record(folder_source(folder))
        checked = check_record(source, "", expected, lines)
        if checked is not None:
            held = check_signatures(source, "", checked, lines)
            check_introduced(held, None, lines)
    except UnreadableError as error:
        raise WorldError(f"“{folder}” could not be read: {error}") from error
    return lines.all()


def bag_folder(path: Path) -> Path:
    """Return the folder of the bag that people point at, at its data, or at what holds it."""
    if (path / bag.DECLARATION_NAME).is_file():
        return path
    if path.name == bag.PAYLOAD.rstrip("/") and (path.parent / bag.DECLARATION_NAME).is_file():
        return path.parent
    inside = [item for item in path.iterdir() if (item / bag.DECLARATION_NAME).is_file()]
    return inside[0] if len(inside) == 1 else path


def looks_like_pack(path: Path) -> bool:
    """Say whether a path is a pack by its looks: a zip, or a folder with a bag in it."""
    if path.is_dir():
        return (bag_folder(path) / bag.DECLARATION_NAME).is_file()
    with path.open("rb") as stream:
        return stream.read(len(_ZIP_BEGINS)) == _ZIP_BEGINS


def _check_bag(source: Source, expected: str, lines: CheckLines, tell: Tell | None) -> None:
    hashes = check_files(source, lines, tell)
    checked = check_record(source, bag.PAYLOAD, expected, lines)
    if checked is None:
        return
    check_named(checked.record, hashes, bag.PAYLOAD, lines)
    held = check_signatures(source, bag.PAYLOAD, checked, lines)
    introduced = check_ledger(source, bag.PAYLOAD, checked, lines)
    check_introduced(held, introduced, lines)
    lines.not_checked(
        f"{pack.PDF}, {pack.XLSX}", "The lists of the pack cover them; no signature does."
    )


def _only_record(source: Source) -> Source:
    """Leave everything aside that does not belong to a record and its signatures."""
    wanted = {
        path: file
        for path, file in source.files.items()
        if path in (pack.RECORD, pack.OPENINGS) or path.startswith(pack.SIGNATURE_FOLDER)
    }
    return Source(wanted)


def _fingerprint(text: str) -> str:
    """Return the digits of a fingerprint as a person typed it."""
    digits = ungrouped(text)
    if digits and (len(digits) != _FINGERPRINT_DIGITS or not _HEX.issuperset(digits)):
        raise UsageRefused(
            f"A fingerprint has {_FINGERPRINT_DIGITS} digits, 0 to 9 and a to f. Type all of them, "
            "as they stand in the PDF."
        )
    return digits
