"""UUID version 7. Source of the example: RFC 9562, appendix A.6."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddworkbook.core.uuid7 import uuid7

TIMES = st.integers(0, 2**48 - 1)
CHANCE = st.binary(min_size=10, max_size=10)


def test_the_example_of_the_rfc_comes_out() -> None:
    chance = (0xCC3 << 68 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert uuid7(0x017F22E279B0, chance) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(TIMES, CHANCE)
def test_each_is_a_uuid_of_version_7(unix_ms: int, chance: bytes) -> None:
    made = uuid.UUID(uuid7(unix_ms, chance))
    assert (made.version, made.variant, made.int >> 80) == (7, uuid.RFC_4122, unix_ms)


@given(TIMES, TIMES, CHANCE, CHANCE)
def test_they_sort_by_their_time(one: int, two: int, some: bytes, other: bytes) -> None:
    if one < two:
        assert uuid7(one, some) < uuid7(two, other)


@pytest.mark.parametrize(("unix_ms", "size"), [(-1, 10), (2**48, 10), (0, 9), (0, 16)])
def test_a_wrong_time_or_number_of_bytes_is_refused(unix_ms: int, size: int) -> None:
    with pytest.raises(ValueError, match="UUID version 7"):
        uuid7(unix_ms, bytes(size))
