"""YAML as plain data, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.formats.yaml_text import MAX_CHARACTERS, read_yaml


def test_words_stay_text_and_plain_numbers_become_numbers():
    text = "a: yes\nb: no\nc: 2026-01-31\nd: 12\ne: 1.5\nf: '12'\ng: null\nh: true\ni: 0x1F\nj: 1e5"
    assert read_yaml(text, "x.yaml") == (
        {
            "a": "yes",
            "b": "no",
            "c": "2026-01-31",
            "d": 12,
            "e": 1.5,
            "f": "12",
            "g": None,
            "h": True,
            "i": "0x1F",
            "j": "1e5",
        },
        (),
    )


def test_nested_lists_and_folded_texts_are_read():
    text = "items:\n  - {value: a, label: B}\n  - [1, []]\ntext: >-\n  one\n  two\n"
    assert read_yaml(text, "x.yaml") == (
        {"items": [{"value": "a", "label": "B"}, [1, []]], "text": "one two"},
        (),
    )


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: &x 2\n", "yaml-refused", 2),
        ("a: &x [1]\nb: *x\n", "yaml-refused", 1),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-refused", 1),
        ("a: !!str 5\n", "yaml-refused", 1),
        ("a: 1\nb: 2\na: 3\n", "yaml-refused", 3),
        ("? [1, 2]\n: 3\n", "yaml-refused", 1),
        ("a: 1\n---\nb: 2\n", "yaml-refused", 2),
        ("a: 'x\n", "yaml-syntax", 2),
        ("a: 1\n  b: 2\n", "yaml-syntax", 2),
        ("[" * 50, "yaml-nesting", 1),
        ("[" * 100_000, "yaml-nesting", 1),
        ("a: \x07\n", "yaml-characters", 1),
        ("a: \ud800\n", "yaml-characters", 1),
    ],
)
def test_what_is_not_plain_data_is_refused_with_its_line(text, code, line):
    _, problems = read_yaml(text, "x.yaml")
    assert problems[0].code == code
    assert problems[0].where == f"x.yaml, line {line}"
    assert problems[0].repair


def test_all_refused_parts_are_listed_at_once():
    _, problems = read_yaml("a: &x 1\nb: !t 2\na: 3\n", "x.yaml")
    assert [problem.where for problem in problems] == [
        "x.yaml, line 1",
        "x.yaml, line 2",
        "x.yaml, line 3",
    ]


def test_an_oversize_text_is_refused_unread():
    data, problems = read_yaml("a" * (MAX_CHARACTERS + 1), "x.yaml")
    assert data is None
    assert [problem.code for problem in problems] == ["yaml-too-large"]


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#? \n\t,%@`\x00é", max_size=60))
def test_no_text_crashes_the_reader(text):
    _, problems = read_yaml(text, "x.yaml")
    assert all(problem.what and problem.repair for problem in problems)
