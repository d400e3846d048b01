"""What every step of the set-up shares: where things are, how a step is shown, how it fails.

Not here: what the steps do.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".setup"
IS_WINDOWS = os.name == "nt"

NO_NETWORK = (
    "The package index could not be reached: the first set-up needs the internet (or a mirror "
    "named in pip's settings); later runs do not."
)

# What these tools print when the cause is outside of this project, and what to say instead. The
# texts are those of pip, uv and the operating systems; the first that fits is told.
CAUSES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("No space left on device", "not enough space", "os error 28", "os error 112"),
        "The disk is full: make room (the environment needs about 700 MB) and start again.",
    ),
    (
        ("Permission denied", "PermissionError", "os error 13", "Read-only file system"),
        "Writing was not allowed: check that the project's folder and your home belong to you.",
    ),
    (
        ("HASHES", "Hash mismatch", "hash mismatch"),
        "A downloaded package is not the one the lock file names; nothing of it was used. "
        "Start again, and if it stays so, do not trust this network.",
    ),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "name resolution",
            "dns error",
            "Network is unreachable",
            "Connection refused",
            "Connection reset",
            "error sending request",
            "Failed to fetch",
            "ConnectTimeout",
            "timed out",
            "SSLError",
            "CERTIFICATE_VERIFY_FAILED",
            "invalid peer certificate",
        ),
        NO_NETWORK,
    ),
)
FULL_DISK = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class SetupFailed(Exception):
    """The set-up cannot go on; the sentence says why and what to do."""


class CommandFailed(Exception):
    """A command ended badly; `output` is what it printed."""

    def __init__(self, command: Sequence[str], output: str) -> None:
        super().__init__(" ".join(command))
        self.output = output


def python_in(folder: Path) -> Path:
    """Return the Python of a virtual environment."""
    return folder / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")


def script_in(folder: Path, name: str) -> Path:
    """Return an installed command of a virtual environment."""
    return folder / (f"Scripts/{name}.exe" if IS_WINDOWS else f"bin/{name}")


def child_environment(**extra: str) -> dict[str, str]:
    """Return the environment for our child processes.

    Settings that would lead a child to another Python, or stop it from keeping bytecode (which
    doubles the start-up time), are left out. uv is told to trust the certificates that the system
    trusts, as pip does; many institutes put a proxy of their own in the way.
    """
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    ours = {"UV_PYTHON_DOWNLOADS": "never", "UV_COMPILE_BYTECODE": "1"}
    return {"UV_SYSTEM_CERTS": "1", **kept, **ours, **extra}


def run_quietly(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it printed; raise CommandFailed when it ends badly."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=dict(env) if env is not None else child_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise CommandFailed(words, done.stdout)
    return done.stdout


def run_visibly(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a command with its output on the screen as it comes; return its exit code."""
    sys.stdout.flush()
    words = [str(word) for word in command]
    environment = dict(env) if env is not None else child_environment()
    return subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show one line for a step: its title at once, its time when it is done."""
    print(f"  {title} … ", end="", flush=True)
    started = time.perf_counter()
    try:
        yield
    except BaseException:
        print("failed", flush=True)
        raise
    print(f"{time.perf_counter() - started:.1f} s", flush=True)


def known_cause(output: str) -> str | None:
    """Return one sentence for a cause outside of this project, if a tool's output names one."""
    return next((told for signs, told in CAUSES if any(sign in output for sign in signs)), None)


def explain(output: str) -> str:
    """Return one sentence for what a failed tool printed, or its own last lines, shortened."""
    lines = [line.strip()[:200] for line in output.splitlines() if line.strip()]
    return known_cause(output) or "\n".join(lines[-12:]) or "It said nothing about why."


def explain_os_error(error: OSError) -> str:
    """Return one sentence for what the operating system refused."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in FULL_DISK:
        return f"The disk is full{where}: make room (about 700 MB) and start again."
    if error.errno in FORBIDDEN:
        return f"Writing is not allowed{where}: check that the project's folder belongs to you."
    return f"The system refused{where}: {error.strerror or error}."
