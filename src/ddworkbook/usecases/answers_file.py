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
    `faults` is what is wrong with its form; they are refused together with everything else.
    """

    code: str
    value: JsonValue
    comment: str | None = None
    respondent: str | None = None
    evidence: tuple[str, ...] = ()
    keeps_value: bool = False
    faults: tuple[Problem, ...] = ()


def read_answers_file(path: Path) -> tuple[GivenAnswer, ...]:
    """Return the answers of a JSON file.

    What is wrong with a single answer comes with it, so that saving can name all problems at once.
    Raises: InputRefused when the file as a whole is no answers, WorldError when it cannot be read.
    """
    tree = _read_json(path)
    if not isinstance(tree, Mapping):
        raise InputRefused(
            f"“{path.name}” does not hold answers by code. "
            'Write {"C01": {"value": …}, "C02": {"value": …}}.'
        )
    if not tree:
        raise InputRefused(f"“{path.name}” holds no answer. Choose the right file.")
    return tuple(_given(code, one) for code, one in tree.items())


def _read_json(path: Path) -> JsonValue:
    """Return the content of a JSON file."""
    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise InputRefused(
                f"“{path.name}” is larger than {_MAX_FILE_BYTES // 1_000_000} MB, too large for "
                "answers. Choose the right file."
            )
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise WorldError(
            f"“{path}” was not found. Check the name and that the drive is connected."
        ) from error
    except IsADirectoryError as error:
        raise WorldError(f"“{path}” is a folder. Give the JSON file in it.") from error
    except OSError as error:
        raise WorldError(
            f"“{path}” cannot be read ({error.strerror or error}). Check the name and that you may "
            "read it."
        ) from error
    except UnicodeDecodeError as error:
        raise InputRefused(
            f"“{path.name}” is not text in UTF-8. Choose a JSON file, or save it again as UTF-8."
        ) from error
    if not text.strip():
        raise InputRefused(f"“{path.name}” is empty. Choose the right file.")
    try:
        return parse_json(text)
    except ValueError as error:
        raise InputRefused(f"“{path.name}” cannot be used. {error}") from error


def _faults(code: str, one: Mapping[str, JsonValue]) -> Iterator[Problem]:
    """Give everything that is wrong with the form of one answer."""
    for key in one:
        if key not in _KEYS:
            yield Problem("unknown-key", code, f"There is no {key!r}.", f"Use: {', '.join(_KEYS)}.")
    for key in ("comment", "respondent"):
        if not isinstance(one.get(key), str | None):
            yield Problem("not-text", f"{code}, {key}", "This is not a text.", "Put it in quotes.")
    names = one.get("evidence", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        yield Problem(
            "not-evidence",
            f"{code}, evidence",
            "This is not a list of file names.",
            'Write ["a.pdf"].',
        )


def _given(code: str, one: JsonValue) -> GivenAnswer:
    """Return one answer with what is wrong with its form."""
    if not isinstance(one, Mapping):
        fault = Problem("not-an-answer", code, "This is not an object.", 'Write {"value": …}.')
        return GivenAnswer(code, None, keeps_value=True, faults=(fault,))
    comment, respondent, evidence = one.get("comment"), one.get("respondent"), one.get("evidence")
    return GivenAnswer(
        code,
        one.get("value"),
        comment if isinstance(comment, str) else None,
        respondent if isinstance(respondent, str) else None,
        tuple(str(name) for name in evidence) if isinstance(evidence, list) else (),
        keeps_value="value" not in one,
        faults=tuple(_faults(code, one)),
    )
