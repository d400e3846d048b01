"""On which line of its file does a problem stand? Places are named as problems name them.

Not here: the lines of YAML nodes (formats/yaml_text.py counts them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem


@dataclass(frozen=True)
class LineTree:
    """The line on which a value begins, from 1, and the same for what is in it.

    `inside` is by key for mappings and by number, from 1, for lists.
    """

    line: int
    inside: dict[str | int, LineTree] = field(default_factory=dict)


def with_lines(
    problems: Iterable[Problem], files: Mapping[str, tuple[JsonValue, LineTree]], head: str
) -> tuple[Problem, ...]:
    """Return problems with their lines, where these are known; `files` are by name.

    `head` is the file of problems that name none.
    """
    found = tuple(problems)
    if not found:
        return ()
    lines = {
        place: line
        for file, (tree, tree_lines) in files.items()
        for place, line in _places(tree, tree_lines, file)
    }
    return tuple(_with_line(problem, files, lines, head) for problem in found)


def _with_line(
    problem: Problem,
    files: Mapping[str, tuple[JsonValue, LineTree]],
    lines: Mapping[str, int],
    head: str,
) -> Problem:
    file, _, rest = problem.where.partition(", ")
    if file not in files:
        file, rest = head, problem.where
    if rest.startswith("line "):
        return problem
    place = f"{file}, {rest}"
    while place and place not in lines:
        place = place[: max(place.rfind(", "), place.rfind("."), place.rfind("["), 0)]
    return replace(problem, where=f"{file}, line {lines[place]}, {rest}") if place else problem


def _places(tree: JsonValue, lines: LineTree, file: str) -> Iterator[tuple[str, int]]:
    """Give every place of a file with its line; what is missing is looked for at its top."""
    yield file, 1
    for key, value, inner in _entries(tree, lines):
        place = f"{file}, {key}"
        yield place, inner.line
        yield from _inner_places(value, inner, place, ".")
        if key in {"questions", "decisions"}:
            # Problems name questions and decisions by their codes.
            one = {"questions": "question", "decisions": "decision"}[str(key)]
            for number, item, item_lines in _entries(value, inner):
                code = item.get("code") if isinstance(item, Mapping) else None
                yield f"{file}, {one} {code or number}", item_lines.line
                yield from _inner_places(item, item_lines, f"{file}, {one} {code or number}", ", ")
        elif key in {"facts", "sources"}:
            for name, _, item_lines in _entries(value, inner):
                yield f"{place}, {name}", item_lines.line
        elif key == "dimensions":
            for _, item, item_lines in _entries(value, inner):
                if isinstance(item, Mapping):
                    yield f"{place}, {item.get('value')}", item_lines.line
        elif key == "texts":
            for name, _, item_lines in _entries(value, inner):
                yield f"{file}, {name}", item_lines.line


def _inner_places(
    tree: JsonValue, lines: LineTree, place: str, joint: str
) -> Iterator[tuple[str, int]]:
    """Give the places inside a value."""
    for key, value, inner in _entries(tree, lines):
        name = f"{place}[{key}]" if isinstance(key, int) else f"{place}{joint}{key}"
        yield name, inner.line
        yield from _inner_places(value, inner, name, ".")


def _entries(tree: JsonValue, lines: LineTree) -> Iterator[tuple[str | int, JsonValue, LineTree]]:
    """Give the entries of a mapping or list that have lines."""
    entries: Iterable[tuple[str | int, JsonValue]] = ()
    if isinstance(tree, Mapping):
        entries = tree.items()
    elif isinstance(tree, list | tuple):
        entries = enumerate(tree, start=1)
    for key, value in entries:
        if key in lines.inside:
            yield key, value, lines.inside[key]
