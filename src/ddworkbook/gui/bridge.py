"""The one object between the pages and the use cases, and the one signal that says what changed.

Pages get it in their constructor. It knows no page and no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from ddworkbook.core.errors import DdworkbookError
from ddworkbook.gui.background import Work
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.session import Changed, Progress, Session

P = ParamSpec("P")
R = TypeVar("R")


class Bridge(QObject):
    """Runs use cases for the pages.

    Signals: changed(Changed) after something was stored; session_switched() after another workbook
    was opened or the open one closed, or somebody else works here; refused(DdworkbookError) when a
    use case said no; noticed(str) for a short good word in the status bar.
    """

    changed = Signal(object)
    session_switched = Signal()
    refused = Signal(object)
    noticed = Signal(str)

    def __init__(self, world: World, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.world = world
        self._session: Session | None = None
        self._running: set[Work] = set()

    @property
    def session(self) -> Session:
        """Return the open session. Raises: LookupError while no workbook is open."""
        if self._session is None:
            raise LookupError("no workbook is open")
        return self._session

    @property
    def is_open(self) -> bool:
        """Return True while a workbook is open."""
        return self._session is not None

    def use(self, session: Session | None) -> None:
        """Work with this session from now on. The caller has closed the old one."""
        self._session = session
        self.session_switched.emit()

    def do(self, use_case: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Run a use case; return what it returned, or None when it was refused.

        A refusal is announced by `refused`; what was changed is announced by `changed`.
        """
        try:
            result = use_case(*args, **kwargs)
        except DdworkbookError as error:
            self.refused.emit(error)
            return None
        if isinstance(result, Changed):
            self.announce(result)
        return result

    def ask(
        self, use_case: Callable[P, Changed], *args: P.args, **kwargs: P.kwargs
    ) -> DdworkbookError | None:
        """Run a use case for a caller that shows a refusal itself, and return the refusal."""
        try:
            change = use_case(*args, **kwargs)
        except DdworkbookError as error:
            return error
        self.announce(change)
        return None

    def announce(self, change: Changed) -> None:
        """Tell every page what changed."""
        if change.kinds:
            self.changed.emit(change)

    def start(
        self,
        job: Callable[[Progress], R],
        on_done: Callable[[R], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Work:
        """Run long work off the GUI thread and return it, so that it can be cancelled.

        `job` must not touch the open session: a connection belongs to the thread that opened it.
        A refusal is announced by `refused`.
        """
        work = Work(job)
        self._running.add(work)
        work.succeeded.connect(on_done)
        work.refused.connect(self.refused)
        if on_progress is not None:
            work.progressed.connect(on_progress)
        work.finished.connect(self._on_work_finished)
        work.start()
        return work

    def _on_work_finished(self, work: Work) -> None:
        self._running.discard(work)
