"""Expected failures of the world, each with a sentence that says how to repair it.

Not here: what a person can repair in their own input (that is a Problem, see problem.py), and bugs.
"""

from __future__ import annotations

from collections.abc import Sequence

from ddworkbook.core.problem import Problem


class DdworkbookError(Exception):
    """The root of every failure that is shown to people as a sentence.

    `sentence` says what happened and how to repair it; `details` lists the single findings.
    """

    exit_code = 3

    def __init__(self, sentence: str, details: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = tuple(details)


class UsageRefused(DdworkbookError):
    """What was asked for does not exist or cannot be asked in this way. Exit code 2."""

    exit_code = 2


class InputRefused(DdworkbookError):
    """Input was refused as a whole and nothing was changed. Exit code 3.

    `problems` lists everything that was found.
    """

    exit_code = 3

    def __init__(self, sentence: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(sentence, [problem.sentence for problem in problems])
        self.problems = tuple(problems)


class ActionRefused(DdworkbookError):
    """The state of things does not allow the step; the sentence names the way out. Exit code 3."""

    exit_code = 3


class AlteredError(DdworkbookError):
    """Something was changed or damaged after it was written. Exit code 4.

    `details` names each place.
    """

    exit_code = 4


class WorldError(DdworkbookError):
    """The world said no: locked, read-only, disk full, vanished. Exit code 5."""

    exit_code = 5
