"""Reads a long JSON array entry by entry, keeping only a piece of it in memory.

Not here: what the entries mean.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator

from ddworkbook.core.canonical import JsonValue

_SPACE_AND_COMMA = " \t\r\n,"


def json_array(read: Callable[[], bytes], max_entry_chars: int) -> Iterator[JsonValue]:
    """Yield the objects of a JSON array; `read` gives the next bytes, none at the end.

    Raises: ValueError with a sentence when the bytes are not UTF-8, not an array of objects,
    cut short, or when one entry is longer than `max_entry_chars`.
    """
    text = _Pieces(read)
    text.skip(" \t\r\n\ufeff")
    if not text.starts("["):
        raise ValueError("The file is not a JSON array.")
    text.at += 1
    while True:
        text.skip(_SPACE_AND_COMMA)
        if text.starts("]"):
            return
        if not text.starts("{"):
            where = "ends in the middle" if text.ended else "holds something else than objects"
            raise ValueError(f"The file {where}.")
        yield text.entry(max_entry_chars)


class _Pieces:
    """A text that is read piece by piece, and the place in it."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self._utf8 = codecs.getincrementaldecoder("utf-8")()
        self._json = json.JSONDecoder(parse_constant=_refuse_constant)
        self._buffer = ""
        self.at = 0
        self.ended = False

    def starts(self, sign: str) -> bool:
        """Say whether the sign stands at the place."""
        return self._buffer.startswith(sign, self.at)

    def skip(self, signs: str) -> None:
        """Go on to the first character that is none of the signs."""
        while True:
            while self.at < len(self._buffer) and self._buffer[self.at] in signs:
                self.at += 1
            if self.at < len(self._buffer) or self.ended:
                return
            self._more()

    def entry(self, max_chars: int) -> JsonValue:
        """Return the object at the place and go behind it."""
        while True:
            try:
                value, self.at = self._json.raw_decode(self._buffer, self.at)
            except json.JSONDecodeError as error:
                # A cut object and a broken one look alike until there is nothing more to read.
                if self.ended:
                    raise ValueError(f"The file is damaged or cut short ({error.msg}).") from error
                if len(self._buffer) - self.at > max_chars:
                    raise ValueError(f"An entry is longer than {max_chars} characters.") from error
                self._more()
            except RecursionError as error:
                raise ValueError("An entry is nested too deeply.") from error
            else:
                return value  # type: ignore[no-any-return]

    def _more(self) -> None:
        """Read the next piece, forgetting what was passed."""
        piece = self._read()
        self.ended = not piece
        try:
            decoded = self._utf8.decode(piece, final=self.ended)
        except UnicodeDecodeError as error:
            raise ValueError("The file is not UTF-8 text.") from error
        self._buffer, self.at = self._buffer[self.at :] + decoded, 0


def _refuse_constant(name: str) -> JsonValue:
    """Refuse NaN and the infinities, which Python reads and JSON does not have."""
    raise ValueError(f"The file holds {name}, which is not a number that JSON has.")
