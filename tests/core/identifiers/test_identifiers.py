"""Identifiers: forgiving about how they are typed, strict about check digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.identifiers import SCHEMES, check_identifier
from ddworkbook.core.identifiers.ror import check_digits

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
REAL_ROR = ("042nb2s44", "05dxps055", "013meh722", "052gg0110", "0153tk833", "02mhbdp94")


def code_of_problem(scheme: str, text: str) -> str:
    (problem,) = check_identifier(scheme, text).problems
    assert problem.what
    assert problem.repair
    assert problem.where.startswith(scheme)
    return problem.code


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_the_example_of_each_scheme_is_in_order(scheme: str) -> None:
    checked = check_identifier(scheme, SCHEMES[scheme].example)
    assert checked.problems == ()
    assert checked.value == SCHEMES[scheme].example


@given(st.sampled_from(list(SCHEMES)), st.text(max_size=30))
def test_any_text_gets_an_answer_and_a_normal_form_stays_what_it_is(scheme: str, text: str) -> None:
    checked = check_identifier(scheme, text)
    if not checked.problems:
        assert check_identifier(scheme, checked.value).value == checked.value


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_nothing_given_is_a_problem(scheme: str) -> None:
    assert code_of_problem(scheme, "  ") == "empty"


def test_an_unknown_scheme_is_a_problem_that_lists_the_known_ones() -> None:
    (problem,) = check_identifier("DUNS", "123").problems
    assert problem.code == "unknown-scheme"
    assert "GB-COH" in problem.repair


def test_the_scheme_may_be_typed_in_small_letters() -> None:
    assert check_identifier("gb-coh", "12345").scheme == "GB-COH"


@pytest.mark.parametrize("short", REAL_ROR)
def test_real_ror_identifiers_are_in_order(short: str) -> None:
    assert check_identifier("ROR", short).value == f"https://ror.org/{short}"


@given(st.text(CROCKFORD, min_size=6, max_size=6), st.integers(1, 8), st.sampled_from(CROCKFORD))
def test_any_single_wrong_character_of_a_ror_identifier_is_found(
    body: str, place: int, wrong: str
) -> None:
    good = f"0{body}{check_digits(body)}"
    assert not check_identifier("ROR", good).problems
    bad = good[:place] + wrong + good[place + 1 :]
    assert bool(check_identifier("ROR", bad).problems) == (bad != good)


@pytest.mark.parametrize(
    ("scheme", "typed", "value"),
    [
        ("ROR", " HTTP://WWW.ROR.ORG/05DXPS055/ ", "https://ror.org/05dxps055"),
        ("ROR", "ror:05dxps055", "https://ror.org/05dxps055"),
        ("ROR", "https://api.ror.org/organizations/05dxps055", "https://ror.org/05dxps055"),
        ("ROR", "０５dxps055", "https://ror.org/05dxps055"),
        ("ROR", "05dxps055\u200b", "https://ror.org/05dxps055"),
        ("LEI", "2138 00ku-d8la jwsq 9d15", "213800KUD8LAJWSQ9D15"),
        ("LEI", "https://search.gleif.org/#/record/213800KUD8LAJWSQ9D15", "213800KUD8LAJWSQ9D15"),
        ("ISNI", "ISNI 0000 0001 2158 1279", "0000000121581279"),
        ("ISNI", "https://isni.org/isni/0000000121581279", "0000000121581279"),
        ("ISNI", "0000–0001–2281–955x", "000000012281955X"),
        ("GB-COH", "GB-COH-00012345", "00012345"),
        ("GB-COH", "12345", "00012345"),
        ("GB-COH", "ni 1234", "NI001234"),
        ("GB-COH", "r0000012", "R0000012"),
        (
            "GB-COH",
            "https://find-and-update.company-information.service.gov.uk/company/oc301234/officers",
            "OC301234",
        ),
        ("GB-CHC", "1234567", "1234567"),
        ("GB-CHC", "GB-CHC-212345", "212345"),
        ("GB-SC", "sc12345", "SC012345"),
        ("GB-SC", "GB-SC-SC012345", "SC012345"),
        ("GB-NIC", "100012", "NIC100012"),
        ("GB-NIC", "GB-NIC-100012", "NIC100012"),
        ("GB-UKPRN", "UKPRN: 10007774", "10007774"),
        ("WIKIDATA", "https://www.wikidata.org/wiki/q34433", "Q34433"),
        ("GRID", "https://www.grid.ac/institutes/GRID.4991.5", "grid.4991.5"),
        ("FUNDREF", "https://doi.org/10.13039/501100000780", "501100000780"),
        ("OTHER", "  KE   NGO 7 ", "KE NGO 7"),
    ],
)
def test_identifiers_are_accepted_as_people_copy_them(scheme: str, typed: str, value: str) -> None:
    checked = check_identifier(scheme, typed)
    assert checked.problems == ()
    assert checked.value == value


@pytest.mark.parametrize(
    ("scheme", "typed", "code"),
    [
        ("ROR", "052gg0111", "bad-check-digits"),
        ("ROR", "o52gg0110", "bad-shape"),
        ("ROR", "05dxps05", "bad-shape"),
        ("ROR", "15dxps055", "bad-shape"),
        ("ROR", "https://example.org/05dxps055", "bad-shape"),
        ("LEI", "213800KUD8LAJWSQ9D16", "bad-check-digits"),
        ("LEI", "213800KUD8LAJSWQ9D15", "bad-check-digits"),
        ("LEI", "213800KUD8LAJWSQ9D1", "bad-length"),
        ("LEI", "213800KUD8LAJWSQ9DXX", "bad-shape"),
        ("LEI", "213800KÜD8LAJWSQ9D15", "bad-shape"),
        ("ISNI", "0000 0001 2158 1278", "bad-check-digits"),
        ("ISNI", "0000 0001 2158", "bad-length"),
        ("ISNI", "X000 0001 2158 1279", "bad-shape"),
        ("GB-COH", "123456789", "bad-length"),
        ("GB-COH", "SC1234567", "bad-length"),
        ("GB-COH", "Example Ltd", "bad-shape"),
        ("GB-CHC", "12345", "bad-shape"),
        ("GB-CHC", "SC012345", "bad-shape"),
        ("GB-SC", "NIC100012", "bad-shape"),
        ("GB-NIC", "SC012345", "bad-shape"),
        ("GB-UKPRN", "20007774", "bad-shape"),
        ("WIKIDATA", "P31", "bad-shape"),
        ("WIKIDATA", "Q٣", "bad-shape"),
        ("GRID", "4991.5", "bad-shape"),
        ("FUNDREF", "10.1234/501100000780", "bad-shape"),
        ("OTHER", "\u200b", "empty"),
    ],
)
def test_a_wrong_identifier_is_named_with_its_repair(scheme: str, typed: str, code: str) -> None:
    assert code_of_problem(scheme, typed) == code
    assert check_identifier(scheme, typed).value == typed


def test_the_right_check_digits_are_told() -> None:
    (problem,) = check_identifier("ROR", "052gg0111").problems
    assert "should be 10" in problem.what


@pytest.mark.parametrize(
    ("scheme", "typed", "word"),
    [
        ("GB-COH", "SC123456", "GB-SC"),
        ("GB-COH", "IP12345R", "register"),
        ("GB-COH", "1234567A", "register"),
        ("GB-COH", "XX123456", "XX is not a known beginning"),
        ("GB-COH", "12345", "Zeros were added"),
        ("GB-COH", "CE012345", "charity regulator"),
        ("GB-CHC", "1234567-1", "linked charity"),
        ("GB-NIC", "100012", "completed"),
        ("GRID", "grid.4991.5", "2021"),
        ("ISNI", "0000-0002-1825-0097", "people"),
        ("ISNI", "https://orcid.org/0000-0002-1825-0097", "people"),
    ],
)
def test_what_is_odd_but_possible_is_accepted_with_a_notice(
    scheme: str, typed: str, word: str
) -> None:
    checked = check_identifier(scheme, typed)
    assert checked.problems == ()
    assert word in " ".join(checked.notices)


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [("GB-COH", "01234567"), ("GB-COH", "OC301234"), ("LEI", "213800KUD8LAJWSQ9D15")],
)
def test_a_usual_number_has_no_notice(scheme: str, typed: str) -> None:
    assert check_identifier(scheme, typed).notices == ()


def test_a_very_long_text_is_cut_in_the_sentence_only() -> None:
    checked = check_identifier("ROR", "x" * 5000)
    assert len(checked.problems[0].sentence) < 300
    assert len(checked.value) == 5000
