"""Any tree that the expression language can write, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from ddworkbook.core.expression.functions import FUNCTIONS
from ddworkbook.core.expression.tree import (
    Arithmetic,
    Call,
    Comparison,
    Itself,
    Logic,
    Negation,
    Number,
    Reference,
    Text,
)

CODES = st.from_regex(r"[A-Z][0-9]{2}[a-z]?", fullmatch=True)
LEAVES = st.one_of(
    st.decimals(0, 10**9, places=2, allow_nan=False).map(Number),
    st.text(st.characters(exclude_characters="'\r"), max_size=12).map(Text),
    st.builds(Reference, CODES, st.sampled_from(["", "amount", "work_country"])),
    st.just(Itself()),
)


def _calls(below):
    return st.sampled_from(sorted(FUNCTIONS)).flatmap(
        lambda name: st.lists(
            below, min_size=FUNCTIONS[name].fewest, max_size=min(FUNCTIONS[name].most, 3)
        ).map(lambda found: Call(name, tuple(found)))
    )


TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.builds(Negation, below),
        st.builds(Arithmetic, st.sampled_from(["+", "-", "*", "div", "mod"]), below, below),
        st.builds(Comparison, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), below, below),
        st.builds(
            Logic,
            st.sampled_from(["and", "or"]),
            st.lists(below, min_size=2, max_size=3).map(tuple),
        ),
        _calls(below),
    ),
    max_leaves=12,
)
