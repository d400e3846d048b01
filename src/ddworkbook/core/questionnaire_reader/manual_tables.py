"""The tables of the author's manual, as Markdown, made from the tables that the program works with.

Not here: the words around them (questionnaires/AUTHORS.md).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from ddworkbook.core.expression.functions import FUNCTIONS, Function
from ddworkbook.core.expression.kind import EVERY_KIND, Kind
from ddworkbook.core.question_type import TYPES
from ddworkbook.core.questionnaire_linter.codes import PROBLEM_CODES
from ddworkbook.core.questionnaire_reader.part_tables import PARTS, Shape

_WRITTEN = {
    Shape.TEXT: "text",
    Shape.CODE: "code",
    Shape.TRUTH: "true or false",
    Shape.NUMBER: "number",
    Shape.RULE: "rule",
    Shape.FILTER: "rule",
    Shape.WORD: "word",
    Shape.TEXTS: "list of texts",
    Shape.TEXTS_BY_NAME: "texts by name",
    Shape.PART: "mapping",
    Shape.PARTS: "list of mappings",
    Shape.PARTS_BY_NAME: "mappings by name",
}


def fill_in(manual: str) -> str:
    """Return the manual with its tables made anew; each stands between two comments."""
    for name, table in TABLES.items():
        begin, end = f"<!-- table: {name} -->\n", f"<!-- end: {name} -->"
        before, found, rest = manual.partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"The manual has no place for the table {name!r}.")
        manual = f"{before}{begin}{table()}{end}{after}"
    return manual


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [tuple(header), *(tuple(row) for row in rows)]
    lines.insert(1, tuple("---" for _ in lines[0]))
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _types() -> str:
    rows = (
        (
            f"`{kind.value}`",
            spec.says,
            "" if spec.example is None else f"`{json.dumps(spec.example, ensure_ascii=False)}`",
            ", ".join(f"`{name}`" for name in sorted(spec.fields)),
        )
        for kind, spec in TYPES.items()
    )
    return _table(("type", "what it takes", "an answer", "fields of its own"), rows)


def _fields() -> str:
    rows = (
        (
            part if place == 0 else "",
            f"`{spec.name}`" + (" (needed)" if spec.required else ""),
            _WRITTEN[spec.shape]
            if spec.words is None or spec.name == "type"
            else " ".join(f"`{word.value}`" for word in spec.words if word.value != "none"),
            spec.says,
        )
        for part, specs in PARTS.items()
        for place, spec in enumerate(specs)
    )
    return _table(("part", "field", "written as", "what it means"), rows)


def _functions() -> str:
    rows = (
        (f"`{name}({_arguments(one)})`", _result(one), one.says, f"`{one.example}`")
        for name, one in FUNCTIONS.items()
    )
    return _table(("function", "gives", "what it does", "example"), rows)


def _arguments(function: Function) -> str:
    """Return the kinds of the arguments: those in brackets may be left out, … means more."""
    parts = []
    for place, kinds in enumerate(function.takes):
        said = (
            "any" if kinds >= EVERY_KIND else "/".join(k.name.lower() for k in Kind if k in kinds)
        )
        parts.append(f"[{said}]" if place >= function.fewest else said)
    return ", ".join(parts) + (", …" if function.repeats else "")


def _result(function: Function) -> str:
    return function.gives.name.lower() if isinstance(function.gives, Kind) else "the same"


def _codes() -> str:
    rows = ((f"`{code}`", what, repair) for code, (what, repair) in PROBLEM_CODES.items())
    return _table(("code", "what is wrong", "repair"), rows)


TABLES: Mapping[str, Callable[[], str]] = {
    "types": _types,
    "fields": _fields,
    "functions": _functions,
    "codes": _codes,
}
