"""Check an evidence pack: python3 verify.py [PACK] [--fingerprint DIGITS].

PACK is the folder or the zip; without it, the pack in which this file lies. Needs Python 3.8
alone; for signatures also OpenSSL 3. Ends with 0 when whole, 4 when altered, 2 when used wrongly.
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
FOUND = {OK: 0, BAD: 0, OPEN: 0}
ALGORITHMS = ("sha256", "sha512")
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt")
TAG_LISTS = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
MOST_BYTES, MOST_FILES = 4 * 1024**3, 20000
KEY_BEGINS = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: an Ed25519 public key
STATEMENT = "decision fingerprint format key_id meaning organisation role signed_at signer"
OPENSSL = "pkeyutl -verify -pubin -rawin -inkey s.pem -in s.json -sigfile s.sig"
# Whatever a file that is not what it should be makes a reader raise.
BROKEN = (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
BROKEN = (*BROKEN, RuntimeError, zipfile.BadZipFile, zlib.error)  # type: ignore[assignment]


def say(outcome: str, what: str) -> None:
    """Say one finding; nothing in it may steer a terminal, as names come from people."""
    FOUND[outcome] += 1
    plain = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in what)
    sys.stdout.write(f"{outcome:<13}{''.join(plain)}\n")


class Pack:
    """The files of a pack by their path in it, in a folder or a zip; no link is ever followed."""

    def __init__(self, place: Path) -> None:
        self.files: dict[str, Any] = {}
        self.zip = None if place.is_dir() else zipfile.ZipFile(str(place))
        if self.zip is None:
            self._list_folder(place)
        else:
            self._list_zip(self.zip)

    def _list_folder(self, root: Path) -> None:
        for folder, below, names in os.walk(str(root)):
            for name in sorted(below + names):
                path = Path(folder, name)
                inside, info = path.relative_to(root).as_posix(), os.lstat(str(path))
                is_folder, is_file = stat.S_ISDIR(info.st_mode), stat.S_ISREG(info.st_mode)
                # The second is a junction of Windows: a link to a folder that looks like a folder.
                if not (is_folder or is_file) or getattr(info, "st_reparse_tag", 0) == 0xA0000003:
                    say(BAD, f"{inside} is a link or no ordinary file; a pack holds files alone.")
                    below[:] = [item for item in below if item != name]
                elif is_file:
                    self.files[inside] = path

    def _list_zip(self, packed: zipfile.ZipFile) -> None:
        infos = packed.infolist()
        if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
            raise ValueError("it would unpack to more than 4 GiB or 20000 files")
        top = infos[0].filename.split("/")[0] if infos else ""
        for info in infos:
            name = info.orig_filename
            inside = name[len(top) + 1 :]
            odd = not name.startswith(top + "/") or re.search(r"(^|/)\.{0,2}/|[\\:\0]|\.\.$", name)
            if odd or inside in self.files or stat.S_ISLNK(info.external_attr >> 16):
                say(BAD, f"{name}: no file of a pack has such a name, is a link or is there twice.")
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


def read_manifest(pack: Pack, name: str) -> dict[str, str]:
    """Return what a manifest lists."""
    listed: dict[str, str] = {}
    data = b"".join(pack.chunks(name) if name in pack.files else ())
    text = data.decode("utf-8", "backslashreplace")
    for at, line in enumerate(text[: -1 if text.endswith("\n") else None].split("\n"), start=1):
        found = re.match(r"([0-9a-f]{64}|[0-9a-f]{128})  ([^\r]+)\Z", line)
        if found and found.group(2) not in listed:
            listed[found.group(2)] = found.group(1)
        else:
            say(BAD, f"{name}: line {at} is not as it was written.")
    return listed


def check_files(pack: Pack) -> dict[str, str]:
    """Compare every file with all manifests; return the SHA-256 of each."""
    lists = {}
    for kind in ALGORITHMS:
        lists[kind] = read_manifest(pack, f"manifest-{kind}.txt")
        lists[kind].update(read_manifest(pack, f"tagmanifest-{kind}.txt"))
    for name in sorted({*lists["sha256"], *lists["sha512"], *TAGS, *TAG_LISTS} - set(pack.files)):
        say(BAD, f"{name} is missing.")
    hashes = {}
    for name in sorted(set(pack.files) - set(TAG_LISTS)):
        digests = [hashlib.new(kind) for kind in ALGORITHMS]
        try:
            for chunk in pack.chunks(name):
                for digest in digests:
                    digest.update(chunk)
        except BROKEN as error:
            say(BAD, f"{name} cannot be read: {error}")
            continue
        hashes[name] = digests[0].hexdigest()
        listed = [lists[kind].get(name) for kind in ALGORITHMS]
        if listed == [None, None] or not (name.startswith("data/") or name in TAGS):
            say(BAD, f"{name} was added: no list of this pack names it.")
        elif listed != [digest.hexdigest() for digest in digests]:
            say(BAD, f"{name} was altered: it is not what the lists of this pack say.")
    if not FOUND[BAD]:
        say(OK, f"{len(hashes)} files are as listed (SHA-256, SHA-512); none was added.")
    return hashes


def check_record(pack: Pack, record: Any, hashes: dict[str, str]) -> None:
    """Read the record; check its form and what it names: evidence, questionnaire."""
    data = pack.read("record.json")
    record.update(json.loads(data))
    if canonical(record) != data:
        say(BAD, "data/record.json is not in the form in which records are signed.")
    same = hashes.get("data/questionnaire.json") == record["edition"]["hash"]
    is_it = "is" if same else "is not"
    say(OK if same else BAD, f"data/questionnaire.json {is_it} the edition of the record.")
    kept = {h: n for n, h in hashes.items() if n.startswith("data/evidence/")}
    named = {piece["sha256"]: piece["name"] for piece in record["evidence"]}
    for digest in sorted(set(named) - set(kept)):
        say(BAD, f"The evidence “{named[digest]}” ({digest}) of the record is missing.")
    for digest in sorted(set(kept) - set(named)):
        say(BAD, f"{kept[digest]} is no evidence of the record.")
    say(OK, f"{len(set(named) & set(kept))} of {len(named)} evidence files are here.")


def check_openings(pack: Pack, record: Any) -> None:
    """Check that personal values are those that the record stands for."""
    wanted = set(re.findall(r'\{"sealed":"([0-9a-f]{64})"\}', canonical(record).decode()))
    opened: set[str] = set()
    for at, one in enumerate(json.loads(pack.read("record-personal.json"))["openings"], start=1):
        salt = bytes.fromhex(one["salt"])
        right = len(salt) == 32 and sha256(salt + canonical(one["value"])) == one["sealed"]
        if not right or one["sealed"] not in wanted - opened:
            say(BAD, f"data/record-personal.json: value {at} is not that of the record.")
        opened.add(one["sealed"])
    say(OK, f"{len(opened & wanted)} personal values compared with the record.")
    if wanted - opened:
        say(OPEN, f"{len(wanted - opened)} personal values were erased or left out.")


def check_signature(pack: Pack, stem: str, fingerprint: str) -> None:
    """Check one signature: what was signed, with which key, and whether it holds."""
    data, pem = pack.read(stem + ".json"), pack.read(stem + ".pem").decode()
    told, der = json.loads(data), base64.b64decode("".join(pem.split("\n")[1:-2]), validate=True)
    right = canonical(told) == data and sorted(told) == STATEMENT.split()
    own_key = der[:-32] == KEY_BEGINS and told["key_id"] == sha256(der[-32:])[:16]
    if not right or not own_key or told["fingerprint"] != fingerprint:
        say(BAD, f"data/{stem}.json is no statement on this record by the key beside it.")
    who = f"{told['meaning']}: {told['signer']}, {told['role']}, {told['signed_at']}"
    openssl = shutil.which("openssl")
    if not openssl:
        say(OPEN, f"data/{stem}.sig ({who}): this computer has no OpenSSL.")
        return
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".json", ".sig", ".pem"):
            Path(folder, "s" + ending).write_bytes(pack.read(stem + ending))
        call = [openssl, *OPENSSL.split()]
        done = subprocess.run(call, cwd=folder, capture_output=True, check=False)  # noqa: S603
    if done.returncode == 0 and b"Verified Successfully" in done.stdout:
        say(OK, f"data/{stem}.sig holds ({who}).")
    elif b"Verification Failure" in done.stdout:
        say(BAD, f"data/{stem}.sig does not hold ({who}).")
    else:
        say(OPEN, f"data/{stem}.sig ({who}): this OpenSSL cannot check it; take 3.0.")


def check_ledger(pack: Pack, record: Any) -> None:
    """Check that the history is one whole chain for each device, and gives the record's head."""
    lines = pack.read("ledger.jsonl").splitlines()[1:]
    covered, before = record["workbook"]["events"], FOUND[BAD]
    ends: dict[str, list[Any]] = {}
    head = ""
    for at, line in enumerate(map(json.loads, lines), start=1):
        event = line["event"]
        rest = {name: value for name, value in event.items() if name != "hash"}
        end = ends.get(event["replica"], ["", 0, "0" * 64])
        right = sha256(canonical(rest)) == event["hash"]
        right = right and [event["seq"], event["prev"]] == [end[1] + 1, end[2]]
        intact = "body" not in line or sha256(canonical(line["body"])) == event["body_hash"]
        if not (right and intact):
            say(BAD, f"data/ledger.jsonl: event {at} is not as it was written.")
        ends[event["replica"]] = [event["replica"], event["seq"], event["hash"]]
        if at == covered:
            head = sha256(canonical([ends[name] for name in sorted(ends)]))
    if head != record["workbook"]["head"]:
        say(BAD, "data/ledger.jsonl does not give the head that the record names.")
    if FOUND[BAD] == before:
        say(OK, f"{len(lines)} events are one history and give the record's head.")


