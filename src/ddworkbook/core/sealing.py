"""Personal values enter hashes as salted commitments, so that they can be erased lawfully.

A commitment keeps every chain and signature verifiable after the value and its salt are
gone; without the salt the value cannot be guessed from it.
Not here: where openings are kept, and who may erase them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ddworkbook.core.canonical import JsonValue, canonical_bytes

# As long as the hash, so that the salt is never the weaker half.
SALT_BYTES = 32

SEALED_KEY = "sealed"
ERASED = "[erased]"
ALTERED = "[altered]"

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True)
class Personal:
    """Marks a value about a person inside a tree; `subject` says whom it is about."""

    value: JsonValue
    subject: str


Sealable: TypeAlias = (
    "Personal | bool | int | float | str | Sequence[Sealable] | Mapping[str, Sealable] | None"
)


@dataclass(frozen=True)
class Opening:
    """What proves a commitment: the value and its salt (64 hexadecimal digits)."""

    sealed: str
    salt: str
    value: JsonValue
    subject: str


def seal(tree: Sealable, new_salt: Callable[[], bytes]) -> tuple[JsonValue, tuple[Opening, ...]]:
    """Return the tree with each Personal replaced by its commitment, and the openings.

    Shape: `{"sealed": "<64 hex>"}` stands for the value; openings follow the order of the
    tree. A personal None stays null: there is nothing to protect and nothing to erase.
    Raises: ValueError when a salt is not 32 bytes, or a value is not JSON.
    """
    openings: list[Opening] = []
    return _sealed(tree, new_salt, openings), tuple(openings)


def unseal(
    tree: JsonValue,
    openings: Mapping[str, Opening],
    erased: str = ERASED,
    altered: str = ALTERED,
) -> JsonValue:
    """Return the tree with each commitment replaced by its value.

    A commitment without an opening gives the text `erased`; one whose opening does not hold
    gives the text `altered`, so that a changed value is never shown as the original.
    """
    if isinstance(tree, Mapping):
        sealed = sealed_hash(tree)
        if sealed is None:
            return {key: unseal(item, openings, erased, altered) for key, item in tree.items()}
        opening = openings.get(sealed)
        if opening is None:
            return erased
        return opening.value if opening.sealed == sealed and opening_holds(opening) else altered
    if isinstance(tree, list | tuple):
        return [unseal(item, openings, erased, altered) for item in tree]
    return tree


def opening_holds(opening: Opening) -> bool:
    """Say whether value and salt give the commitment."""
    try:
        salt = bytes.fromhex(opening.salt)
        return len(salt) == SALT_BYTES and _commitment(salt, opening.value) == opening.sealed
    except ValueError:
        return False


def openings_by_hash(openings: Iterable[Opening]) -> dict[str, Opening]:
    """Return openings in the shape that `unseal` asks for."""
    return {opening.sealed: opening for opening in openings}


def sealed_hash(value: JsonValue) -> str | None:
    """Return the commitment when the value is one, else None."""
    if isinstance(value, Mapping) and len(value) == 1:
        sealed = value.get(SEALED_KEY)
        if isinstance(sealed, str) and len(sealed) == 64 and _HEX.issuperset(sealed):
            return sealed
    return None


def _sealed(tree: Sealable, new_salt: Callable[[], bytes], openings: list[Opening]) -> JsonValue:
    """Return one part of the tree sealed, collecting its openings."""
    if isinstance(tree, Personal):
        if tree.value is None:
            return None
        opening = _opened(tree, new_salt())
        openings.append(opening)
        return {SEALED_KEY: opening.sealed}
    if isinstance(tree, Mapping):
        return {key: _sealed(item, new_salt, openings) for key, item in tree.items()}
    if isinstance(tree, list | tuple):
        return [_sealed(item, new_salt, openings) for item in tree]
    # What is left is a single value: the marker is the only thing Sealable adds to JSON.
    return tree  # type: ignore[return-value]


def _opened(personal: Personal, salt: bytes) -> Opening:
    """Return the opening of one personal value."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes, not {len(salt)}.")
    sealed = _commitment(salt, personal.value)
    return Opening(sealed, salt.hex(), personal.value, personal.subject)


def _commitment(salt: bytes, value: JsonValue) -> str:
    """Return SHA-256(salt || canonical value); the fixed length of the salt keeps it injective."""
    return hashlib.sha256(salt + canonical_bytes(value)).hexdigest()
