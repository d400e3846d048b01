"""A whole file of answers: unknown codes, wrong types, wrong shape; all problems at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ddworkbook.core.answer_check.normal import normal_value
from ddworkbook.core.answer_check.types import check_value, text_findings
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire

_KEYS = ("value", "comment", "respondent", "evidence")


def check_answers(
    questionnaire: Questionnaire, answers: JsonValue, countries: CountryTable | None = None
) -> tuple[Problem, ...]:
    """Return everything wrong with `{"C01": {"value": …, "comment": …, "evidence": [...]}}`.

    Values are judged in their normal form. Whether evidence files exist is not judged.
    """
    if not isinstance(answers, Mapping):
        return (
            Problem(
                "not-answers",
                "answers",
                "This is not an object of answers by code.",
                'Write {"C01": {"value": …}}.',
            ),
        )
    return tuple(
        problem
        for code, given in answers.items()
        for problem in _answer_problems(questionnaire, code, given, countries)
    )


def _answer_problems(
    questionnaire: Questionnaire, code: str, given: JsonValue, countries: CountryTable | None
) -> Iterator[Problem]:
    """Give what is wrong with the answer under one code."""
    question = questionnaire.question(code)
    if question is None:
        codes = [known.code for known in questionnaire.questions]
        near = get_close_matches(code, codes, n=1) or get_close_matches(code.upper(), codes, n=1)
        yield Problem(
            "unknown-code",
            code,
            f"{questionnaire.title} has no question {code!r}.",
            f"Did you mean {near[0]}?" if near else "Remove it, or correct the code.",
        )
        return
    if not isinstance(given, Mapping):
        yield Problem("not-an-answer", code, "This is not an object.", 'Write {"value": …}.')
        return
    for key in given:
        if key not in _KEYS:
            yield Problem("unknown-key", code, f"There is no {key!r}.", f"Use: {', '.join(_KEYS)}.")
    if "value" not in given and not set(given) & set(_KEYS):
        yield Problem("no-value", code, "There is no value.", 'Add "value".')
    value = normal_value(question, given.get("value"), countries)
    yield from check_value(question, value, countries)
    for key in ("comment", "respondent"):
        if given.get(key) is not None:
            yield from text_findings(given[key], f"{code}, {key}")
    evidence = given.get("evidence")
    listed = isinstance(evidence, list | tuple)
    if evidence is not None and not (
        listed and all(isinstance(item, str) and item for item in evidence)  # type: ignore[union-attr]
    ):
        yield Problem(
            "not-evidence",
            f"{code}, evidence",
            "This is not a list of file names.",
            'Write ["a.pdf"].',
        )
