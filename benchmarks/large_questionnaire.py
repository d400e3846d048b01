"""A questionnaire of a thousand questions with a thousand conditions, as YAML files of a folder."""

from __future__ import annotations

from pathlib import Path

QUESTIONS = 1_000
IN_A_SECTION = 50
CHAIN = 20

HEAD = """\
code: large
version: "1"
language: en-GB
title: Large
purpose: To measure.
sources:
  S1: {title: A guide, publisher: An office, dated: "2026"}
sections:
"""
QUESTION = """\
  - code: %(code)s
    text: Is number %(number)d as it should be?
    type: yes-no-unsure
    who: partner
    level: organisation
    guidance: Look at the papers and say what they say.
    sources: [S1]
    action: Ask for the papers.
    relevant: "%(relevant)s"
    flags:
      - severity: amber-minor
        when: "${%(code)s} = 'no'"
        reason: It is not as it should be.
"""


def write_folder(folder: Path) -> None:
    """Write the folder; every question waits for the one before it, in chains of CHAIN."""
    (folder / "sections").mkdir(parents=True)
    names = [f"{start // IN_A_SECTION + 1:02d}-part" for start in range(0, QUESTIONS, IN_A_SECTION)]
    listed = "".join(f"  - {name}\n" for name in names)
    (folder / "questionnaire.yaml").write_text(HEAD + listed, encoding="utf-8")
    for place, name in enumerate(names):
        first = place * IN_A_SECTION
        text = f"code: S{place}\ntitle: Part {place}\nquestions:\n" + "".join(
            QUESTION % {"code": f"Q{n}", "number": n, "relevant": _relevant(n)}
            for n in range(first, first + IN_A_SECTION)
        )
        (folder / "sections" / f"{name}.yaml").write_text(text, encoding="utf-8")


def _relevant(number: int) -> str:
    """Return the condition of a question: on the one before, or on the start of its chain."""
    if number % CHAIN == 0:
        return "1 = 1"
    start = number - number % CHAIN
    return f"${{Q{number - 1}}} != 'no' or ${{Q{start}}} = 'unsure'"
