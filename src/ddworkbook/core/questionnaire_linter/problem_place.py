"""Where in a questionnaire folder a finding stands: file, line, and the question it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ddworkbook.core.problem import Problem

_LINE = re.compile(r"line ([0-9]+)")
_QUESTION = re.compile(r"question ([A-Za-z][A-Za-z0-9_-]{0,39})")
# In files of translations a place is the key of a text: `C07.text`.
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,39})\.[^ ]+")


@dataclass(frozen=True)
class ProblemPlace:
    """`line` is from 1, 0 when it is not known; `question` and `key` (of a text) may be ""."""

    file: str
    line: int
    question: str
    key: str


def problem_place(problem: Problem) -> ProblemPlace:
    """Return where a finding stands, as far as it says so."""
    file, _, rest = problem.where.partition(", ")
    line, question, key = 0, "", ""
    for part in rest.split(", ") if rest else ():
        if found := _LINE.fullmatch(part):
            line = int(found[1])
        elif found := _QUESTION.fullmatch(part):
            question = found[1]
        elif file.startswith("translations/") and (found := _KEY.fullmatch(part)):
            question, key = found[1], part
    return ProblemPlace(file, line, question, key)
