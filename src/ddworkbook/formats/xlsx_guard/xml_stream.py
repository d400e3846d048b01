"""XML in pieces, to handlers by local name; document types, and so all entities, are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from ddworkbook.formats.xlsx_guard.faults import GuardFaultError

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Characters = Callable[[str], None]

# Far above what sheets have; expat itself has no limit.
_MAX_DEPTH = 64


def _ignore_end(_name: str) -> None:
    """Take no notice."""


def _ignore_text(_text: str) -> None:
    """Take no notice."""


def feed_xml(
    pieces: Iterable[bytes],
    start: Start,
    end: End = _ignore_end,
    characters: Characters = _ignore_text,
    *,
    until: Callable[[], bool] | None = None,
) -> None:
    """Parse XML given in pieces; names come without namespace. Stops once `until` says so.

    Raises: GuardFaultError for a document type or deep nesting; ExpatError for bad XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    names: dict[str, str] = {}
    depth = 0

    def local(name: str) -> str:
        short = names.get(name)
        if short is None:
            short = names[name] = name.rpartition(" ")[2]
        return short

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise GuardFaultError("is nested deeper than any spreadsheet. Ask who sent it.")
        start(local(name), attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = _refuse_document_type
    for piece in pieces:
        parser.Parse(piece, False)
        if until is not None and until():
            return
    parser.Parse(b"", True)


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute by its local name, "" when there is none."""
    value = attributes.get(name)
    if value is not None:
        return value
    ending = f" {name}"
    return next((text for key, text in attributes.items() if key.endswith(ending)), "")


def _refuse_document_type(*_parts: object) -> None:
    raise GuardFaultError(
        "declares XML entities, which no spreadsheet needs. It may be made to do harm; ask who "
        "sent it."
    )
