"""How the command line prints: plain tables for people, JSON for programs.

Text from people is shown with its hidden characters visible, so that no name can steer a terminal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from ddworkbook.core.shape import plain_tree
from ddworkbook.core.text_runs import visible

_WIDEST = 48


def say(text: str) -> None:
    """Print one line or paragraph."""
    print(visible(text))


def say_error(text: str) -> None:
    """Print one line to the error stream."""
    print(visible(text), file=sys.stderr)


def say_json(value: object) -> None:
    """Print a value as JSON, dataclasses as objects."""
    print(json.dumps(plain_tree(value), ensure_ascii=False, indent=2, default=_plain))


def say_table(headers: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
    """Print rows in columns, or the sentence `empty` when there are none."""
    last = len(headers) - 1
    cells = [[_cell(value, at < last) for at, value in enumerate(row)] for row in rows]
    if not cells:
        say(empty)
        return
    widths = [max(len(head), *(len(row[at]) for row in cells)) for at, head in enumerate(headers)]
    for row in [list(headers), *cells]:
        print(
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        )


def say_facts(facts: Iterable[tuple[str, object]]) -> None:
    """Print label and value lines, leaving out empty values."""
    kept = [(label, visible(str(value))) for label, value in facts if value not in ("", None, ())]
    width = max((len(label) for label, _value in kept), default=0)
    for label, value in kept:
        print(f"{label.ljust(width)}  {value}")


def _cell(value: object, shorten: bool) -> str:
    """Return one cell on one line; all but the last of a row are kept short."""
    text = " ".join(visible("" if value is None else str(value)).split())
    return f"{text[: _WIDEST - 1]}…" if shorten and len(text) > _WIDEST else text


def _plain(value: object) -> object:
    """Return what JSON has no form for in a form that it has."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
