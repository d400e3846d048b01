"""Whatever a stranger writes into a pack, with lists that fit, is a finding and never a crash."""

from __future__ import annotations

import copy
import json
import random
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from ddworkbook.formats.pack import verify
from ddworkbook.formats.pack_check.check import check_pack
from tests.builders.pack_builder import pack_bytes, some_material, unpacked
from tests.formats.pack_tampering import rewrite_lists

ODD_VALUES = (None, True, -1, 2**70, 1.5, "", "\ud800", "x\0", [], {}, [[]], {"sealed": "0" * 64})
FILES = ("record.json", "record-personal.json", "ledger.jsonl", "signatures/1-prepared.json")


def spoiled(tree: Any, chance: random.Random) -> Any:
    """Return a tree in which one value, wherever it stands, is another."""
    tree = copy.deepcopy(tree)
    places: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in list(items):
            places.append((node, key))
            if isinstance(value, dict | list):
                walk(value)

    walk(tree)
    node, key = chance.choice(places)
    odd = [
        value for value in ODD_VALUES if value != node[key] or type(value) is not type(node[key])
    ]
    node[key] = chance.choice(odd)
    return tree


def spoil_file(path: Path, chance: random.Random) -> int:
    """Spoil one value in a file of JSON or of JSON lines; return the line in which it stands."""
    lines = path.read_bytes().split(b"\n") if path.suffix == ".jsonl" else [path.read_bytes()]
    at = chance.randrange(len([line for line in lines if line]))
    compact = json.dumps(
        spoiled(json.loads(lines[at]), chance),
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    lines[at] = compact.encode("utf-8", "backslashreplace")
    path.write_bytes(b"\n".join(lines))
    return at


def told_by_verify(bag: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the checker of the pack inside this process."""
    monkeypatch.setattr(verify, "FOUND", dict.fromkeys(verify.FOUND, 0))
    monkeypatch.setattr(sys, "argv", ["verify.py", str(bag)])
    return verify.main()


@pytest.mark.parametrize("name", FILES)
def test_odd_values_behind_fitting_lists_are_found_by_both(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(name)
    bag = unpacked(some_material(), tmp_path)
    path = bag / "data" / name
    original = path.read_bytes()
    for _ in range(60):
        path.write_bytes(original)
        line = spoil_file(path, chance)
        rewrite_lists(bag)
        assert any(found.outcome == "bad" for found in check_pack(bag)), path.read_bytes()
        # The heading of the history proves nothing; the checker in the pack passes over it.
        is_heading = name == "ledger.jsonl" and line == 0
        # The format of the values says nothing about them either.
        is_format = name == "record-personal.json" and b"openings-1" not in path.read_bytes()
        assert told_by_verify(bag, monkeypatch) == 4 or is_heading or is_format


def test_bytes_changed_anywhere_in_a_zip_never_crash_a_checker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    whole = pack_bytes(some_material())
    path = tmp_path / "p.zip"
    directory = whole.rindex(b"PK\1\2")
    for turn in range(150):
        data = bytearray(whole)
        # The directory at the end is where a reader of zips can be led astray.
        first = 0 if turn % 3 == 0 else directory - 2000
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(first, len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randrange(first, len(data))] if turn % 10 == 0 else data)
        check_pack(path)
        assert told_by_verify(path, monkeypatch) in (0, 4)
    shutil.rmtree(tmp_path)
