"""Measure the import of an XLSForm of 1,000 questions beside pyxform's own conversion of it.

Aim: the import, with its folder of files, takes no longer. Both read the same file in one run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook
from pyxform.xls2xform import convert

from ddworkbook.usecases.questionnaire_exchange import import_xlsform

QUESTIONS = 1_000
IN_A_GROUP = 50
_TYPES = ("select_one yes_no", "integer", "text", "select_multiple risks")
_HEADER = ("type", "name", "label", "hint", "relevant", "constraint", "constraint_message")


def main() -> None:
    """Print how long each takes, the best of five, taken in turns."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        form = folder / "form.xlsx"
        _write_form(form)
        ours, theirs = [], []
        for turn in range(5):
            ours.append(_time(lambda turn=turn: import_xlsform(form, folder / str(turn))))
            theirs.append(_time(lambda: convert(str(form))))
    said = "within" if min(ours) <= min(theirs) else "OVER"
    print(f"import of {QUESTIONS} questions: {min(ours):.3f} s")
    print(f"conversion by pyxform: {min(theirs):.3f} s")
    print(f"import is {min(ours) / min(theirs):.2f} times the conversion ({said} the aim of 1)")


def _write_form(path: Path) -> None:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(_HEADER)
    for number in range(QUESTIONS):
        if number % IN_A_GROUP == 0:
            survey.append(("begin group", f"g{number}", f"Group {number}"))
        survey.append(_question(number))
        if number % IN_A_GROUP == IN_A_GROUP - 1:
            survey.append(("end group",))
    choices = book.create_sheet("choices")
    choices.append(("list_name", "name", "label"))
    for row in (("yes_no", "yes"), ("yes_no", "no"), ("risks", "heat"), ("risks", "water")):
        choices.append((*row, row[1].title()))
    settings = book.create_sheet("settings")
    settings.append(("form_title", "form_id", "version", "default_language"))
    settings.append(("A large form", "large", "1", "English (en)"))
    book.save(path)


def _question(number: int) -> tuple[str | None, ...]:
    first = number - number % len(_TYPES)
    relevant = f"${{q{first}}} = 'yes' and ${{q{first + 1}}} > 3" if number % 4 > 1 else None
    checked = (". >= 0 and . <= 100", "Give 0 to 100.") if number % 4 == 1 else (None, None)
    text = f"Question {number}, in words as long as they are in forms that people fill in?"
    return (_TYPES[number % 4], f"q{number}", text, "As it stands today.", relevant, *checked)


def _time(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
