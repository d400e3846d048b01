"""Measure one answer in a questionnaire of 1,000 questions and 1,000 conditions.

Aim: one answer gives a new picture in under 5 ms (median), against a full walk.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from large_questionnaire import CHAIN, QUESTIONS, write_folder

from ddworkbook.core.answer import Answer
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.walkthrough import Profile, begin_walk, walk_again, walk_through
from ddworkbook.formats.questionnaire_folder import read_folder

TODAY = date(2026, 11, 21)
AIM = 0.005


def main() -> None:
    """Print the times of a full walk and of one answer, in the middle and at chains' starts."""
    with TemporaryDirectory() as folder:
        write_folder(Path(folder))
        questionnaire, problems = read_folder(Path(folder))
    if questionnaire is None:
        raise SystemExit("\n".join(problem.sentence for problem in problems))
    answers = {f"Q{n}": Answer(f"Q{n}", "yes") for n in range(QUESTIONS)}
    full = median(_full(questionnaire, answers) for _ in range(5))
    print(f"full walk: {full * 1e3:.1f} ms")
    for name, first in (("anywhere", 7), ("at the start of a chain", CHAIN)):
        one = median(_answers(questionnaire, answers, range(0, QUESTIONS, first)))
        print(
            f"one answer {name}: {one * 1e3:.2f} ms median, {full / one:.0f} times faster"
            f" ({'within' if one < AIM else 'OVER'} the aim of {AIM * 1e3:.0f} ms)"
        )


def _full(questionnaire: Questionnaire, answers: dict[str, Answer]) -> float:
    start = perf_counter()
    walk_through(questionnaire, answers, Profile(), TODAY)
    return perf_counter() - start


def _answers(
    questionnaire: Questionnaire, answers: dict[str, Answer], numbers: range
) -> list[float]:
    """Return how long each of several answers took, one after the other."""
    walk = begin_walk(questionnaire, answers, Profile(), TODAY)
    times = []
    for number in numbers:
        code = f"Q{number}"
        answers = {**answers, code: Answer(code, "no" if number % 2 else "unsure")}
        start = perf_counter()
        walk = walk_again(walk, answers, [code])
        times.append(perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
