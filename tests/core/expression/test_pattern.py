"""Patterns: the same answers as Python's where both know the form, and no hanging."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddworkbook.core.expression.pattern import MAX_TEXT, pattern_of
from ddworkbook.core.expression.pattern_reader import PatternError

ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", "[a-c0-9]", r"\.", r"[\d-]", "é"])
REPEATS = st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "{0}", "*?", "+?"])
PATTERNS = st.recursive(
    ATOMS,
    lambda below: st.one_of(
        st.builds("{}{}".format, below, below),
        st.builds("({}|{})".format, below, below),
        st.builds("(?:{}){}".format, below, REPEATS),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(PATTERNS, st.text("abc1.é-", max_size=7))
def test_a_pattern_matches_what_pythons_matches(pattern, text):
    expected = re.fullmatch(pattern, text) is not None
    assert pattern_of(pattern).matches(text) is expected
    assert pattern_of(f"^{pattern}$").matches(text) is expected or "|" in pattern


@given(st.text(r"ab[](){}|*+?^$.\-,:=!<0123456789d", max_size=30))
def test_any_text_is_a_pattern_or_refused_with_a_repair(text):
    try:
        pattern_of(text)
    except PatternError as error:
        assert 1 <= error.position <= len(text) + 1
        assert error.what.endswith((".", "d."))
        assert error.repair


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a|a)*b", "(.*a){20}", "(a?){20}a{20}", "(a|aa)+", "(.*)(.*)(.*)(.*)x", "(a*)*b"],
)
def test_patterns_that_hang_others_are_matched_in_few_steps(pattern):
    found = pattern_of(pattern)
    assert found.matches("a" * (MAX_TEXT - 1) + "!") is False
    # A backtracking matcher would need more steps than there are atoms; here every step that
    # was ever taken is remembered, one for each set of places and next character.
    assert len(found._steps) <= 2 * len(found.places) + 2


def test_a_text_that_is_too_long_is_not_judged():
    assert pattern_of("a*").matches("a" * (MAX_TEXT + 1)) is None


@pytest.mark.parametrize(
    ("pattern", "position", "words"),
    [
        ("a(b", 4, "never closed"),
        ("a)b", 2, "never opened"),
        ("*a", 1, "nothing to repeat"),
        ("a**", 3, "repeated"),
        ("(?=a)", 2, "look ahead"),
        (r"(a)\1", 5, "not known"),
        (r"\bword", 2, "not known"),
        ("[]", 3, "empty"),
        ("[a", 3, "never closed"),
        ("[z-a]", 5, "not a range"),
        ("a{3,2}", 2, "not possible"),
        ("a{101}", 2, "not possible"),
        ("a{x}", 2, "number of times"),
        ("a^b", 2, "inside"),
        ("a" * 301, 300, "longer"),
        ("((((((((((((a))))))))))))", 12, "nested"),
        ("(a{100}){100}", 1, "places"),
        ("((((){100}){100}){100}){100}", 1, "too much"),
        ("a\\", 3, "backslash"),
    ],
)
def test_a_faulty_pattern_is_refused_with_its_place(pattern, position, words):
    with pytest.raises(PatternError) as caught:
        pattern_of(pattern)
    assert caught.value.position == position
    assert words in str(caught.value)
