"""Broken questionnaires, each with the full list of its problems: nothing more, nothing less.

After a wanted change of words, read the difference of `listed(folder)` and write it again.
"""

from pathlib import Path

import pytest

from ddworkbook.formats.questionnaire_folder import lint_folder, read_folder

BROKEN = Path(__file__).parent.parent / "samples" / "questionnaires" / "broken"
NAMES = sorted(folder.name for folder in BROKEN.iterdir())


def listed(folder):
    """Return all problems of a folder, one a line."""
    older = None
    if (folder / "older").is_dir():
        older, _ = read_folder(folder / "older")
    found = lint_folder(folder, older=older)
    return "".join(f"{problem.code} | {problem.sentence}\n" for problem in found)


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_questionnaire_gives_exactly_its_problems(name):
    expected = (BROKEN / name / "expected.txt").read_text(encoding="utf-8")
    assert listed(BROKEN / name) == expected


def test_every_problem_names_file_line_and_repair():
    for name in NAMES:
        for line in listed(BROKEN / name).splitlines():
            code, sentence = line.split(" | ", 1)
            assert code
            assert ".yaml, line " in sentence, line
            assert sentence.endswith((".", "?", "`", "'")), line
