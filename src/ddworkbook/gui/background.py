"""Long work off the GUI thread, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.usecases.session import Progress


class Work(QObject):
    """One piece of work in the thread pool.

    Signals, all delivered on the thread that made it: progressed(done, total); succeeded(result);
    refused(DdworkbookError); broke(exception) for a bug; finished(Work) last, in any case.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    finished = Signal(object)

    def __init__(self, job: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._job = job
        self._cancelled = Event()
        self.broke.connect(_raise_on_gui_thread)

    def start(self) -> None:
        """Begin as soon as a thread is free."""
        runner = _Runner(self)
        QThreadPool.globalInstance().start(runner)

    def cancel(self) -> None:
        """Ask the work to stop at its next progress report."""
        self._cancelled.set()

    def run(self) -> None:
        """Do the work; called on the pool's thread."""
        try:
            result = self._job(self._report)
        except DdworkbookError as error:
            self.refused.emit(error)
        except Exception as error:
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)
        self.finished.emit(self)

    def _report(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self._cancelled.is_set()


class _Runner(QRunnable):
    """Carries a Work into the pool."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Do the work."""
        self._work.run()


def _raise_on_gui_thread(error: Exception) -> None:
    """Let a bug of a background thread reach the same excepthook as any other."""
    raise error
