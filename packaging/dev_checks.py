"""Every check of the project, in a fixed order; all run even when one fails.

Not here: setting up. pytest runs last, so that its closing line ends the output.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from dev_steps import ROOT, VENV, child_environment, python_in, run_visibly, script_in


@dataclass(frozen=True)
class Check:
    """One command that must end well."""

    name: str
    command: tuple[str | Path, ...]


@dataclass(frozen=True)
class Outcome:
    """How a check ended."""

    name: str
    passed: bool
    seconds: float


def quick_checks() -> list[Check]:
    """Return the checks that read the source, quickest first."""
    python = python_in(VENV)
    return [
        Check("generated Qt code", (python, ROOT / "packaging" / "qtgen.py", "--check")),
        Check("format", (script_in(VENV, "ruff"), "format", "--check", ".")),
        Check("lint", (script_in(VENV, "ruff"), "check", ".")),
        Check("import rules", (script_in(VENV, "lint-imports"),)),
        Check("types", (python, "-m", "mypy")),
    ]


def run_check(check: Check) -> Outcome:
    """Run one check with its output on the screen."""
    print(f"\n== {check.name}", flush=True)
    started = time.perf_counter()
    environment = child_environment(QT_QPA_PLATFORM="offscreen")
    code = run_visibly(check.command, environment)
    return Outcome(check.name, code == 0, time.perf_counter() - started)


def tests(pytest_arguments: list[str]) -> Check:
    """Return the test run."""
    return Check("tests", (python_in(VENV), "-m", "pytest", *pytest_arguments))


def run_checks(checks: list[Check], last: Check) -> int:
    """Run everything; return 0 when all passed, else 1."""
    outcomes = [run_check(check) for check in checks]
    print("\n== summary of the checks before the tests")
    for outcome in outcomes:
        verdict = "passed" if outcome.passed else "FAILED"
        print(f"   {verdict}  {outcome.name} ({outcome.seconds:.1f} s)")
    final = run_check(last)
    return 0 if final.passed and all(outcome.passed for outcome in outcomes) else 1
