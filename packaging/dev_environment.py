"""The project's own environment in .venv: made, filled from the lock, and known to be current.

Not here: how system libraries are found (dev_system.py). The system's Python is only ever read.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path

from dev_steps import (
    NO_NETWORK,
    ROOT,
    TOOLS,
    VENV,
    CommandFailed,
    SetupFailed,
    child_environment,
    explain,
    known_cause,
    python_in,
    run_quietly,
    step,
)
from dev_system import ensure_system_libraries, install_packages
from qtgen import Project, is_current

LOCK = ROOT / "packaging" / "requirements.lock"
UV_LOCK = ROOT / "packaging" / "uv.lock.txt"
# Three notes in .venv: which folder it was made for, which lock it holds, which project files.
PLACE = VENV / "ddworkbook-place.txt"
PACKAGES_STAMP = VENV / "ddworkbook-packages.sha256"
PROJECT_STAMP = VENV / "ddworkbook-project.sha256"


def digest(paths: list[Path]) -> str:
    """Return a hash of some files, this Python's version and the project's folder."""
    total = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def packages_digest() -> str:
    """Return a hash of what decides which packages are in the environment."""
    return digest([LOCK])


def project_digest() -> str:
    """Return a hash of what decides whether the set-up is to be looked at again."""
    scripts = sorted((ROOT / "packaging").glob("*.py"))
    return digest([ROOT / "pyproject.toml", LOCK, UV_LOCK, *scripts])


def holds(stamp: Path, wanted: str) -> bool:
    """Return whether a stamp is there and says what is wanted."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == wanted


def is_set_up() -> bool:
    """Return whether .venv is what it should be, without starting any process."""
    return python_in(VENV).exists() and holds(PROJECT_STAMP, project_digest())


def ensure_environment() -> None:
    """Make .venv what the lock names, when it is not; the second time this takes no time.

    The packages have a stamp of their own, so that work on the project's files needs no network.
    """
    if is_set_up():
        return
    print("Setting up ddworkbook (once; later starts skip this).", flush=True)
    PROJECT_STAMP.unlink(missing_ok=True)
    uv = find_uv()
    make_venv(uv)
    try:
        if not holds(PACKAGES_STAMP, packages_digest()):
            PACKAGES_STAMP.unlink(missing_ok=True)
            uv = install_packages_of_lock(uv)
            PACKAGES_STAMP.write_text(packages_digest() + "\n", encoding="utf-8")
        # Before any of Qt's own tools run: on a bare system even uic finds its libraries missing.
        ensure_system_libraries()
        ensure_qt_code()
        with step("Installing ddworkbook itself, editable"):
            install_project(uv)
    except CommandFailed as failure:
        raise SetupFailed(explain(failure.output)) from failure
    PLACE.write_text(f"{ROOT}\n", encoding="utf-8")
    PROJECT_STAMP.write_text(project_digest() + "\n", encoding="utf-8")


def ensure_qt_code() -> None:
    """Make the generated Qt code and the assets anew when forms/ or resources/ changed."""
    if is_current(Project(ROOT)):
        return
    with step("Compiling forms and resources"):
        try:
            run_quietly([python_in(VENV), ROOT / "packaging" / "qtgen.py"])
        except CommandFailed as failure:
            raise SetupFailed(explain(failure.output)) from failure


def find_uv() -> Path | None:
    """Return our own uv, installed with pip into .setup; None when it cannot be had.

    Only pip's `--target` is used, so nothing is installed into the Python that runs this.
    """
    program = TOOLS / "bin" / ("uv.exe" if sys.platform == "win32" else "uv")
    version = TOOLS / "version"
    wanted = hashlib.sha256(UV_LOCK.read_bytes()).hexdigest()
    if program.exists() and version.is_file() and version.read_text(encoding="ascii") == wanted:
        return program
    command: list[str | Path] = [*find_pip(), "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:"]
    command += ["--target", TOOLS, "--requirement", UV_LOCK]
    try:
        with step("Getting uv, the installer"):
            shutil.rmtree(TOOLS, ignore_errors=True)
            run_quietly(command)
            version.write_text(wanted, encoding="ascii")
    except CommandFailed as failure:
        cause = known_cause(failure.output)
        if cause is not None:
            raise SetupFailed(cause) from failure
        print("  (uv is not to be had for this system, so pip does its work, slower)", flush=True)
        return None
    return program


