"""What a questionnaire is made of: codes that repeat, depths, follow-ups, sources, outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Column, Question, Questionnaire
from ddworkbook.core.questionnaire_linter.placed_rules import question_place


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return "Did you mean ...?" for the nearest known name, or the other repair."""
    near = get_close_matches(name, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def structure_problems(
    questionnaire: Questionnaire, places: Mapping[str, str]
) -> Iterator[Problem]:
    """Give what is wrong with codes, depths, follow-ups, sources and outcomes."""
    yield from _repeated("sections", [section.code for section in questionnaire.sections])
    yield from _repeated("decisions", [table.code for table in questionnaire.decisions])
    yield from _repeated("depths", [depth.value for depth in questionnaire.depths])
    yield from _repeated("dimensions", [one.value for one in questionnaire.dimensions])
    yield from _repeated_questions(questionnaire, places)
    for section in questionnaire.sections:
        siblings = {question.code: question for question in section.questions}
        for question in section.questions:
            where = question_place(section, question, places)
            yield from _repeated(f"{where}, choices", [c.value for c in question.choices])
            yield from _repeated(f"{where}, columns", [c.code for c in question.columns])
            yield from _depth_problems(question, questionnaire, where)
            yield from _follow_problems(question, siblings, where)
            yield from _source_problems(question, questionnaire, where)
            yield from _number_problems(question, questionnaire, where)
    yield from _outcome_problems(questionnaire)


def _repeated(where: str, codes: list[str]) -> Iterator[Problem]:
    """Give a problem for each code that stands more than once."""
    for code, times in Counter(codes).items():
        if times > 1:
            yield Problem(
                "repeated-code", where, f"{code!r} is used more than once.", "Rename one of them."
            )


def _repeated_questions(
    questionnaire: Questionnaire, places: Mapping[str, str]
) -> Iterator[Problem]:
    """Give each question whose code another question or a fact has already."""
    # Codes that differ only in capitals are taken for each other on paper and in file names.
    taken = {code.casefold(): f"facts, {code}" for code in questionnaire.facts}
    for section in questionnaire.sections:
        for question in section.questions:
            where = question_place(section, question, places)
            code = question.code.casefold()
            if code in taken:
                yield Problem(
                    "repeated-code",
                    f"{where}, code",
                    f"{question.code!r} is used before: {taken[code]}.",
                    "Give one of them a code that was never used.",
                )
            taken.setdefault(code, where)


def _depth_problems(
    question: Question, questionnaire: Questionnaire, where: str
) -> Iterator[Problem]:
    """Give a problem for a depth that is not on the ladder."""
    depths = [depth.value for depth in questionnaire.depths]
    if question.depth and question.depth not in depths:
        repair = nearest(question.depth, depths, f"Use one of: {', '.join(depths)}.")
        yield Problem(
            "unknown-depth", f"{where}, depth", f"There is no depth {question.depth!r}.", repair
        )


def _follow_problems(
    question: Question, siblings: Mapping[str, Question], where: str
) -> Iterator[Problem]:
    """Give a problem for a follow-up without a main question in its section."""
    if not question.follows:
        return
    main = siblings.get(question.follows)
    if main is None or main.follows or main is question:
        yield Problem(
            "bad-follows",
            f"{where}, follows",
            f"{question.follows!r} is not a main question of this section.",
            nearest(question.follows, siblings, "Name the question that it follows."),
        )


def _number_problems(
    question: Question, questionnaire: Questionnaire, where: str
) -> Iterator[Problem]:
    """Give a dimension that does not exist, a retired code, and ranges that hold nothing."""
    dimensions = [dimension.value for dimension in questionnaire.dimensions]
    if question.dimension and question.dimension not in dimensions:
        yield Problem(
            "unknown-dimension",
            f"{where}, dimension",
            f"There is no dimension {question.dimension!r}.",
            nearest(question.dimension, dimensions, "Add it to the dimensions of the head."),
        )
    if question.code in questionnaire.retired:
        yield Problem(
            "retired-code",
            f"{where}, code",
            f"{question.code} was taken out in an older edition.",
            "Give the question a code that was never used.",
        )
    for owner, place in [(question, where), *_column_places(question, where)]:
        low, high = owner.minimum, owner.maximum
        if low is not None and high is not None and low > high:
            what = f"The least number, {low:f}, is over the greatest, {high:f}."
            yield Problem("empty-range", f"{place}, min", what, "Swap them, or correct one.")
        if owner.step is not None and owner.step <= 0:
            yield Problem("bad-step", f"{place}, step", "A step is not over 0.", "Correct it.")


def _column_places(question: Question, where: str) -> list[tuple[Question | Column, str]]:
    """Return the columns of a question, each with its place."""
    return [(c, f"{where}, columns[{n}]") for n, c in enumerate(question.columns, start=1)]


def _source_problems(
    question: Question, questionnaire: Questionnaire, where: str
) -> Iterator[Problem]:
    """Give a problem for each source that the head does not list."""
    cited = [*question.sources, *(key for flag in question.flags for key in flag.sources)]
    for key in dict.fromkeys(cited):
        if key not in questionnaire.sources:
            yield Problem(
                "unknown-source",
                f"{where}, sources",
                f"There is no source {key!r}.",
                "Add it to the sources in questionnaire.yaml, or correct the key.",
            )


def _outcome_problems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Give a problem for each decision rule whose outcome its table does not have."""
    for table in questionnaire.decisions:
        outcomes = [outcome.value for outcome in table.outcomes]
        yield from _repeated(f"decision {table.code}, outcomes", outcomes)
        for number, rule in enumerate(table.rules, start=1):
            if rule.outcome not in outcomes:
                yield Problem(
                    "unknown-outcome",
                    f"decision {table.code}, rules[{number}].outcome",
                    f"There is no outcome {rule.outcome!r}.",
                    nearest(rule.outcome, outcomes, f"Use one of: {', '.join(outcomes)}."),
                )
