"""Read YAML as plain data: no anchors, aliases, tags, repeated keys or oversize.

Texts like yes, no and on stay text; only true, false, null and plain numbers are anything else.
Not here: what the data mean (see core/questionnaire_reader).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire_reader import LineTree

MAX_CHARACTERS = 2_000_000
MAX_NESTING = 40

# The YAML 1.2 core schema, without hexadecimal, octal, exponents and infinities.
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: dict[str, JsonValue] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
# The C parser is many times faster; wheels of PyYAML carry it, some distributions do not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, where: str) -> tuple[JsonValue, tuple[Problem, ...]]:
    """Return the data of a YAML text, and everything that is wrong with the text.

    `where` names the file in problems; each says its line. With a problem, the data may be partial.
    """
    data, _, problems = read_yaml_lines(text, where)
    return data, problems


def read_yaml_lines(text: str, where: str) -> tuple[JsonValue, LineTree, tuple[Problem, ...]]:
    """Return the data of a YAML text, the line of each value, and what is wrong with the text."""
    if len(text) > MAX_CHARACTERS:
        problem = Problem(
            "yaml-too-large",
            where,
            f"The file has more than {MAX_CHARACTERS:,} characters.",
            "Split it into sections.",
        )
        return None, LineTree(1), (problem,)
    builder = _Builder(where)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        builder.fault(
            "yaml-syntax",
            mark.line if mark else 0,
            f"The text is not YAML: {error.problem or error.context}.",
            "Check indentation, quotation marks and colons there.",
        )
    except _TooDeepError as error:
        builder.fault(
            "yaml-nesting",
            error.line,
            f"Lists and mappings are nested more than {MAX_NESTING} deep.",
            "Flatten the data.",
        )
    except (yaml.YAMLError, UnicodeEncodeError):
        builder.fault(
            "yaml-characters", 0, "The text holds characters that YAML forbids.", "Remove them."
        )
    return builder.data, builder.lines, tuple(builder.problems)


def _events(text: str) -> Iterator[yaml.Event]:
    """Give the parser's events up to MAX_NESTING deep."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_NESTING:
                raise _TooDeepError(_line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


class _TooDeepError(Exception):
    """Lists and mappings are nested too deep; carries the line, from 0."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _line(event: yaml.Event) -> int:
    """Return the line on which an event begins, from 0."""
    return event.start_mark.line if event.start_mark else 0


class _Builder:
    """Builds data from events, one after the other, without recursion."""

    def __init__(self, where: str) -> None:
        self.data: JsonValue = None
        self.lines = LineTree(1)
        self.problems: list[Problem] = []
        self._where = where
        self._documents = 0
        self._open: list[dict[str, JsonValue] | list[JsonValue]] = []
        # For each open mapping, the key that waits for its value; for a list, always None.
        self._keys: list[str | None] = []
        self._open_lines: list[LineTree] = []
        # A value is looked for on the line of its key.
        self._key_line = 0

    def fault(self, code: str, line: int, what: str, repair: str) -> None:
        """Note a problem; lines count from 0 here and from 1 for people."""
        self.problems.append(Problem(code, f"{self._where}, line {line + 1}", what, repair))

    def take(self, event: yaml.Event) -> None:
        """Take the next event into account."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(event, "A second document begins.", "Keep one document in a file.")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
            self._open_lines.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_reference(event)
            self._take_node(event)

    def _take_node(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.ScalarEvent):
            if self._wants_key():
                self._take_key(event)
            else:
                self._put(self._scalar(event), _line(event))
            return
        if self._wants_key():
            self._refuse(event, "A key is not a text.", "Use a plain word as key.")
            self._keys[-1] = ""
        if isinstance(event, yaml.CollectionStartEvent):
            collection: dict[str, JsonValue] | list[JsonValue] = (
                {} if isinstance(event, yaml.MappingStartEvent) else []
            )
            self._open_lines.append(self._put(collection, _line(event)))
            self._open.append(collection)
            self._keys.append(None)
        else:
            self._put(None, _line(event))

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is None

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        mapping = self._open[-1]
        if event.value in mapping:
            self._refuse(
                event,
                f"The key {event.value!r} stands twice in one mapping.",
                "Keep one of the two.",
            )
        self._keys[-1] = event.value
        self._key_line = _line(event)

    def _put(self, value: JsonValue, line: int) -> LineTree:
        """Put a value where it belongs and return where its lines are kept."""
        if not self._open:
            if self._documents == 1:
                self.data = value
            return self.lines
        inside, lines = self._open[-1], self._open_lines[-1].inside
        if isinstance(inside, list):
            inside.append(value)
            lines[len(inside)] = found = LineTree(line + 1)
        else:
            key = self._keys[-1] or ""
            inside[key] = value
            lines[key] = found = LineTree(self._key_line + 1)
            self._keys[-1] = None
        return found

    def _scalar(self, event: yaml.ScalarEvent) -> JsonValue:
        text: str = event.value
        if event.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) else text

    def _refuse_reference(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(
                event, "Anchors and aliases (& and *) are not allowed.", "Write the text out."
            )
        if getattr(event, "tag", None) is not None:
            self._refuse(event, "Tags (!) are not allowed.", "Remove the tag, or quote the text.")

    def _refuse(self, event: yaml.Event, what: str, repair: str) -> None:
        self.fault("yaml-refused", _line(event), what, repair)
