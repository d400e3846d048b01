"""How the command line prints: plain tables for people, JSON for programs.

Text from people is shown with its hidden characters visible, so that no name can steer a terminal,
and its further lines stand behind a bar, so that none of them looks like a line of the program.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from ddworkbook.core.errors import WorldError
from ddworkbook.core.shape import plain_tree
from ddworkbook.core.text_runs import visible

_WIDEST = 48
_BAR = "| "


def say(text: str) -> None:
    """Print one line; where the text has more of them, they stand behind a bar."""
    _print(_barred(text, len(text) - len(text.lstrip(" "))))


def say_error(text: str) -> None:
    """Print one line to the error stream, further ones behind a bar."""
    print(_barred(text, len(text) - len(text.lstrip(" "))), file=sys.stderr)


def say_json(value: object) -> None:
    """Print a value as JSON, dataclasses as objects; hidden characters are escaped."""
    text = json.dumps(plain_tree(value), ensure_ascii=False, indent=2, default=_plain)
    _print("".join(map(_shown_in_json, text)))


def say_table(headers: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
    """Print rows in columns, or the sentence `empty` when there are none."""
    last = len(headers) - 1
    cells = [[_cell(value, at < last) for at, value in enumerate(row)] for row in rows]
    if not cells:
        say(empty)
        return
    widths = [max(len(head), *(len(row[at]) for row in cells)) for at, head in enumerate(headers)]
    for row in [list(headers), *cells]:
        _print(
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        )


def say_facts(facts: Iterable[tuple[str, object]]) -> None:
    """Print label and value lines, leaving out empty values."""
    kept = [(label, str(value)) for label, value in facts if value not in ("", None, ())]
    width = max((len(label) for label, _value in kept), default=0)
    for label, value in kept:
        _print(f"{label.ljust(width)}  {_barred(value, width + 2)}")


def finish_output() -> None:
    """Make sure that everything printed has left the program.

    Raises: WorldError when it cannot be written; BrokenPipeError when its reader went away.
    """
    with _leaving():
        sys.stdout.flush()


def _print(text: str) -> None:
    with _leaving():
        print(text)


@contextmanager
def _leaving() -> Iterator[None]:
    """Turn what keeps output from leaving the program into a sentence."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise WorldError(
            f"The output could not be written: {error.strerror or error}. Free some space, or send "
            "it somewhere else. The workbook keeps what was saved."
        ) from error


def drop_output() -> None:
    """Send what is still to be printed nowhere, so that leaving the program does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _barred(text: str, indent: int) -> str:
    """Return text with hidden characters shown and every line after the first behind a bar."""
    return visible(text).replace("\n", f"\n{' ' * indent}{_BAR}")


def _shown_in_json(char: str) -> str:
    """Return a character of JSON as it is, or escaped where a terminal would not show it.

    Between values JSON has nothing but ASCII, so what is escaped here stands in a text.
    """
    return char if char == "\n" or char.isprintable() else json.dumps(char)[1:-1]


def _cell(value: object, shorten: bool) -> str:
    """Return one cell on one line; all but the last of a row are kept short."""
    text = " ".join(visible("" if value is None else str(value)).split())
    return f"{text[: _WIDEST - 1]}…" if shorten and len(text) > _WIDEST else text


def _plain(value: object) -> object:
    """Return what JSON has no form for in a form that it has."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
