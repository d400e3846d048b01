"""What happens after a bug: a report that holds no personal data, and a sentence.

The report names places in the code and the kind of error; never values, texts or paths of people.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from ddworkbook import __version__

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def report_text(kind: type[BaseException], trace: TracebackType | None, at: datetime) -> str:
    """Return the report: versions, the kind of error, and the places it came through."""
    lines = [
        f"ddworkbook {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
        f"at {at.isoformat(timespec='seconds')}",
        f"error {kind.__name__}",
    ]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"


def make_hook(folder: Path, now: Callable[[], datetime], show: Callable[[Path], None]) -> Hook:
    """Return an excepthook that writes a report into the folder and shows where it is."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        at = now()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"report-{at.strftime('%Y%m%d-%H%M%S')}.txt"
        path.write_text(report_text(kind, trace, at), encoding="utf-8")
        show(path)

    return hook
