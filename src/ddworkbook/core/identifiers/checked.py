"""The result of checking an identifier, and the small tools that every scheme uses.

Not here: the rules of a scheme.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ddworkbook.core.problem import Problem

_URL_LEAD = re.compile(r"(?:https?:)?(?://)?(?:www\.)?", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
# Shapes are told in English; a value shown inside a sentence is cut to a readable length.
_SHOWN = 60


@dataclass(frozen=True)
class CheckedIdentifier:
    """An identifier in its normal form, what is wrong with it, and what is worth a look.

    When there are problems, `value` is the text as it was given, without outer spaces.
    """

    scheme: str
    value: str
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


def accepted(scheme: str, value: str, *notices: str) -> CheckedIdentifier:
    """Return an identifier that is in order, with what is worth a look."""
    return CheckedIdentifier(scheme, value, notices=notices)


def refused(scheme: str, text: str, code: str, what: str, repair: str) -> CheckedIdentifier:
    """Return an identifier with one problem."""
    problem = Problem(code, f"{scheme} {shown(text)}".rstrip(), what, repair)
    return CheckedIdentifier(scheme, text.strip(), problems=(problem,))


def tidy(text: str) -> str:
    """Return what was typed in plain characters: full-width forms, dashes and spaces undone."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    visible = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Cc"))
    return visible.strip().strip(".,;").strip()


def after_prefix(text: str, *prefixes: str) -> str:
    """Return what follows the first prefix that the text starts with, whatever its case.

    A web address may begin with or without its `https://www.`, and end with a slash or query.
    """
    bare = _URL_LEAD.sub("", text, count=1)
    for prefix in prefixes:
        if bare.lower().startswith(prefix.lower()):
            rest = bare[len(prefix) :]
            return re.split(r"[?#]", rest, maxsplit=1)[0].strip(" /") if "/" in prefix else rest
    return text


def closed_up(text: str) -> str:
    """Return text without spaces, dots and dashes, in capitals."""
    return re.sub(r"[\s.\-]", "", text).upper()


def shown(text: str) -> str:
    """Return a text short enough to stand in a sentence."""
    text = text.strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
