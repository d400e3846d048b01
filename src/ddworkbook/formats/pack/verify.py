#!/usr/bin/env python3
"""Check an evidence pack: python3 verify.py [PACK] [--fingerprint DIGITS].

PACK is the unpacked folder or the zip; without it, the pack in which this file lies. Needs Python
3.8 or newer alone; for signatures also OpenSSL 3. Ends with 0 when nothing is wrong, 4 when
something was altered or is missing, 2 when it could not begin.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

OK, BAD, OPEN = "ok", "ALTERED", "not checked"
ALGORITHMS = ("sha256", "sha512")
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt")
MOST_BYTES, MOST_FILES = 4 * 1024**3, 20000
BAD_PART = re.compile(
    r'(?i)$|.*[<>:"|?*\\]|.*[. ]$|(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)'
)
KEY_BEGINS = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: an Ed25519 public key
STATEMENT = "decision fingerprint format key_id meaning organisation role signed_at signer"
CALL = "openssl pkeyutl -verify -pubin -rawin"
MEANINGS = ("prepared", "reviewed", "approved", "declared")
# Whatever a file that is not what it should be makes a reader raise.
BROKEN = (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
BROKEN = (*BROKEN, RuntimeError, zipfile.BadZipFile, zlib.error)  # type: ignore[assignment]


class Report:
    """What was found, said as it is found."""

    def __init__(self) -> None:
        self.count = {OK: 0, BAD: 0, OPEN: 0}

    def say(self, outcome: str, what: str) -> None:
        """Say one thing; no character in it may steer a terminal, as names come from people."""
        self.count[outcome] += 1
        plain = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in what)
        sys.stdout.write(f"{outcome:<13}{''.join(plain)}\n")


class Pack:
    """The files of a pack by their path in it, in a folder or a zip; no link is ever followed."""

    def __init__(self, place: Path, report: Report) -> None:
        self.files: dict[str, Any] = {}
        self.zip = None if place.is_dir() else zipfile.ZipFile(str(place))
        if self.zip is None:
            self._list_folder(place, report)
        else:
            self._list_zip(self.zip, report)

    def _list_folder(self, root: Path, report: Report) -> None:
        for folder, below, names in os.walk(str(root)):
            for name in sorted(below + names):
                path = Path(folder, name)
                inside, info = path.relative_to(root).as_posix(), os.lstat(str(path))
                # The second is a junction of Windows, which is a link to a folder.
                if stat.S_ISLNK(info.st_mode) or getattr(info, "st_reparse_tag", 0) == 0xA0000003:
                    report.say(BAD, f"{inside} is a link; a pack holds files alone.")
                    below[:] = [item for item in below if item != name]
                elif stat.S_ISREG(info.st_mode):
                    self.files[inside] = path
                elif not stat.S_ISDIR(info.st_mode):
                    report.say(BAD, f"{inside} is neither a file nor a folder.")

    def _list_zip(self, packed: zipfile.ZipFile, report: Report) -> None:
        infos = packed.infolist()
        if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
            raise ValueError("it would unpack to more than 4 GiB or 20000 files")
        top = infos[0].filename.split("/")[0] if infos else ""
        for info in infos:
            name, inside = info.orig_filename, info.orig_filename.partition("/")[2]
            parts = name[:-1].split("/") if name.endswith("/") else name.split("/")
            if any(BAD_PART.match(p) or not p.isprintable() for p in parts) or parts[0] != top:
                report.say(BAD, f"{name} has a name that no file of a pack has.")
            elif stat.S_ISLNK(info.external_attr >> 16):
                report.say(BAD, f"{name} is a link; a pack holds files alone.")
            elif inside in self.files:
                report.say(BAD, f"{name} is in the zip twice.")
            elif not name.endswith("/") or info.file_size:
                self.files[inside] = info

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a file piece by piece."""
        entry = self.files[name]
        with self.zip.open(entry) if self.zip else entry.open("rb") as stream:
            yield from iter(lambda: stream.read(1 << 20), b"")

    def read(self, name: str) -> bytes:
        """Return a file of the payload."""
        return b"".join(self.chunks("data/" + name))


def number(value: float) -> str:
    """Return a number as ECMAScript writes it (RFC 8785, section 3.2.2.3)."""
    _, digit_tuple, exponent = Decimal(repr(abs(value))).normalize().as_tuple()
    digits = "".join(str(digit) for digit in digit_tuple)
    point = len(digits) + int(exponent)
    if value == 0:
        return "0"
    if 0 < point <= 21:
        text = digits[:point].ljust(point, "0") + ("." + digits[point:] if digits[point:] else "")
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        text = digits[0] + ("." + digits[1:] if digits[1:] else "") + f"e{point - 1:+d}"
    return ("-" if value < 0 else "") + text


