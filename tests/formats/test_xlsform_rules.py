"""Rules, from forms and to forms.

1. A rule of a form that is true in ODK is true here, and the other way round, whatever is
   answered or not answered.
2. A rule of ours is true in ODK exactly when it is true here; unknown is not true.
3. Empty texts say "unanswered"; numbers that name choices are texts; `=` on several choices
   means that one alone.
4. What has no counterpart is told and left out; what is no rule is a problem, with its place.
5. Facts, columns of tables, currencies and depths become questions that ODK can ask.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.expression import (
    Expression,
    Scope,
    evaluate_node,
    print_tree,
)
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Logic,
    Node,
    Number,
    Reference,
    Text,
)
from ddworkbook.core.question_type import QuestionType
from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.form_names import FormNames
from ddworkbook.formats.xlsform.names import Names, Target
from ddworkbook.formats.xlsform.rules_in import RuleReader
from ddworkbook.formats.xlsform.rules_out import RuleWriter
from ddworkbook.formats.xlsform.unanswered import Rewriting
from tests.formats.form_tables import question, read_form, said, survey
from tests.formats.odk_rules import odk_true

_TYPES = {
    "c": QuestionType.CHOICE,
    "m": QuestionType.MULTI,
    "n": QuestionType.INTEGER,
    "t": QuestionType.TEXT,
}
C, M, N, T = (Reference(code) for code in _TYPES)
_ANSWERS = st.fixed_dictionaries(
    {
        "c": st.sampled_from(["", "a", "b"]),
        "m": st.sampled_from(["", "a", "a b"]),
        "n": st.sampled_from(["", "0", "1", "5"]),
        "t": st.sampled_from(["", "a", "ab"]),
    }
)
_SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
_LETTER = st.sampled_from(["a", "b"]).map(Text)
_DIGIT = st.sampled_from([0, 1, 5]).map(lambda number: Number(Decimal(number)))
_NUMBERS = st.one_of(
    st.just(N),
    _DIGIT,
    st.builds(Arithmetic, st.sampled_from("+-*"), st.just(N), _DIGIT),
    st.just(Call("string-length", (T,))),
    st.just(Call("count-selected", (M,))),
)


def _atoms(mine: bool) -> st.SearchStrategy[Node]:
    """Return conditions; ODK's know the empty text, ours know answered()."""
    common = [
        st.builds(Comparison, st.sampled_from(["=", "!="]), st.sampled_from([C, T]), _LETTER),
        st.builds(Comparison, _SIGNS, _NUMBERS, _DIGIT),
        st.builds(lambda word: Call("selected", (M, word)), _LETTER),
        st.builds(lambda word: Call("contains", (T, word)), _LETTER),
        st.builds(lambda word: Call("starts-with", (T, word)), _LETTER),
    ]
    asked = st.sampled_from([C, M, N, T])
    if mine:
        common += [
            asked.map(lambda one: Call("answered", (one,))),
            st.just(Call("selected-any", (M, Text("b c")))),
        ]
    else:
        common += [st.builds(Comparison, st.sampled_from(["=", "!="]), asked, st.just(Text("")))]
    return st.one_of(common)


def _rules(mine: bool) -> st.SearchStrategy[Node]:
    """Return rules made of conditions."""
    return st.recursive(
        _atoms(mine),
        lambda inner: st.one_of(
            inner.map(lambda one: Call("not", (one,))),
            st.builds(
                lambda word, parts: Logic(word, tuple(parts)),
                st.sampled_from(["and", "or"]),
                st.lists(inner, min_size=2, max_size=3),
            ),
            st.builds(lambda *parts: Call("if", parts), inner, inner, inner),
        ),
        max_leaves=6,
    )


def _ours(node: Node, answers: dict[str, str]) -> bool:
    """Say whether a rule is true here."""
    values = {
        code: None
        if not text
        else tuple(text.split())
        if code == "m"
        else Decimal(text)
        if code == "n"
        else text
        for code, text in answers.items()
    }
    return evaluate_node(node, Scope(values.get, date(2026, 1, 1))) is True


def _type_of(node: object) -> QuestionType | None:
    return _TYPES.get(node.code) if isinstance(node, Reference) else None


@given(_rules(mine=False), _ANSWERS)
def test_an_imported_rule_is_true_when_odk_finds_it_true(
    rule: Node, answers: dict[str, str]
) -> None:
    """Clause 1."""
    assert _ours(Rewriting(_type_of).condition(rule), answers) == odk_true(rule, answers)


