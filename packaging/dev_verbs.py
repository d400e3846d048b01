"""The verbs of dev.py and what each does.

Not here: how the environment is made (dev_environment.py), the list of checks (dev_checks.py).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from dev_checks import quick_checks, run_checks, tests
from dev_environment import ensure_environment, ensure_qt_code, renew_lock
from dev_steps import (
    ROOT,
    VENV,
    CommandFailed,
    SetupFailed,
    child_environment,
    explain,
    explain_os_error,
    python_in,
    run_visibly,
    script_in,
)
from dev_system import ensure_system_libraries, has_screen

OUT = ROOT / "out"


def set_up() -> None:
    """Bring the environment, the system libraries and the generated code up to date."""
    ensure_environment()
    ensure_system_libraries()
    ensure_qt_code()


def verb_setup(rest: list[str]) -> int:
    """Set everything up and do nothing else."""
    set_up()
    print(f"Ready: {VENV}")
    return 0


def verb_run(rest: list[str]) -> int:
    """Open the window on the sample workbook; without a screen, do the whole main job."""
    set_up()
    OUT.mkdir(exist_ok=True)
    return run_in_window(rest) if has_screen() else run_without_screen()


def run_in_window(rest: list[str]) -> int:
    """Open the program on the files named, else on the sample, made when it is missing."""
    if not rest:
        sample = OUT / "sample.ddw"
        if not sample.exists():
            print("Making the sample workbook (every partner in it is invented).", flush=True)
            code = run_visibly([script_in(VENV, "ddw"), "sample", sample])
            if code:
                return code
        rest = [str(sample)]
    print(f"Opening {rest[0]}", flush=True)
    return run_visibly([script_in(VENV, "ddworkbook"), *rest])


def run_without_screen() -> int:
    """Run the demonstration from a new workbook to a verified pack, and picture the window."""
    print(f"There is no screen here, so the main job is done without one, in {OUT}", flush=True)
    environment = child_environment(QT_QPA_PLATFORM="offscreen")
    code = run_visibly([script_in(VENV, "ddw"), "demo", OUT], environment)
    if code:
        return code
    workbooks = sorted(OUT.rglob("*.ddw"), key=lambda path: path.stat().st_mtime)
    if not workbooks:
        raise SetupFailed(f"The demonstration left no workbook in {OUT}.")
    picture = OUT / "window.png"
    program = script_in(VENV, "ddworkbook")
    code = run_visibly([program, "--picture", picture, workbooks[-1]], environment)
    if code == 0:
        print(f"A picture of the window is in {picture}", flush=True)
    return code


def verb_test(rest: list[str]) -> int:
    """Run every check and every test; what follows the verb goes to pytest."""
    set_up()
    return run_checks(quick_checks(), tests(rest))


def verb_bench(rest: list[str]) -> int:
    """Run the benchmarks, one file after the other."""
    set_up()
    scripts = sorted((ROOT / "benchmarks").glob("bench_*.py"))
    if not scripts:
        print("There are no benchmarks yet (benchmarks/bench_*.py).")
        return 0
    environment = child_environment(QT_QPA_PLATFORM="offscreen")
    codes = [run_visibly([python_in(VENV), script, *rest], environment) for script in scripts]
    return max(codes)


def verb_lock(rest: list[str]) -> int:
    """Renew the lock files from pyproject.toml and packaging/uv.in."""
    return renew_lock()


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": verb_run,
    "test": verb_test,
    "bench": verb_bench,
    "setup": verb_setup,
    "lock": verb_lock,
}


def parse(arguments: list[str]) -> tuple[str, list[str]]:
    """Return the verb and what follows it."""
    lines = [f"  {name:8}{function.__doc__}" for name, function in VERBS.items()]
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Set ddworkbook up, run it, test it.",
        epilog="verbs:\n" + "\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("verb", choices=VERBS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to what the verb runs")
    chosen = parser.parse_args(arguments)
    return chosen.verb, chosen.rest


def main(arguments: list[str]) -> int:
    """Run one verb; every expected failure is told in a sentence."""
    use_utf8()
    verb, rest = parse(arguments)
    try:
        return VERBS[verb](rest)
    except SetupFailed as failure:
        print(f"dev.py: {failure}", file=sys.stderr)
    except CommandFailed as failure:
        print(f"dev.py: {failure} failed. {explain(failure.output)}", file=sys.stderr)
    except OSError as error:
        print(f"dev.py: {explain_os_error(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\ndev.py: stopped; start again at any time.", file=sys.stderr)
        return 130
    return 1


def use_utf8() -> None:
    """Let the progress lines through where the locale is plain ASCII, as in bare containers."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONUTF8", "1")
