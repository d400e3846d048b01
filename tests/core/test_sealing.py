"""Personal values as salted commitments."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.canonical import canonical_bytes, fingerprint
from ddworkbook.core.sealing import (
    Personal,
    opening_holds,
    openings_by_hash,
    seal,
    sealed_hash,
    unseal,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.none() | st.booleans() | st.integers(-99, 99) | TEXT | st.lists(TEXT, max_size=2)
SEALABLE = st.recursive(
    VALUES | st.builds(Personal, VALUES, TEXT),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT, below, max_size=4),
    max_leaves=12,
)


def salts() -> Callable[[], bytes]:
    numbers = itertools.count()
    return lambda: next(numbers).to_bytes(32, "big")


def opened(tree: object) -> object:
    """Return a tree as it was before it was sealed, without markers."""
    if isinstance(tree, Personal):
        return tree.value
    if isinstance(tree, list):
        return [opened(item) for item in tree]
    if isinstance(tree, dict):
        return {key: opened(item) for key, item in tree.items()}
    return tree


@given(SEALABLE)
def test_a_sealed_tree_opens_to_what_it_was(tree: object) -> None:
    sealed, openings = seal(tree, salts())  # type: ignore[arg-type]
    assert unseal(sealed, openings_by_hash(openings)) == opened(tree)
    assert all(opening_holds(opening) for opening in openings)


@given(SEALABLE)
def test_erasing_openings_changes_neither_the_sealed_tree_nor_its_hash(tree: object) -> None:
    sealed, openings = seal(tree, salts())  # type: ignore[arg-type]
    before = fingerprint(sealed)
    assert "[gone]" in str(unseal(sealed, {}, erased="[gone]")) or not openings
    assert fingerprint(sealed) == before


@given(TEXT.filter(bool), TEXT.filter(bool), st.binary(min_size=32, max_size=32))
def test_an_opening_with_another_value_does_not_hold(old: str, new: str, salt: bytes) -> None:
    _, (opening,) = seal(Personal(old, "p"), lambda: salt)
    assert opening_holds(replace(opening, value=new)) == (old == new)


def test_a_sealed_value_leaves_no_trace_of_itself() -> None:
    sealed, openings = seal({"name": Personal("Amina Odhiambo", "person-1")}, salts())
    assert b"Amina" not in canonical_bytes(sealed)
    assert sealed == {"name": {"sealed": openings[0].sealed}}
    assert openings[0].subject == "person-1"
    assert len(openings[0].sealed) == len(openings[0].salt) == 64


def test_equal_values_get_commitments_that_cannot_be_linked() -> None:
    _, (one, two) = seal([Personal("same", "a"), Personal("same", "a")], salts())
    assert one.sealed != two.sealed


def test_a_personal_none_stays_null() -> None:
    assert seal({"phone": Personal(None, "p")}, salts()) == ({"phone": None}, ())


def test_an_altered_opening_is_never_shown_as_the_original() -> None:
    sealed, (opening,) = seal({"name": Personal("true", "p")}, salts())
    forged = {opening.sealed: replace(opening, value="false")}
    assert unseal(sealed, forged) == {"name": "[altered]"}


@pytest.mark.parametrize("salt", ["", "00" * 31, "not hexadecimal", "00" * 33])
def test_an_opening_with_a_wrong_salt_does_not_hold(salt: str) -> None:
    _, (opening,) = seal(Personal("x", "p"), salts())
    assert not opening_holds(replace(opening, salt=salt))


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes, not 16"):
        seal(Personal("x", "p"), lambda: bytes(16))


def test_a_marker_inside_a_personal_value_is_refused() -> None:
    with pytest.raises(ValueError, match="Personal cannot be written"):
        seal(Personal([Personal("x", "p")], "p"), salts())  # type: ignore[list-item]


@pytest.mark.parametrize(
    "value", [None, "ab" * 32, {"sealed": "short"}, {"sealed": "AB" * 32}, {"sealed": "g" * 64}]
)
def test_only_the_exact_form_counts_as_a_commitment(value: object) -> None:
    assert sealed_hash(value) is None  # type: ignore[arg-type]