def find_pip() -> list[str]:
    """Return the command for a pip: the system's, or that of a .venv made with venv."""
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip"]
    make_venv_with_pip()
    return [str(python_in(VENV)), "-m", "pip"]


def make_venv(uv: Path | None) -> None:
    """Make .venv, or keep it when its Python is the one that runs this."""
    if venv_fits() and (uv is not None or venv_has_pip()):
        return
    if uv is None:
        make_venv_with_pip()
        return
    with step("Making .venv"):
        try:
            run_quietly([uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV])
        except CommandFailed as failure:
            raise SetupFailed(explain(failure.output)) from failure


def make_venv_with_pip() -> None:
    """Make .venv with the standard library; Debian keeps that part in a package of its own."""
    if venv_fits() and venv_has_pip():
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        install_packages([f"python{version}-venv"], "Python here has neither pip nor ensurepip")
    with step("Making .venv"):
        try:
            run_quietly([sys.executable, "-m", "venv", "--clear", VENV])
        except CommandFailed as failure:
            raise SetupFailed(explain(failure.output)) from failure


def venv_fits() -> bool:
    """Return whether .venv works, was made here, and has the version of the Python that runs this.

    Its programs name its folder in full, so a .venv that was moved or copied is made anew.
    """
    if PLACE.is_file() and not holds(PLACE, str(ROOT)):
        return False
    question = "import sys; print(sys.version_info[:2])"
    try:
        answer = run_quietly([python_in(VENV), "-c", question])
    except (CommandFailed, OSError):
        return False
    return answer.strip() == str(sys.version_info[:2])


def venv_has_pip() -> bool:
    """Return whether .venv has a pip of its own."""
    try:
        run_quietly([python_in(VENV), "-c", "import pip"])
    except (CommandFailed, OSError):
        return False
    return True


def install_packages_of_lock(uv: Path | None) -> Path | None:
    """Install exactly what the lock names; return uv when it could, None when pip did it.

    uv does not read pip's settings. Where those name the only index that can be reached, pip gets
    through and uv does not.
    """
    try:
        sync_with_lock(uv)
    except CommandFailed as failure:
        if uv is None or known_cause(failure.output) not in {None, NO_NETWORK}:
            raise
        print("  (uv could not, so pip tries, with its own settings)", flush=True)
        make_venv(None)
        sync_with_lock(None)
        return None
    return uv


def sync_with_lock(uv: Path | None) -> None:
    """Install the lock with uv, else with pip; every package is checked by its hash."""
    with step("Installing the packages of packaging/requirements.lock"):
        if uv is not None:
            run_quietly([uv, "pip", "sync", "--require-hashes", "--python", python_in(VENV), LOCK])
        else:
            run_quietly([*pip_of_venv(), "--require-hashes", "--requirement", LOCK])


def install_project(uv: Path | None) -> None:
    """Install the project editable; hatchling comes from the lock, so nothing is downloaded."""
    options: list[str | Path] = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    if uv is not None:
        run_quietly([uv, "pip", "install", "--python", python_in(VENV), *options])
        return
    run_quietly([*pip_of_venv(), *options])


def pip_of_venv() -> list[str | Path]:
    """Return the beginning of an installation with the pip in .venv."""
    pip: list[str | Path] = [python_in(VENV), "-m", "pip", "install"]
    return [*pip, "--quiet", "--disable-pip-version-check"]


def renew_lock() -> int:
    """Resolve pyproject.toml anew into the lock, for every platform and with hashes."""
    uv = find_uv()
    if uv is None:
        raise SetupFailed("The lock can only be renewed with uv, and uv could not be installed.")
    common: list[str | Path] = [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--upgrade",
    ]
    common += ["--python-version", "3.11", "--no-header"]
    common += ["--no-emit-index-url", "--no-emit-find-links"]
    wanted_uv = "packaging/uv.in"
    try:
        with step("Resolving packaging/requirements.lock"):
            project: list[str | Path] = ["pyproject.toml", "--group", "dev"]
            run_quietly([*common, *project, "--output-file", LOCK], lock_environment())
        with step("Resolving packaging/uv.lock.txt"):
            run_quietly([*common, wanted_uv, "--output-file", UV_LOCK], lock_environment())
    except CommandFailed as failure:
        raise SetupFailed(explain(failure.output)) from failure
    print("Renewed. Read the difference, run the tests, commit both files.")
    return 0


def lock_environment() -> dict[str, str]:
    """Return the environment for resolving; sources named in a person's own settings stay out."""
    return child_environment(UV_NO_CONFIG="1")