def canonical(value: Any) -> bytes:
    """Return the one form of JSON that is hashed and signed (RFC 8785)."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        pairs = (canonical(key) + b":" + canonical(value[key]) for key in keys)
        return b"{" + b",".join(pairs) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(map(canonical, value)) + b"]"
    if isinstance(value, float):
        return number(value).encode()
    return json.dumps(value, ensure_ascii=False).encode()


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(pack: Pack, name: str, report: Report) -> dict[str, str]:
    """Return what a manifest lists."""
    listed: dict[str, str] = {}
    if name not in pack.files:
        report.say(BAD, f"{name} is missing.")
        return listed
    text = b"".join(pack.chunks(name)).decode("utf-8", "backslashreplace")
    for at, line in enumerate(text[: -1 if text.endswith("\n") else None].split("\n"), start=1):
        found = re.match(r"([0-9a-f]{64}|[0-9a-f]{128})  ([^\r]+)\Z", line)
        if found and found.group(2) not in listed:
            listed[found.group(2)] = found.group(1)
        else:
            report.say(BAD, f"{name}: line {at} is not as it was written.")
    return listed


def check_files(pack: Pack, report: Report) -> dict[str, str]:
    """Compare every file with all manifests; return the SHA-256 of each."""
    lists = {}
    for kind in ALGORITHMS:
        lists[kind] = read_manifest(pack, f"manifest-{kind}.txt", report)
        lists[kind].update(read_manifest(pack, f"tagmanifest-{kind}.txt", report))
    for name in sorted({*lists["sha256"], *lists["sha512"], *TAGS} - set(pack.files)):
        report.say(BAD, f"{name} is missing.")
    hashes = {}
    for name in sorted(pack.files):
        if re.match(r"tagmanifest-sha(256|512)\.txt\Z", name):
            continue
        digests = [hashlib.new(kind) for kind in ALGORITHMS]
        try:
            for chunk in pack.chunks(name):
                for digest in digests:
                    digest.update(chunk)
        except BROKEN as error:
            report.say(BAD, f"{name} cannot be read: {error}")
            continue
        hashes[name] = digests[0].hexdigest()
        listed = [lists[kind].get(name) for kind in ALGORITHMS]
        if listed == [None, None] or not (name.startswith("data/") or name in TAGS):
            report.say(BAD, f"{name} was added: no list of this pack names it.")
        elif listed != [digest.hexdigest() for digest in digests]:
            report.say(BAD, f"{name} was altered: it is not what the lists of this pack say.")
    if not report.count[BAD]:
        report.say(OK, f"{len(hashes)} files are as listed (SHA-256, SHA-512); none was added.")
    return hashes


def check_record(pack: Pack, record: Any, hashes: dict[str, str], report: Report) -> None:
    """Read the record; check its form and what it names: evidence, questionnaire."""
    data = pack.read("record.json")
    record.update(json.loads(data))
    if canonical(record) != data:
        report.say(BAD, "data/record.json is not in the form in which records are signed.")
    same = hashes.get("data/questionnaire.json") == record["edition"]["hash"]
    is_or_not = "is" if same else "is not"
    report.say(
        OK if same else BAD, f"data/questionnaire.json {is_or_not} the edition of the record."
    )
    kept = {h: n for n, h in hashes.items() if n.startswith("data/evidence/")}
    named = {piece["sha256"]: piece["name"] for piece in record["evidence"]}
    for digest in sorted(set(named) - set(kept)):
        report.say(BAD, f"The evidence “{named[digest]}” ({digest}) of the record is missing.")
    for digest in sorted(set(kept) - set(named)):
        report.say(BAD, f"{kept[digest]} is no evidence of the record.")
    report.say(OK, f"{len(named)} evidence files compared with the record.")


def check_openings(pack: Pack, record: Any, report: Report) -> None:
    """Check that personal values are those that the record stands for."""
    wanted = set(re.findall(r'\{"sealed":"([0-9a-f]{64})"\}', canonical(record).decode()))
    opened: set[str] = set()
    for at, one in enumerate(json.loads(pack.read("record-personal.json"))["openings"], start=1):
        salt = bytes.fromhex(one["salt"])
        right = len(salt) == 32 and sha256(salt + canonical(one["value"])) == one["sealed"]
        if not right or one["sealed"] not in wanted - opened:
            report.say(BAD, f"data/record-personal.json: value {at} is not that of the record.")
        opened.add(one["sealed"])
    report.say(OK, f"{len(opened & wanted)} personal values compared with the record.")
    if wanted - opened:
        report.say(OPEN, f"{len(wanted - opened)} personal values were erased or left out.")


def check_signature(pack: Pack, stem: str, fingerprint: str, report: Report) -> None:
    """Check one signature: what was signed, with which key, and whether it holds."""
    data, pem = pack.read(stem + ".json"), pack.read(stem + ".pem").decode()
    told, der = json.loads(data), base64.b64decode("".join(pem.split("\n")[1:-2]), validate=True)
    right = (
        canonical(told) == data
        and sorted(told) == STATEMENT.split()
        and told["meaning"] in MEANINGS
    )
    own_key = der[:-32] == KEY_BEGINS and told["key_id"] == sha256(der[-32:])[:16]
    if not right or not own_key or told["fingerprint"] != fingerprint:
        report.say(BAD, f"data/{stem}.json is no statement on this record by the key beside it.")
    who = f"{told['meaning']}: {told['signer']}, {told['role']}, {told['signed_at']}"
    openssl = shutil.which("openssl")
    if not openssl:
        report.say(OPEN, f"data/{stem}.sig ({who}): OpenSSL was not found on this computer.")
        return
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".json", ".sig", ".pem"):
            Path(folder, "s" + ending).write_bytes(pack.read(stem + ending))
        call = f"{CALL} -inkey s.pem -in s.json -sigfile s.sig".split()
        done = subprocess.run(call, executable=openssl, cwd=folder, capture_output=True)  # noqa: S603, PLW1510
    if done.returncode == 0 and b"Verified Successfully" in done.stdout:
        report.say(OK, f"data/{stem}.sig holds ({who}).")
    elif b"Verification Failure" in done.stdout:
        report.say(BAD, f"data/{stem}.sig does not hold ({who}).")
    else:
        report.say(OPEN, f"data/{stem}.sig ({who}): this OpenSSL cannot check it; take 3.0.")


def check_ledger(pack: Pack, record: Any, report: Report) -> None:
    """Check that the history is one whole chain for each device, and gives the record's head."""
    first, *lines = pack.read("ledger.jsonl").splitlines()
    told, before = json.loads(first), report.count[BAD]
    ends: dict[str, list[Any]] = {}
    heads = {0: sha256(canonical([]))}
    for at, line in enumerate(map(json.loads, lines), start=1):
        event = line["event"]
        rest = {name: value for name, value in event.items() if name != "hash"}
        end = ends.get(event["replica"], ["", 0, "0" * 64])
        right = sha256(canonical(rest)) == event["hash"]
        right = right and [event["seq"], event["prev"]] == [end[1] + 1, end[2]]
        if "body" in line:
            right = right and sha256(canonical(line["body"])) == event["body_hash"]
        if not right:
            report.say(BAD, f"data/ledger.jsonl: event {at} is not as it was written.")
        ends[event["replica"]] = [event["replica"], event["seq"], event["hash"]]
        if at in (record["workbook"]["events"], told["events"]):
            heads[at] = sha256(canonical([ends[name] for name in sorted(ends)]))
    if told["events"] != len(lines) or heads.get(len(lines)) != told["head"]:
        report.say(BAD, "data/ledger.jsonl is not whole: its first line says so.")
    if heads.get(record["workbook"]["events"]) != record["workbook"]["head"]:
        report.say(BAD, "data/ledger.jsonl does not give the head that the record names.")
    if report.count[BAD] == before:
        report.say(OK, f"{len(lines)} events are one history and give the record's head.")


