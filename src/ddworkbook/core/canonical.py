"""One form of JSON for everything that is hashed or signed: RFC 8785 (JCS), and its SHA-256.

Not here: what is hashed and why (see event.py, sealing.py, signature.py).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
    )
else:
    # msgspec reads annotations at run time and cannot follow an alias that names itself.
    JsonValue = Any

# Beyond this, a reader that keeps numbers as doubles no longer sees the same integer.
# Source: RFC 7493 (I-JSON), section 2.2, which RFC 8785 builds on.
MAX_INTEGER = 2**53 - 1

# Nothing in a workbook nests deeper than about 12; the limit keeps hostile files from
# exhausting the stack.
MAX_DEPTH = 100

# From here on ECMAScript writes numbers with an exponent.
# Source: ECMA-262, Number::toString (adopted by RFC 8785, section 3.2.2.3).
_PLAIN_DIGITS = 21
_PLAIN_ZEROS = -6


class _NotCanonicalError(ValueError):
    """A value that has no canonical form; gathers the way to it while the stack unwinds."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.way: list[str] = []


def canonical_bytes(tree: JsonValue) -> bytes:
    """Return the RFC 8785 form of a JSON tree as UTF-8.

    Tuples count as arrays. Raises ValueError with a sentence that says where, for NaN and
    infinities, integers beyond 2**53 - 1, keys that are not text, unpaired surrogates,
    nesting beyond MAX_DEPTH, and anything that is not JSON.
    """
    parts: list[str] = []
    try:
        _write(tree, parts.append, MAX_DEPTH)
    except _NotCanonicalError as refusal:
        where = "/" + "/".join(reversed(refusal.way))
        raise ValueError(f"At {where}: {refusal.reason}") from None
    return "".join(parts).encode()


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(tree: JsonValue) -> str:
    """Return the SHA-256 of the canonical form of a tree."""
    return sha256_hex(canonical_bytes(tree))


