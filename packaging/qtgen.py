"""Make the Qt code and the bundled files that git does not keep, from forms/ and resources/.

Makes src/ddworkbook/gui/_generated (forms and resources as Python), the compiled translations
beside their sources, and src/ddworkbook/_assets (fonts and icons as plain files, because the PDF
writer knows no Qt). A stamp with a hash of the inputs says whether all that is current.

Not here: installing anything. PySide6 must be there when something has to be made; `--check`
needs the standard library alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

STAMP_NAME = "INPUTS.sha256"
ASSET_FOLDERS = ("fonts", "icons")
PACKAGE_DOC = '"""Made from forms/ and resources/ by packaging/qtgen.py; never edited by hand."""\n'


@dataclass(frozen=True)
class Project:
    """Where one checkout keeps the inputs and the outputs."""

    root: Path

    @property
    def generated(self) -> Path:
        """The package of compiled forms and resources."""
        return self.root / "src" / "ddworkbook" / "gui" / "_generated"

    @property
    def assets(self) -> Path:
        """The fonts and icons that are needed as files."""
        return self.root / "src" / "ddworkbook" / "_assets"

    @property
    def stamps(self) -> tuple[Path, Path]:
        """One stamp for each output folder, so that losing either is noticed."""
        return self.generated / STAMP_NAME, self.assets / STAMP_NAME


def inputs(project: Project) -> list[Path]:
    """Return every file the outputs are made from, in a fixed order."""
    found = [*project.root.glob("forms/*.ui"), *project.root.glob("resources/**/*")]
    made_here = {".qm", ".py", ".pyc"}
    return sorted(path for path in found if path.is_file() and path.suffix not in made_here)


def digest(project: Project) -> str:
    """Return the hash of this script and of all inputs with their names."""
    total = hashlib.sha256(Path(__file__).read_bytes())
    for path in inputs(project):
        name = path.relative_to(project.root).as_posix().encode()
        total.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_current(project: Project) -> bool:
    """Return whether everything that is made was made from the inputs as they are now."""
    wanted = digest(project)
    return all(
        stamp.is_file() and stamp.read_text(encoding="ascii").strip() == wanted
        for stamp in project.stamps
    )


def run_tool(name: str, arguments: list[str | Path], output: Path) -> None:
    """Run one of PySide6's own tools and make sure that it wrote its output.

    The tools are called through their Python entry, because the `pyside6-…` commands are not on
    the PATH of an isolated build.
    """
    code = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1", PYTHONSAFEPATH="1")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or not output.is_file():
        said = (done.stdout + done.stderr).strip()
        raise SystemExit(f"{name} could not make {output.name}: {said}")


def compile_translations(project: Project) -> None:
    """Write a .qm beside each .ts, where the resource files look for it."""
    for source in sorted(project.root.glob("resources/i18n/*.ts")):
        target = source.with_suffix(".qm")
        run_tool("lrelease", ["-silent", source, "-qm", target], target)


def compile_code(project: Project, folder: Path) -> None:
    """Write ui_*.py and rc_*.py into a folder.

    `--from-imports` and `--rc-prefix` make a form say `from . import rc_…`, which is right inside
    a package. Format version 1 leaves file times out, so that the same input gives the same bytes.
    """
    jobs: list[tuple[str, list[str | Path], Path]] = []
    for form in sorted(project.root.glob("forms/*.ui")):
        output = folder / f"ui_{form.stem}.py"
        jobs.append(("uic", ["-a", "--from-imports", "--rc-prefix", form, "-o", output], output))
    for resource in sorted(project.root.glob("resources/*.qrc")):
        output = folder / f"rc_{resource.stem}.py"
        jobs.append(("rcc", ["--format-version", "1", resource, "-o", output], output))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        list(pool.map(lambda job: run_tool(*job), jobs))
    (folder / "__init__.py").write_text(PACKAGE_DOC, encoding="utf-8")


def copy_assets(project: Project, folder: Path) -> None:
    """Copy the fonts and icons with their licences."""
    for name in ASSET_FOLDERS:
        source = project.root / "resources" / name
        if source.is_dir():
            shutil.copytree(source, folder / name)


def replace_folder(made: Path, target: Path) -> None:
    """Bring a folder to the made content, file by file, so that a running program keeps working."""
    wanted = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    for name in sorted(wanted):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        fresh = target / f"{name}.new"
        shutil.copyfile(made / name, fresh)
        fresh.replace(target / name)
    for old in files_to_drop(target, wanted):
        old.unlink()


def files_to_drop(target: Path, wanted: Iterable[Path]) -> list[Path]:
    """Return what lies in an output folder and is no longer made; Python's own caches stay."""
    keep = set(wanted)
    return [
        path
        for path in target.rglob("*")
        if path.is_file()
        and path.relative_to(target) not in keep
        and "__pycache__" not in path.parts
    ]


def build(project: Project) -> None:
    """Make everything anew; the stamps are written last, so that a broken run is noticed."""
    wanted = digest(project)
    for stamp in project.stamps:
        stamp.unlink(missing_ok=True)
    compile_translations(project)
    with tempfile.TemporaryDirectory() as scratch:
        code, assets = Path(scratch) / "code", Path(scratch) / "assets"
        code.mkdir()
        assets.mkdir()
        compile_code(project, code)
        copy_assets(project, assets)
        project.generated.mkdir(parents=True, exist_ok=True)
        project.assets.mkdir(parents=True, exist_ok=True)
        replace_folder(code, project.generated)
        replace_folder(assets, project.assets)
    for stamp in project.stamps:
        stamp.write_text(wanted + "\n", encoding="ascii")


def main(arguments: list[str]) -> int:
    """Make what is stale, or with --check only say whether something is."""
    project = Project(Path(__file__).resolve().parent.parent)
    if is_current(project):
        print("Qt code and assets are current.")
        return 0
    if "--check" in arguments:
        print("Qt code and assets are stale: run python packaging/qtgen.py", file=sys.stderr)
        return 1
    build(project)
    forms = len(list(project.generated.glob("ui_*.py")))
    print(f"Qt code and assets are made: {forms} forms.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
