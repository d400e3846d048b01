"""Every file of a bag against every list in it: none altered, none missing, none added.

Source: RFC 8493; stricter than it: no file that is not listed, both algorithms, both tag manifests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ddworkbook.formats.pack import bag
from ddworkbook.formats.pack.bag import ALGORITHMS, Digests
from ddworkbook.formats.pack.names import clashes, fault_of_name
from ddworkbook.formats.pack_check.check_line import CheckLines, Tell
from ddworkbook.formats.pack_check.folder_source import left_by_system
from ddworkbook.formats.pack_check.source import Source, UnreadableError

_LINE = re.compile(r"([0-9a-f]+)  (\S[^\r]*)")
_DIGITS = {"sha256": 64, "sha512": 128}
_MANIFESTS = tuple(f"manifest-{algorithm}.txt" for algorithm in ALGORITHMS)
_TAG_MANIFESTS = tuple(f"tag{name}" for name in _MANIFESTS)
_TAGS = (bag.DECLARATION_NAME, bag.INFO, *_MANIFESTS)

Listed = dict[str, dict[str, str]]


def check_files(source: Source, lines: CheckLines, tell: Tell | None) -> dict[str, str]:
    """Compare every file with the lists; return the SHA-256 of each that could be read."""
    before = lines.faults + len(source.faults)
    for fault in source.faults:
        lines.bad(fault.what, fault.detail)
    listed = _listed(source, lines)
    for path in sorted({*listed, *_TAGS, *_TAG_MANIFESTS} - set(source.files)):
        lines.bad(path, "The file is missing.")
    for one, other in clashes(source.files):
        lines.bad(other, f"Some systems take it and {one} for the same file.")
    found = _digests(source, lines, tell)
    for path, digests in found.items():
        _compare(path, digests, listed.get(path, {}), lines)
    if lines.faults == before - len(source.faults):
        lines.ok(
            "files", f"{len(found)} files are as listed by SHA-256 and SHA-512; none was added."
        )
    return {path: digests["sha256"] for path, digests in found.items()}


def _listed(source: Source, lines: CheckLines) -> Listed:
    """Return what the manifests say: algorithm and hash by path."""
    listed: Listed = {}
    for algorithm in ALGORITHMS:
        for name, is_payload in (
            (f"manifest-{algorithm}.txt", True),
            (f"tagmanifest-{algorithm}.txt", False),
        ):
            for path, digest in _entries(source, name, algorithm, lines).items():
                if path.startswith(bag.PAYLOAD) != is_payload or fault_of_name(path):
                    lines.bad(name, f"It lists {path}, which has no place in it.")
                listed.setdefault(path, {})[algorithm] = digest
    return listed


def _entries(source: Source, name: str, algorithm: str, lines: CheckLines) -> dict[str, str]:
    """Return the hash of each path that one manifest lists."""
    if name not in source.files:
        return {}
    try:
        text = source.read(name).decode()
    except (UnreadableError, UnicodeDecodeError) as error:
        lines.bad(name, f"It was altered and cannot be read: {error}")
        return {}
    entries: dict[str, str] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        found = _LINE.fullmatch(line)
        if not found or len(found[1]) != _DIGITS[algorithm] or found[2] in entries:
            lines.bad(name, f"It was altered: line {number} is not one of a manifest.")
        else:
            entries[found[2]] = found[1]
    return entries


def _digests(source: Source, lines: CheckLines, tell: Tell | None) -> dict[str, dict[str, str]]:
    """Return the hashes of every file but the tag manifests, which nothing lists."""
    total = sum(file.size_bytes for file in source.files.values())
    done = 0
    found = {}
    for path in sorted(set(source.files) - set(_TAG_MANIFESTS)):
        digests = Digests()
        try:
            for chunk in source.chunks(path):
                digests.update(chunk)
                done += len(chunk)
                if tell is not None:
                    tell(done, total)
        except UnreadableError as error:
            lines.bad(path, f"The file was altered and cannot be read: {error}")
            continue
        found[path] = digests.hexadecimal
    return found


def _compare(
    path: str, digests: Mapping[str, str], listed: Mapping[str, str], lines: CheckLines
) -> None:
    """Compare one file with what is listed of it."""
    if not listed or not (path.startswith(bag.PAYLOAD) or path in _TAGS):
        hint = (
            " A file manager left it there: delete it and check again."
            if left_by_system(path)
            else ""
        )
        lines.bad(path, f"The file was added: no list of the pack names it.{hint}")
    elif listed != digests:
        lines.bad(path, "The file was altered: its content is not what the lists of the pack say.")
