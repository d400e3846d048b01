"""Answers in a JSON file: {"C01": {"value": …, "comment": …, "evidence": ["a.pdf"]}}."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.canonical import JsonValue, parse_json
from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.problem import Problem

_MAX_FILE_BYTES = 20_000_000
_KEYS = ("value", "comment", "respondent", "evidence")


@dataclass(frozen=True)
class GivenAnswer:
    """What a person gives to one question; see core/answer.py for the JSON form of values.

    None keeps the comment or respondent that is there. `evidence` are paths of files to attach,
    relative to the folder of the answers file. With `keeps_value` only the rest is changed.
    """

    code: str
    value: JsonValue
    comment: str | None = None
    respondent: str | None = None
    evidence: tuple[str, ...] = ()
    keeps_value: bool = False


def read_answers_file(path: Path) -> tuple[GivenAnswer, ...]:
    """Return the answers of a JSON file.

    Raises: InputRefused listing every problem of form, WorldError when it cannot be read. Whether
    the codes exist and the values fit is judged when they are saved.
    """
    tree = _read_json(path)
    problems = list(_form_problems(tree, path.name))
    if problems or not isinstance(tree, Mapping):
        raise InputRefused("No answer was saved.", problems)
    return tuple(_given(code, one) for code, one in tree.items() if isinstance(one, Mapping))


def _read_json(path: Path) -> JsonValue:
    """Return the content of a JSON file."""
    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise InputRefused(f"“{path.name}” is too large for answers. Choose the right file.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise WorldError(
            f"“{path}” cannot be read ({error.strerror or error}). Check the name and that you may "
            "read it."
        ) from error
    except UnicodeDecodeError as error:
        raise InputRefused(f"“{path.name}” is not UTF-8 text. Save it as UTF-8.") from error
    try:
        return parse_json(text)
    except ValueError as error:
        raise InputRefused(f"“{path.name}” is not JSON. {error}") from error


def _form_problems(tree: JsonValue, name: str) -> Iterator[Problem]:
    """Give everything that keeps the content from being answers by code."""
    if not isinstance(tree, Mapping):
        yield Problem(
            "not-answers",
            name,
            "This is not an object of answers by code.",
            'Write {"C01": {"value": …}}.',
        )
        return
    for code, one in tree.items():
        if not isinstance(one, Mapping):
            yield Problem("not-an-answer", code, "This is not an object.", 'Write {"value": …}.')
            continue
        for key in one:
            if key not in _KEYS:
                yield Problem(
                    "unknown-key", code, f"There is no {key!r}.", f"Use: {', '.join(_KEYS)}."
                )
        for key in ("comment", "respondent"):
            if not isinstance(one.get(key), str | None):
                yield Problem(
                    "not-text",
                    f"{code}, {key}",
                    "This is not a text.",
                    "Put it in quotes.",
                )
        names = one.get("evidence", [])
        if not isinstance(names, list) or not all(isinstance(x, str) and x for x in names):
            yield Problem(
                "not-evidence",
                f"{code}, evidence",
                "This is not a list of file names.",
                'Write ["a.pdf"].',
            )


def _given(code: str, one: Mapping[str, JsonValue]) -> GivenAnswer:
    """Return one answer whose form is right."""
    comment, respondent, evidence = one.get("comment"), one.get("respondent"), one.get("evidence")
    return GivenAnswer(
        code,
        one.get("value"),
        comment if isinstance(comment, str) else None,
        respondent if isinstance(respondent, str) else None,
        tuple(str(name) for name in evidence) if isinstance(evidence, list) else (),
        keeps_value="value" not in one,
    )