@given(_rules(mine=False))
def test_a_rule_that_is_not_looked_into_needs_no_rewriting(rule: Node) -> None:
    """Clause 1: most rules stay as they are, and are not parsed twice."""
    findings = Findings()
    targets = {code: Target(f"${{{code}}}", kind) for code, kind in _TYPES.items()}
    reader = RuleReader(Names(findings, targets=targets), findings)
    rewriting = Rewriting(_type_of)
    changed = rewriting.condition(rule)
    text = print_tree(rule)
    assert reader.read(text, Place("survey", 2, "relevant")) == (
        text if changed == rule else print_tree(changed)
    )


@given(_rules(mine=True), _ANSWERS)
def test_an_exported_rule_is_true_in_odk_when_it_is_true_here(
    rule: Node, answers: dict[str, str]
) -> None:
    """Clause 2."""
    names = FormNames(questions={code: code for code in _TYPES}, types=dict(_TYPES))
    exported = RuleWriter(names).condition(Expression("", rule))
    assert odk_true(exported, answers) == _ours(rule, answers)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("${t} != ''", "answered(${t})"),
        ("${t} = ''", "not(answered(${t}))"),
        ("'' = ${t}", "not(answered(${t}))"),
        ("string-length(${t}) > 0", "answered(${t})"),
        ("string-length( ${t} )=0", "not(answered(${t}))"),
        ("count-selected(${m}) >= 1", "answered(${m})"),
        ("${c} = 1", "${c} = '1'"),
        ("${m} = 'a'", "selected(${m}, 'a') and count-selected(${m}) = 1"),
        ("${c} = 'a'", "${c} = 'a'"),
        ("${c} != 'a'", "not(answered(${c})) or ${c} != 'a'"),
        ("${c} != '' and ${c} != 'a'", "answered(${c}) and ${c} != 'a'"),
        ("not(selected(${m}, 'a'))", "not(answered(${m}) and selected(${m}, 'a'))"),
        ("${ t } = 'a'", "${t} = 'a'"),
        ("now() > ${t}", "today() > ${t}"),
    ],
)
def test_rules_are_said_in_our_words(theirs: str, ours: str, tmp_path: Path) -> None:
    """Clause 3."""
    form = survey(
        "| text | t | Text? | |",
        "| select_one l | c | One? | |",
        "| select_multiple l | m | Some? | |",
        f"| text | last | Last? | {theirs} |",
        header="| type | name | label | relevant |",
    )
    lists = (
        "| choices | | | |\n| | list_name | name | label |\n| | l | a | A |\n| | l | 1 | One |\n"
    )
    form = form.replace("| text | t |", "| date | t |") if "now" in theirs else form
    rule = question(read_form(tmp_path, form + lists), "last").relevant
    assert rule is not None
    assert rule.text == ours


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("pulldata('a', 'b', 'c', 'd') = 'x'", "pulldata()"),
        ("/data/q1 = 'a'", "a path (/)"),
        ("../q1 = 'a'", "a path"),
        ("indexed-repeat(${q1}, ${q1}, 1) = 2", "indexed-repeat()"),
        ("jr:choice-name(${q1}, '${q1}') = 'A'", "jr:choice-name()"),
        ("${q1}[position() = 1] = 2", "a path ([)"),
    ],
)
def test_what_has_no_counterpart_is_told(tmp_path: Path, rule: str, name: str) -> None:
    """Clause 4."""
    form = survey(
        "| text | q1 | One? | |",
        f"| text | q2 | Two? | {rule} |",
        header="| type | name | label | relevant |",
    )
    reading = read_form(tmp_path, form)
    assert question(reading, "q2").relevant is None
    assert "rule-left-out @ survey, row 3, column relevant" in said(reading.notices)
    assert any(name in notice.what for notice in reading.notices)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("${q1} = ", "rule"),
        ("${q1} = ’a’", "rule"),
        ("${q1} == 'a'", "rule"),
        ("${nobody} = 'a'", "unknown-name"),
        ("${q1} + 1", "kinds"),
    ],
)
def test_what_is_no_rule_is_a_problem_with_its_place(tmp_path: Path, rule: str, code: str) -> None:
    """Clause 4."""
    form = survey(
        "| text | q1 | One? | |",
        f"| text | q2 | Two? | {rule} |",
        header="| type | name | label | relevant |",
    )
    assert f"{code} @ survey, row 3, column relevant" in said(read_form(tmp_path, form).problems)
