"""The set-up: what is stale is noticed, what fails is told in a sentence, all checks run."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source import ROOT, write_tree

COLLECTION = "<RCC><qresource prefix='/'><file>icons/a.txt</file></qresource></RCC>"
FORM = (
    """<ui version="4.0"><class>SmallPage</class><widget class="QWidget" name="SmallPage"/></ui>"""
)


@pytest.fixture(autouse=True)
def _packaging_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))


def script(name: str) -> ModuleType:
    """Return one script of packaging/ as a module."""
    return importlib.import_module(name)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project with a form, a resource collection and a font."""
    return write_tree(
        tmp_path,
        {
            "forms/small_page.ui": FORM,
            "resources/small.qrc": COLLECTION,
            "resources/icons/a.txt": "an icon",
            "resources/fonts/deep/A.ttf": "a font",
        },
    )


def test_generated_code_is_made_once_and_noticed_as_stale(project: Path) -> None:
    qtgen = script("qtgen")
    here = qtgen.Project(project)
    assert not qtgen.is_current(here)
    qtgen.build(here)
    assert qtgen.is_current(here)
    assert {path.name for path in here.generated.iterdir()} == {
        "INPUTS.sha256",
        "__init__.py",
        "rc_small.py",
        "ui_small_page.py",
    }
    assert (here.assets / "fonts" / "deep" / "A.ttf").read_text() == "a font"
    (project / "resources" / "icons" / "a.txt").write_text("another icon")
    assert not qtgen.is_current(here)


def test_what_is_no_longer_made_goes_away(project: Path) -> None:
    qtgen = script("qtgen")
    here = qtgen.Project(project)
    qtgen.build(here)
    (project / "forms" / "small_page.ui").unlink()
    (project / "resources" / "fonts" / "deep" / "A.ttf").unlink()
    qtgen.build(here)
    assert not (here.generated / "ui_small_page.py").exists()
    assert not (here.assets / "fonts" / "deep" / "A.ttf").exists()
    assert (here.generated / "rc_small.py").exists()


def test_the_same_inputs_give_the_same_bytes(project: Path) -> None:
    qtgen = script("qtgen")
    here = qtgen.Project(project)
    qtgen.build(here)
    first = {path.name: path.read_bytes() for path in here.generated.glob("*.py")}
    (project / "resources" / "icons" / "a.txt").touch()
    qtgen.build(here)
    assert {path.name: path.read_bytes() for path in here.generated.glob("*.py")} == first


def test_a_broken_form_is_named_and_leaves_the_code_stale(project: Path) -> None:
    qtgen = script("qtgen")
    here = qtgen.Project(project)
    qtgen.build(here)
    (project / "forms" / "small_page.ui").write_text("<ui>")
    with pytest.raises(SystemExit, match=r"ui_small_page\.py"):
        qtgen.build(here)
    assert not qtgen.is_current(here)


def test_an_old_python_gets_a_sentence() -> None:
    path = ROOT / "packaging" / "dev.py"
    text = path.read_text(encoding="ascii")
    ast.parse(text, feature_version=(3, 0))
    code = f"import sys; sys.version_info = (3, 9, 1); exec(compile({text!r}, 'dev.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("ddworkbook needs Python 3.11 or newer; this is Python 3.9.")
    assert done.stderr.count("\n") == 1


def test_a_copied_environment_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = script("dev_environment")
    place = tmp_path / "place.txt"
    monkeypatch.setattr(environment, "VENV", Path(sys.prefix))
    monkeypatch.setattr(environment, "PLACE", place)
    place.write_text(f"{ROOT}\n", encoding="utf-8")
    assert environment.venv_fits()
    place.write_text(f"{tmp_path}\n", encoding="utf-8")
    assert not environment.venv_fits()


def test_missing_libraries_are_read_from_ldd_and_have_a_package() -> None:
    system = script("dev_system")
    listing = "\tlibxcb-icccm.so.4 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n"
    assert system.parse_missing(listing) == {"libxcb-icccm.so.4"}
    assert system.PACKAGE_OF["libxcb-icccm.so.4"] == "libxcb-icccm4"


def test_without_the_right_to_install_the_exact_command_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system, steps = script("dev_system"), script("dev_steps")
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(steps.SetupFailed) as refused:
        system.install_packages(["libegl1", "libgl1"], "Qt needs libEGL.so.1")
    expected = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert expected in str(refused.value).splitlines()[-1]


@pytest.mark.parametrize(
    ("printed", "beginning"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("error: Permission denied (os error 13)", "Writing was not allowed"),
        ("Failed to establish a new connection: NewConnectionError", "The package index could not"),
        ("error: Hash mismatch for `a==1`", "A downloaded package is not the one"),
        ("\n".join(["noise"] * 50 + ["the real cause"]), "noise"),
    ],
)
def test_what_a_tool_printed_becomes_a_sentence(printed: str, beginning: str) -> None:
    explained = script("dev_steps").explain(printed)
    assert explained.startswith(beginning)
    assert len(explained.splitlines()) <= 12


@pytest.mark.parametrize(("bad", "code"), [("first", 1), ("last", 1), ("none", 0)])
def test_all_checks_run_even_when_one_fails(
    bad: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = script("dev_checks")

    def check(name: str) -> object:
        line = f"print('ran {name}'); raise SystemExit({int(name == bad)})"
        return checks.Check(name, (sys.executable, "-c", line))

    assert checks.run_checks([check("first"), check("second")], check("last")) == code
    lines = capfd.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("ran")] == [
        "ran first",
        "ran second",
        "ran last",
    ]
    assert lines[-1] == "ran last"
    assert any("FAILED" in line for line in lines) == (bad == "first")


def test_the_checks_come_in_the_order_of_the_house() -> None:
    names = [check.name for check in script("dev_checks").quick_checks()]
    assert names == ["generated Qt code", "format", "lint", "import rules", "types"]
