"""The one canonical form of JSON. Vectors: RFC 8785, sections 3.2.2 to 3.2.4 and appendix B."""

from __future__ import annotations

import hashlib
import json
import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.canonical import (
    MAX_DEPTH,
    MAX_INTEGER,
    canonical_bytes,
    fingerprint,
    parse_json,
    sha256_hex,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.one_of(
    st.integers(-MAX_INTEGER, MAX_INTEGER), st.floats(allow_nan=False, allow_infinity=False)
)
TREES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT, below, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("bits", "written"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("8000000000000001", "-5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("c340000000000000", "-9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("44b52d02c7e14af7", "1.0000000000000001e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_numbers_are_written_as_the_rfc_lists_them(bits: str, written: str) -> None:
    value = struct.unpack(">d", bytes.fromhex(bits))[0]
    assert canonical_bytes(value) == written.encode()


def test_the_example_of_the_rfc_comes_out_byte_for_byte() -> None:
    tree = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert (
        canonical_bytes(tree)
        == (
            '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
            '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
        ).encode()
    )


def test_keys_are_sorted_by_utf16_code_units() -> None:
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = list(json.loads(canonical_bytes(dict.fromkeys(keys, 0))))
    assert ordered == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


@given(TREES)
def test_what_is_written_reads_back_and_writes_the_same(tree: object) -> None:
    once = canonical_bytes(tree)  # type: ignore[arg-type]
    assert parse_json(once) == tree
    assert canonical_bytes(parse_json(once)) == once


@given(st.dictionaries(TEXT, NUMBERS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_keys_in_memory_does_not_matter(
    tree: dict[str, float], chance: object
) -> None:
    items = list(tree.items())
    chance.shuffle(items)  # type: ignore[attr-defined]
    assert canonical_bytes(dict(items)) == canonical_bytes(tree)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_each_double_reads_back_exactly(value: float) -> None:
    assert float(canonical_bytes(value)) == value


def test_a_tuple_counts_as_an_array() -> None:
    assert canonical_bytes(("a", (1,), ())) == b'["a",[1],[]]'


@pytest.mark.parametrize(
    ("tree", "where", "why"),
    [
        ({"a": [1, math.nan]}, "/a/1", "nan is not a number"),
        ([math.inf], "/0", "inf is not a number"),
        ({"x": {"y": 2**53}}, "/x/y", "beyond 9007199254740991"),
        ({"x": -(2**53)}, "/x", "beyond 9007199254740991"),
        ({"x": {1: 2}}, "/x", "keys must be text"),
        ({"x": "half \ud83d"}, "/x", "unpaired surrogate"),
        ({"half \ud83d": 1}, "/half \ud83d", "unpaired surrogate"),
        ({"x": b"bytes"}, "/x", "A bytes cannot be written"),
        ({"x": {1, 2}}, "/x", "A set cannot be written"),
    ],
)
def test_a_tree_without_canonical_form_is_refused_and_the_place_named(
    tree: object, where: str, why: str
) -> None:
    with pytest.raises(ValueError, match="At ") as caught:
        canonical_bytes(tree)  # type: ignore[arg-type]
    assert str(caught.value).startswith(f"At {where}: ")
    assert why in str(caught.value)


def test_a_tree_that_contains_itself_is_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    with pytest.raises(ValueError, match="nested more than 100 deep"):
        canonical_bytes(loop)  # type: ignore[arg-type]


def test_nesting_is_limited_alike_in_writing_and_reading() -> None:
    deep: list[object] = []
    for _ in range(MAX_DEPTH - 1):
        deep = [deep]
    assert parse_json(canonical_bytes(deep)) == deep  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nested"):
        canonical_bytes([deep])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="nested"):
        parse_json("[" + json.dumps(deep) + "]")
    with pytest.raises(ValueError, match="nested"):
        parse_json("[" * 200_000)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "'c' stands twice"),
        ("[NaN]", "NaN is not a number"),
        ("[-Infinity]", "-Infinity is not a number"),
        ("[1e999]", "too large"),
        ("[9007199254740993]", "beyond 9007199254740991"),
        ("[100000000000000000001]", "beyond 9007199254740991"),
        ("[" + "9" * 6000 + "]", "beyond 9007199254740991"),
        ("[1,]", "not JSON"),
        ("", "not JSON"),
        (b'["\xff"]', "not UTF-8 (byte 3)"),
    ],
)
def test_a_text_that_readers_disagree_about_is_refused(text: str | bytes, why: str) -> None:
    with pytest.raises(ValueError, match=r"[.]") as caught:
        parse_json(text)
    assert why in str(caught.value)


def test_the_fingerprint_is_the_sha256_of_the_canonical_bytes() -> None:
    tree = {"b": [1, "ü"], "a": None}
    assert fingerprint(tree) == hashlib.sha256('{"a":null,"b":[1,"ü"]}'.encode()).hexdigest()
    assert sha256_hex(b"") == hashlib.sha256().hexdigest()