def check(pack: Pack, fingerprint: str, report: Report) -> None:
    """Check everything; a part that cannot be read is a finding, and the others still follow."""
    hashes = check_files(pack, report)
    found = hashes.get("data/record.json", "")
    if fingerprint:
        same = "the" if found == fingerprint else "not the"
        report.say(OK if same == "the" else BAD, f"data/record.json has {same} fingerprint given.")
    else:
        report.say(OPEN, f"Compare all digits with those on paper, or give them: {found}")
    record: dict[str, Any] = {}
    stems = {name[5:-5] for name in hashes if re.match(r"data/signatures/.*\.json\Z", name)}
    parts = [
        ("record.json", partial(check_record, pack, record, hashes, report)),
        ("record-personal.json", partial(check_openings, pack, record, report)),
        ("ledger.jsonl", partial(check_ledger, pack, record, report)),
    ]
    parts += [(name, partial(check_signature, pack, name, found, report)) for name in sorted(stems)]
    for name, part in parts:
        try:
            part()
        except BROKEN as error:
            report.say(BAD, f"data/{name} cannot be checked: {type(error).__name__} {error}")
    if not stems:
        report.say(OPEN, "No signature: this pack has none.")
    report.say(OPEN, "record.pdf, record.xlsx: the lists cover them, no signature does.")
    report.say(OPEN, "Whose key it is: ask the signer. This checker itself: take one you trust.")


def main() -> int:
    """Check the pack that the command line names, and return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n\n")[0])
    parser.add_argument("pack", nargs="?", type=Path, default=Path(__file__).resolve().parents[1])
    parser.add_argument("--fingerprint", nargs="+", default=[], help="the 64 digits on paper")
    given = parser.parse_args()
    fingerprint = "".join("".join(given.fingerprint).split()).lower()
    if fingerprint and not re.match(r"[0-9a-f]{64}\Z", fingerprint):
        parser.error("a fingerprint has 64 digits, 0 to 9 and a to f; give all of them")
    report = Report()
    try:
        check(Pack(given.pack, report), fingerprint, report)
    except BROKEN as error:
        report.say(BAD, f"{given.pack} cannot be read as a pack: {error}")
    bad, unknown = report.count[BAD], report.count[OPEN]
    verdict = f"NOT WHOLE: {bad} findings." if bad else "Whole: nothing was altered."
    sys.stdout.write(f"\n{verdict} {report.count[OK]} checks hold, {unknown} were left to you.\n")
    return 4 if bad else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
