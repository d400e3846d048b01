"""A crash report names places in the code, and nothing about people."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from ddworkbook.gui.crash import make_hook, report_text

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def _fail(_name: str) -> None:
    raise ValueError("Asha Invented owes 500 GBP")


def test_a_report_holds_places_but_no_message_and_no_values() -> None:
    try:
        _fail("Asha Invented")
    except ValueError:
        kind, _error, trace = sys.exc_info()

    text = report_text(kind or ValueError, trace, NOON)

    assert "error ValueError" in text
    assert "test_crash.py" in text and "_fail" in text
    assert "Asha" not in text and "500" not in text
    assert str(Path.home()) not in text


def test_the_hook_writes_a_report_and_shows_where_it_is(tmp_path: Path, capsys) -> None:
    shown: list[Path] = []
    hook = make_hook(tmp_path / "reports", lambda: NOON, shown.append)
    error = ValueError("text of a person")

    hook(ValueError, error, error.__traceback__)

    assert shown == [tmp_path / "reports" / "report-20260303-120000.txt"]
    assert "text of a person" not in shown[0].read_text(encoding="utf-8")
    capsys.readouterr()


def test_ctrl_c_writes_no_report(tmp_path: Path, capsys) -> None:
    shown: list[Path] = []
    hook = make_hook(tmp_path, lambda: NOON, shown.append)

    hook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert shown == []
    capsys.readouterr()
