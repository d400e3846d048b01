"""Files made to fill a memory take under 5 seconds and under 300 MB.

The clauses are those that stand in test_xlsx_guard.py; this is clause 8.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.xlsx_files import PLAIN_ROWS, parts, sheet_xml, write, write_sheet

_BOMB_LETTERS = 100 * 1024 * 1024

_MEASURED = """
import json, resource, sys, time
from pathlib import Path
from ddworkbook.core.errors import InputRefused
from ddworkbook.formats.xlsx_guard import open_sheets
begun = time.monotonic()
try:
    with open_sheets(Path(sys.argv[1])) as book:
        sheet = book.sheet("survey")
    said = f"read {len(sheet.rows)}"
except InputRefused as refused:
    said = refused.sentence
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
status = Path("/proc/self/status")
if status.exists():
    # Linux counts what the parent used before the child began; this line of the status does not.
    peak = next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM"))
print(json.dumps([said, time.monotonic() - begun, peak]))
"""


def _blank_million(path: Path) -> Path:
    rows = PLAIN_ROWS + "".join(
        f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
        for row in range(2, 1_048_577)
    )
    return write_sheet(path, rows)


def _strings(path: Path) -> Path:
    texts = "<sst>" + "<si><t/></si>" * 4_000_000 + "</sst>"
    data = parts(sheet_xml(), **{"xl/sharedStrings.xml": texts})
    return write(path, data)


def _many_strings(path: Path) -> Path:
    texts = "".join(f"<si><t>{number:x}</t></si>" for number in range(2_000_000))
    return write(path, parts(sheet_xml(), **{"xl/sharedStrings.xml": f"<sst>{texts}</sst>"}))


def _sparse(path: Path) -> Path:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1">'
        f"{'<v>1</v>' if row % 150 == 0 else ''}</c></row>"
        for row in range(1, 1_048_577)
    )
    return write_sheet(path, rows)


def _zeros(path: Path) -> Path:
    return write(path, parts(sheet_xml(), **{"xl/theme.xml": b"0" * _BOMB_LETTERS}))


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is not told there")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_blank_million, "read 1"),
        (_strings, "200 times"),
        (_many_strings, "texts"),
        (_sparse, "cells"),
        (_zeros, "200 times"),
    ],
)
def test_bombs_take_little_time_and_memory(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    """Clause 8. The time has room for slow machines: the target is 5 seconds."""
    path = make(tmp_path / "a.xlsx")
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], capture_output=True, check=True, timeout=60
    )
    sentence, seconds, kilobytes = json.loads(run.stdout)
    assert said in sentence
    assert seconds < 20
    assert kilobytes < 300 * 1024 * (1 if sys.platform != "darwin" else 1024)
