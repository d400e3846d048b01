"""Identifiers that sort by the time they were made: UUID version 7.

Not here: the clock and the randomness, which are passed in.
"""

from __future__ import annotations

RANDOM_BYTES = 10


def uuid7(unix_ms: int, random_bytes: bytes) -> str:
    """Return a UUID version 7 from a time and ten random bytes.

    Units: `unix_ms` is milliseconds since 1970 in UTC; 74 of the 80 random bits are used.
    Raises: ValueError for a time outside 48 bits, or another number of bytes.
    Source: RFC 9562, section 5.7.
    """
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"The time {unix_ms} ms does not fit into a UUID version 7.")
    if len(random_bytes) != RANDOM_BYTES:
        raise ValueError(f"A UUID version 7 takes {RANDOM_BYTES} random bytes.")
    chance = int.from_bytes(random_bytes, "big")
    number = unix_ms << 80 | 0x7 << 76 | chance >> 68 << 64
    number |= 0b10 << 62 | chance & ((1 << 62) - 1)
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