def parse_json(text: str | bytes) -> JsonValue:
    """Return the tree that a JSON text stands for, refusing what readers disagree about.

    Raises ValueError with a sentence for text that is not JSON or not UTF-8, repeated keys,
    NaN and infinities, integers that a double cannot hold, and nesting beyond MAX_DEPTH.
    """
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        tree: JsonValue = json.loads(
            decoded,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_parsed_float,
            parse_int=_parsed_integer,
        )
    except UnicodeDecodeError as error:
        raise ValueError(
            f"The text is not UTF-8 (byte {error.start + 1}). Save the file as UTF-8."
        ) from error
    except json.JSONDecodeError as error:
        raise ValueError(
            f"It is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from error
    except RecursionError as error:
        raise ValueError(_too_deep()) from error
    if _depth_exceeds(tree, MAX_DEPTH):
        raise ValueError(_too_deep())
    return tree


def _write(value: object, out: Callable[[str], None], depth: int) -> None:
    """Send the canonical text of one value to `out`, piece by piece."""
    if isinstance(value, str):
        out(_text(value))
    elif value is None:
        out("null")
    elif isinstance(value, bool):
        out("true" if value else "false")
    elif isinstance(value, int):
        out(_integer(value))
    elif isinstance(value, float):
        out(_number(value))
    elif depth == 0:
        raise _NotCanonicalError(_too_deep())
    elif isinstance(value, dict | Mapping):
        _write_object(value, out, depth - 1)
    elif isinstance(value, list | tuple):
        _write_array(value, out, depth - 1)
    else:
        raise _NotCanonicalError(f"A {type(value).__name__} cannot be written as JSON.")


def _write_object(value: Mapping[object, object], out: Callable[[str], None], depth: int) -> None:
    """Send an object with its keys in the order of their UTF-16 code units."""
    lead = "{"
    for key in _sorted_keys(value):
        try:
            out(lead + _text(key) + ":")
            _write(value[key], out, depth)
        except _NotCanonicalError as refusal:
            refusal.way.append(key)
            raise
        lead = ","
    out("{}" if lead == "{" else "}")


def _write_array(value: Sequence[object], out: Callable[[str], None], depth: int) -> None:
    """Send an array in its own order."""
    out("[")
    for index, item in enumerate(value):
        if index:
            out(",")
        try:
            _write(item, out, depth)
        except _NotCanonicalError as refusal:
            refusal.way.append(str(index))
            raise
    out("]")


def _sorted_keys(value: Mapping[object, object]) -> list[str]:
    """Return the keys of an object in canonical order."""
    keys: list[str] = []
    plain = True
    for key in value:
        if not isinstance(key, str):
            raise _NotCanonicalError(
                f"The key {key!r} is a {type(key).__name__}; keys must be text."
            )
        plain = plain and key.isascii()
        keys.append(key)
    if plain:
        keys.sort()
    else:
        keys.sort(key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return keys


def _text(value: str) -> str:
    """Return a string in quotes; JSON's own escapes are already the canonical ones."""
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise _NotCanonicalError(
                f"The text holds half of a character (an unpaired surrogate) at its character "
                f"{error.start + 1}. Type that character again."
            ) from None
    return encode_basestring(value)


def _integer(value: int) -> str:
    """Return an integer, or refuse one that doubles cannot tell from its neighbours."""
    if -MAX_INTEGER <= value <= MAX_INTEGER:
        return int.__repr__(value)
    raise _NotCanonicalError(
        "The integer is beyond 9007199254740991 (2**53 - 1). Write it as text instead."
    )


def _number(value: float) -> str:
    """Return a float as ECMAScript writes it: the shortest digits that read back the same."""
    if value - value != 0:
        raise _NotCanonicalError(f"{value} is not a number that JSON has.")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = float.__repr__(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    # `point` is where the decimal point stands, counted from before the first digit.
    point = len(whole) + int(exponent or "0") - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    """Return digits with their decimal point or exponent in ECMAScript's layout."""
    if len(digits) <= point <= _PLAIN_DIGITS:
        return digits.ljust(point, "0")
    if 0 < point <= _PLAIN_DIGITS:
        return f"{digits[:point]}.{digits[point:]}"
    if _PLAIN_ZEROS < point <= 0:
        return "0." + "0" * -point + digits
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{point - 1:+d}"


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """Return an object, refusing a key that stands in it twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        key = counts.most_common(1)[0][0]
        raise ValueError(f"The key {key!r} stands twice in one object. Keep one of them.")
    return found


def _refuse_constant(name: str) -> JsonValue:
    """Refuse NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(f"{name} is not a number that JSON has. Leave the value out or write null.")


def _parsed_float(text: str) -> float:
    """Return a decimal number that a double can hold."""
    value = float(text)
    if value - value != 0:
        raise ValueError(f"The number {text[:40]} is too large.")
    return value


def _parsed_integer(text: str) -> int | float:
    """Return an integer; a longer one only if it is the canonical form of a double."""
    if len(text) <= _PLAIN_DIGITS + 1:
        value = int(text)
        if -MAX_INTEGER <= value <= MAX_INTEGER:
            return value
        if _number(float(value)) == text:
            return float(value)
    raise ValueError(
        f"The integer {text[:40]} is beyond 9007199254740991 (2**53 - 1). "
        "Write it as text, in quotation marks."
    )


def _depth_exceeds(tree: JsonValue, limit: int) -> bool:
    """Say whether arrays and objects nest deeper than the limit."""
    level = [tree]
    for _ in range(limit):
        below: list[JsonValue] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        if not below:
            return False
        level = below
    return any(isinstance(value, dict | list) for value in level)


def _too_deep() -> str:
    """Return the sentence for nesting beyond the limit."""
    return f"Lists and objects are nested more than {MAX_DEPTH} deep. Flatten the data."
