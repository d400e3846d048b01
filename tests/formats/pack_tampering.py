"""Ways to spoil an unpacked pack, and the three checkers that must notice."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit

from ddworkbook.formats.pack_check.check import check_pack


def verify_py(*arguments: str, bag: Path, python: str = sys.executable) -> tuple[int, str]:
    """Run the checker of a pack as an auditor would; return its exit code and what it said."""
    done = subprocess.run(
        [python, "-I", str(bag / "data" / "verify.py"), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )
    return done.returncode, done.stdout + done.stderr


def bad_lines(path: Path, fingerprint: str = "") -> list[str]:
    """Return what our own check finds bad, each as one text."""
    lines = check_pack(path, fingerprint)
    return [f"{line.what}: {line.detail}" for line in lines if line.outcome == "bad"]


def bagit_holds(bag: Path) -> bool:
    """Say whether the library takes the bag for valid."""
    try:
        return bool(bagit.Bag(str(bag)).is_valid())
    except bagit.BagError:
        return False


def flip(path: Path, position: int) -> None:
    """Change one byte of a file."""
    data = bytearray(path.read_bytes())
    data[position] ^= 0x20
    path.write_bytes(bytes(data))


def rewrite_lists(bag: Path) -> None:
    """Do what a forger would: make all lists fit the files that lie there now."""
    sizes = [p.stat().st_size for p in (bag / "data").rglob("*") if p.is_file()]
    info = (bag / "bag-info.txt").read_text("utf-8")
    info = re.sub(r"(?<=Payload-Oxum: ).*", f"{sum(sizes)}.{len(sizes)}", info)
    (bag / "bag-info.txt").write_text(info, "utf-8", newline="\n")
    for prefix in ("", "tag"):
        for kind in ("sha256", "sha512"):
            lines = []
            for path in sorted(p for p in bag.rglob("*") if p.is_file() and not p.is_symlink()):
                name = path.relative_to(bag).as_posix()
                if name.startswith("tagmanifest") or name.startswith("data/") == bool(prefix):
                    continue
                lines.append(f"{hashlib.new(kind, path.read_bytes()).hexdigest()}  {name}\n")
            (bag / f"{prefix}manifest-{kind}.txt").write_text("".join(lines), newline="\n")


def zipped(bag: Path, target: Path) -> Path:
    """Pack a folder again, as somebody with a zip program would."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(bag.rglob("*")):
            packed.write(path, f"{bag.name}/{path.relative_to(bag).as_posix()}")
    return target
