"""The project speaks of itself alone: no place, person or tool of whoever works on it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.architecture.source import ROOT, write_tree

# Written in two halves, so that this file does not find itself.
HALVES = (
    # Folders of one particular machine.
    (r"(?<![\w.])/wo", r"rk/"),
    (r"(?<![\w.])/ro", r"ot/"),
    (r"(?<![\w.])/opt/(?:py", r"pi|wheels)"),
    (r"\bsha", r"red/(?:design|domain|house|tech|reliab|data|starters)"),
    # Hosts of package registries: whose mirror is used is the reader's affair.
    (r"\bpy", r"pi\.org\b"),
    (r"\bfiles\.python", r"hosted\.org\b"),
    # Assistants. A university in Lyon has the name of one.
    (r"\bcla", r"ude\b(?!\s+bernard)"),
    (r"\banth", r"ropic\b"),
    (r"\bopen", r"ai\b"),
    (r"\bchat", r"gpt\b"),
    (r"\bcop", r"ilot\b"),
    (r"\bco-auth", r"ored-by:"),
)
STRANGERS = re.compile("|".join(first + second for first, second in HALVES), re.IGNORECASE)
LARGEST_TEXT = 4_000_000


def committed_files(folder: Path) -> list[Path]:
    """Return the files that git keeps in a folder; all of them where there is no git."""
    done = subprocess.run(
        ["git", "-C", str(folder), "ls-files", "-z", "--", "."],
        capture_output=True,
        text=True,
        check=False,
    )
    names = [name for name in done.stdout.split("\0") if name]
    if done.returncode or not names:
        return [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [folder / name for name in names if (folder / name).is_file()]


def strangers(paths: list[Path], folder: Path) -> list[str]:
    """Return each line of a text file that names a stranger."""
    found = []
    for path in paths:
        content = path.read_bytes()
        if b"\0" in content or len(content) > LARGEST_TEXT:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if match := STRANGERS.search(line):
                place = path.relative_to(folder).as_posix()
                found.append(f"{place}:{number} {match.group()}")
    return found


def test_no_committed_file_names_a_stranger() -> None:
    assert strangers(committed_files(ROOT), ROOT) == []


def test_the_rule_bites(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "a.md": "see /wo" + "rk/main\n",
            "b.py": "# by Chat" + "GPT\n",
            "c.lock": "fine\n--index-url x.py" + "pi.org/simple\n",
            "fine.txt": "Cla" + "ude Bernard University, framework/rules, a shared/common file\n",
        },
    )
    (tmp_path / "picture.bin").write_bytes(b"\0/wo" + b"rk/")
    found = strangers(committed_files(tmp_path), tmp_path)
    assert [finding.split()[0] for finding in found] == ["a.md:1", "b.py:1", "c.lock:2"]
