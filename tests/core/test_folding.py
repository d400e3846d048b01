"""Folding names for searching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Université de  Montréal", "universite de montreal"),
        ("Łódź", "lodz"),
        ("København", "kobenhavn"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("ＦＵＬＬ width", "full width"),
        ("جامعة القاهِرة", "جامعة القاهرة"),
        ("विश्वविद्यालय", "विश\u200dवविद\u200dयालय".replace("\u200d", "")),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("北京大学", "北京大学"),
        (" \t\n ", ""),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_accents_capitals_and_spaces_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_capitals_never_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)
