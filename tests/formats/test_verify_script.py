"""The checker that goes with every pack: its own code, agreeing with ours, on plain Python."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.canonical import canonical_bytes
from ddworkbook.formats.pack import verify
from tests.builders.pack_builder import some_material, unpacked
from tests.formats.pack_tampering import verify_py

SOURCE = Path(verify.__file__).read_text("utf-8")
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda children: (
        st.lists(children, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), children, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_both_write_the_same_canonical_form(tree: object) -> None:
    assert verify.canonical(tree) == canonical_bytes(tree)  # type: ignore[arg-type]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_both_write_the_same_numbers(value: float) -> None:
    assert verify.number(value).encode() == canonical_bytes(value)


def test_it_needs_the_standard_library_alone() -> None:
    imported = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])
    assert imported <= set(sys.stdlib_module_names)
    assert imported & {"socket", "urllib", "http", "ctypes"} == set()


def test_a_python_of_2019_can_read_it() -> None:
    ast.parse(SOURCE, feature_version=(3, 8))
    # What newer Pythons added to types; older ones know neither.
    assert re.findall(r"\.removeprefix|\.removesuffix|zip\(.*strict|\bmatch \w+:$", SOURCE) == []


def test_the_pack_carries_it_byte_for_byte(tmp_path: Path) -> None:
    bag = unpacked(some_material(), tmp_path)
    assert (bag / "data" / "verify.py").read_text("utf-8") == SOURCE


def test_a_signature_that_does_not_hold_is_found_by_openssl(tmp_path: Path) -> None:
    if shutil.which("openssl", path="/usr/bin:/bin") is None:
        pytest.skip("OpenSSL is not here")
    bag = unpacked(some_material(), tmp_path)
    path = bag / "data" / "signatures" / "1-prepared.sig"
    path.write_bytes(bytes(64))
    assert "1-prepared.sig does not hold" in verify_py(bag=bag)[1]


def test_without_openssl_it_says_that_signatures_were_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bag = unpacked(some_material(), tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(verify, "FOUND", dict.fromkeys(verify.FOUND, 0))
    monkeypatch.setattr(sys, "argv", ["verify.py", str(bag)])
    assert verify.main() == 0
    said = capsys.readouterr().out
    assert said.count("this computer has no OpenSSL") == 2
    assert "not checked  data/signatures/1-prepared.sig" in said


def test_what_is_no_pack_is_said_to_be_none(tmp_path: Path) -> None:
    bag = unpacked(some_material(), tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "text.zip").write_text("no zip")
    for path in (other, tmp_path / "text.zip", tmp_path / "missing.zip"):
        code, said = verify_py(str(path), bag=bag)
        assert (code, "Traceback" in said) == (4, False)


def test_a_name_from_a_stranger_cannot_steer_the_terminal(tmp_path: Path) -> None:
    bag = unpacked(some_material(), tmp_path)
    (bag / "data" / "\x1b[2Jevil").write_text("x")
    assert "\x1b" not in verify_py(bag=bag)[1]
