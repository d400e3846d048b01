"""Reading a JSON array entry by entry."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddworkbook.formats.json_stream import json_array

ENTRIES = st.lists(
    st.dictionaries(
        st.text(max_size=4), st.text(max_size=9) | st.lists(st.integers(), max_size=3), max_size=3
    ),
    max_size=6,
)


def entries(data: bytes, piece: int = 7, longest: int = 1000) -> list[Any]:
    stream = io.BytesIO(data)
    return list(json_array(lambda: stream.read(piece), longest))


@given(ENTRIES, st.integers(1, 60), st.sampled_from([None, 1]), st.booleans())
def test_any_array_comes_out_whatever_the_pieces(
    tree: list[Any], piece: int, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii_only)
    assert entries(text.encode("utf-8", "surrogatepass"), piece) == tree


@settings(max_examples=25)
@given(ENTRIES.filter(bool), st.integers(1, 40))
def test_an_array_that_is_cut_anywhere_is_refused(tree: list[Any], piece: int) -> None:
    data = json.dumps(tree).encode()
    for cut in range(len(data)):
        with pytest.raises(ValueError, match=r"[.]"):
            entries(data[:cut], piece)


def test_a_byte_order_mark_and_space_before_the_array_are_passed() -> None:
    assert entries(b'\xef\xbb\xbf \n[{"a": 1}]') == [{"a": 1}]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a JSON array"),
        (b'{"a": 1}', "not a JSON array"),
        (b"[1, 2]", "something else than objects"),
        (b'[{"a": 1}, "b"]', "something else than objects"),
        (b'[{"a": 1}', "ends in the middle"),
        (b'[{"a": ', "damaged or cut short"),
        (b'[{"a" 1}]', "damaged or cut short"),
        (b'[{"a": NaN}]', "NaN"),
        (b'[{"a": "\xff"}]', "not UTF-8"),
        (b'[{"a": "\xe2\x82', "not UTF-8"),
        (b'[{"a": "' + b"x" * 5000, "longer than 1000 characters"),
        (b'[{"a": ' + b"[" * 100_000, "nested too deeply|longer than"),
    ],
)
def test_what_is_no_array_of_objects_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        entries(data)


def test_deep_nesting_in_one_piece_is_refused() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        entries(b'[{"a": ' + b"[" * 100_000, piece=1_000_000, longest=10_000_000)
