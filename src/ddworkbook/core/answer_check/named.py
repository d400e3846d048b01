"""Bodies, people and files as answers: objects with a name, in their normal form and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ddworkbook.core.answer_check.limits import MAX_TEXT
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.identifiers import ror
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import QuestionType

# type -> the keys that its object may have; the first has to be there
NAMED: Mapping[QuestionType, tuple[str, ...]] = {
    QuestionType.ORGANISATION: ("name", "ror", "partner"),
    QuestionType.PERSON: ("name", "role", "organisation", "email"),
    QuestionType.FILE: ("name", "sha256"),
}

_SHA256 = re.compile(r"[0-9a-f]{64}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def normal_named(kind: QuestionType, value: JsonValue) -> JsonValue:
    """Return the object without empty entries; a name alone becomes one, but not for a file."""
    if isinstance(value, str) and kind is not QuestionType.FILE:
        return {"name": value}
    if not isinstance(value, Mapping):
        return value
    trimmed = {k: v.strip() if isinstance(v, str) else v for k, v in value.items()}
    filled = {key: item for key, item in trimmed.items() if item not in (None, "")}
    if isinstance(filled.get("ror"), str):
        filled["ror"] = ror.check(str(filled["ror"])).value
    if isinstance(filled.get("sha256"), str):
        filled["sha256"] = str(filled["sha256"]).lower()
    return filled or None


def named_findings(kind: QuestionType, value: JsonValue, where: str) -> Iterator[Problem]:
    """Give what is wrong with a body, a person or a file."""
    keys = NAMED[kind]
    if not isinstance(value, Mapping) or not value.get("name"):
        yield Problem(
            f"not-{kind}", where, f"This is not {_A[kind]}.", f'Give {{"name": …}}; {_known(keys)}'
        )
        return
    for key, item in value.items():
        if key not in keys:
            yield Problem("unknown-key", where, f"There is no {key!r}.", _known(keys))
        elif not isinstance(item, str) or len(item) > MAX_TEXT or _has_half(item):
            yield Problem(
                "not-text", f"{where}, {key}", "This is not a text.", "Give a short text."
            )
    yield from _identifier_findings(kind, value, where)


def _identifier_findings(
    kind: QuestionType, value: Mapping[str, JsonValue], where: str
) -> Iterator[Problem]:
    """Give what is wrong with a ROR id, an email address or a SHA-256."""
    given_ror, email, digest = value.get("ror"), value.get("email"), value.get("sha256")
    if isinstance(given_ror, str):
        for problem in ror.check(given_ror).problems:
            yield Problem("not-ror", f"{where}, ror", problem.what, problem.repair)
    if isinstance(email, str) and not _EMAIL.fullmatch(email):
        yield Problem(
            "not-email", f"{where}, email", "This is not an address.", "Write it as name@place."
        )
    if kind is QuestionType.FILE and not (isinstance(digest, str) and _SHA256.fullmatch(digest)):
        yield Problem(
            "not-sha256",
            f"{where}, sha256",
            "The file has no SHA-256.",
            "Give its 64 hexadecimal digits; add the file as evidence and they are worked out.",
        )


_A = {
    QuestionType.ORGANISATION: "an organisation",
    QuestionType.PERSON: "a person",
    QuestionType.FILE: "a file",
}


def _known(keys: tuple[str, ...]) -> str:
    return f"Use: {', '.join(keys)}."


def _has_half(text: str) -> bool:
    """Say whether a text holds half of a character, which cannot be stored."""
    return any("\ud800" <= character <= "\udfff" for character in text)
