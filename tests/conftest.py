"""What every test shares: no screen, no home of the person who runs it, one hypothesis profile."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

# pytest-qt imports Qt before any test does, so this cannot wait for a fixture.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import settings

HOME_NUMBERS = itertools.count(1)

settings.register_profile("person", deadline=None)
settings.register_profile("machine", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("machine" if os.environ.get("CI") else "person")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the homes of all tests of this run."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _own_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test settings and keys of its own; the folder is not there until it is used."""
    monkeypatch.setenv("DDWORKBOOK_HOME", str(homes / str(next(HOME_NUMBERS))))
    monkeypatch.delenv("DDWORKBOOK_PASSPHRASE", raising=False)
