"""What was found in a form, gathered while it is read; the same notice in many rows is one.

Not here: the words (see catalogue.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.problem import Problem
from ddworkbook.formats.xlsform.catalogue import NOTICES, PROBLEMS


@dataclass(frozen=True)
class Place:
    """Where something stands; a row of 0 is the sheet as a whole, "" no column in particular."""

    sheet: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class _Notice:
    code: str
    sheet: str
    column: str
    what: str
    repair: str


@dataclass
class Findings:
    """Problems, each for itself, and notices, those that say the same with all their rows.

    `doubtful` are names of questions that are there but could not be read.
    """

    doubtful: set[str] = field(default_factory=set)
    _problems: list[tuple[Place, Problem]] = field(default_factory=list)
    _notices: dict[_Notice, list[int]] = field(default_factory=dict)

    def problem(self, code: str, place: Place, **named: object) -> None:
        """Note what keeps the form from being imported."""
        wording = PROBLEMS[code]
        what, repair = wording.what.format(**named), wording.repair.format(**named)
        self.add(Problem(code, _where(place, (place.row,)), what, repair), place)

    def add(self, problem: Problem, place: Place) -> None:
        """Note a problem that another room has found."""
        self._problems.append((place, problem))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems from top to bottom, sheet by sheet, each once."""
        sheets = list(dict.fromkeys(place.sheet for place, _ in self._problems))
        ordered = sorted(self._problems, key=lambda one: (sheets.index(one[0].sheet), one[0].row))
        return tuple(dict.fromkeys(problem for _, problem in ordered))

    def notice(self, code: str, place: Place, **named: object) -> None:
        """Note what was changed or left out."""
        wording = NOTICES[code]
        said = wording.what.format(**named), wording.repair.format(**named)
        notice = _Notice(code, place.sheet, place.column, *said)
        self._notices.setdefault(notice, []).append(place.row)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """Return the notices, in the order in which each was first noted."""
        return tuple(
            Problem(
                one.code, _where(Place(one.sheet, 0, one.column), tuple(rows)), one.what, one.repair
            )
            for one, rows in self._notices.items()
        )


def _where(place: Place, rows: tuple[int, ...]) -> str:
    """Return a place in words: "survey, rows 3, 5-9, column relevant"."""
    numbers = sorted({row for row in rows if row})
    parts = [place.sheet]
    if numbers:
        parts.append(f"{'row' if len(numbers) == 1 else 'rows'} {_runs(numbers)}")
    if place.column:
        parts.append(f"column {place.column}")
    return ", ".join(part for part in parts if part)


def _runs(numbers: list[int]) -> str:
    """Return numbers with those that follow each other put together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
