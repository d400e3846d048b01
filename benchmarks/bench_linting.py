"""Measure how long a questionnaire of 1,000 questions and 1,000 conditions takes to load and lint.

Aim: within 1 s.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from large_questionnaire import write_folder

from ddworkbook.formats.questionnaire_folder import lint_folder, read_folder

AIM = 1.0


def main() -> None:
    """Print how long reading alone and reading with all checks take, the best of three."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder)
        read = min(_time(lambda: read_folder(folder)) for _ in range(3))
        lint = min(_time(lambda: lint_folder(folder)) for _ in range(3))
    print(f"load: {read:.2f} s")
    print(
        f"load and lint: {lint:.2f} s, {lint / read:.1f} times the load alone"
        f" ({'within' if lint < AIM else 'OVER'} the aim of {AIM:.0f} s)"
    )


def _time(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    main()