def check(pack: Pack, fingerprint: str) -> None:
    """Check everything; a part that cannot be read is a finding, and the others still follow."""
    hashes = check_files(pack)
    found = hashes.get("data/record.json", "")
    how, told = {found: OK, "": OPEN}.get(fingerprint, BAD), fingerprint or "none: compare it"
    say(how, f"data/record.json has the fingerprint {found}; you gave {told}.")
    record: dict[str, Any] = {}
    stems = {n[5:].rpartition(".")[0] for n in hashes if n.startswith("data/signatures/")}
    parts = [("record.json", partial(check_record, pack, record, hashes))]
    parts.append(("record-personal.json", partial(check_openings, pack, record)))
    parts.append(("ledger.jsonl", partial(check_ledger, pack, record)))
    parts += [(stem, partial(check_signature, pack, stem, found)) for stem in sorted(stems)]
    for name, part in parts:
        try:
            part()
        except BROKEN as error:
            say(BAD, f"data/{name} cannot be checked: {type(error).__name__} {error}")
    if len(stems) < len(record.get("signers", ())) or not stems:
        say(OPEN, f"The pack has {len(stems)} signatures, fewer than the record asks for.")
    say(OPEN, "record.pdf and record.xlsx against record.json; whose the keys are; this checker.")


def main() -> int:
    """Check the pack that the command line names, and return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n\n")[0])
    parser.add_argument("pack", nargs="?", type=Path, default=Path(__file__).resolve().parents[1])
    parser.add_argument("--fingerprint", nargs="+", default=[], help="the 64 digits on paper")
    given = parser.parse_args()
    fingerprint = "".join("".join(given.fingerprint).split()).lower()
    if fingerprint and not re.match(r"[0-9a-f]{64}\Z", fingerprint):
        parser.error("a fingerprint has 64 digits, 0 to 9 and a to f; give all of them")
    try:
        check(Pack(given.pack), fingerprint)
    except BROKEN as error:
        say(BAD, f"{given.pack} cannot be read as a pack: {error}")
    verdict = f"NOT WHOLE: {FOUND[BAD]} findings." if FOUND[BAD] else "Whole: nothing was altered."
    sys.stdout.write(f"\n{verdict} {FOUND[OK]} checks hold, {FOUND[OPEN]} were left to you.\n")
    return 4 if FOUND[BAD] else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
