"""Long work: progress, cancel, refusals and bugs reach the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from ddworkbook.core.errors import WorldError
from ddworkbook.gui.background import Work
from ddworkbook.usecases.session import Progress


def test_work_runs_on_another_thread_and_gives_its_result(qtbot: QtBot) -> None:
    here = QThread.currentThread()
    work = Work(lambda _progress: QThread.currentThread() is not here)

    with qtbot.waitSignal(work.succeeded) as done, qtbot.waitSignal(work.finished):
        work.start()

    assert done.args == [True]


def test_cancelled_work_is_told_at_its_next_report(qtbot: QtBot) -> None:
    def job(progress: Progress) -> int:
        reports = 0
        while progress(reports, 0):
            reports += 1
        return reports

    work = Work(job)
    work.progressed.connect(lambda _done, _total: work.cancel())

    with qtbot.waitSignal(work.succeeded):
        work.start()


def test_a_refusal_is_not_a_bug(qtbot: QtBot) -> None:
    def job(_progress: Progress) -> None:
        raise WorldError("The disk is full. Free some space and try again.")

    work = Work(job)

    with qtbot.waitSignal(work.refused) as said, qtbot.waitSignal(work.finished):
        work.start()

    assert said.args is not None
    assert said.args[0].sentence.startswith("The disk is full")


def test_a_bug_reaches_the_excepthook_of_the_gui_thread(qtbot: QtBot) -> None:
    def job(_progress: Progress) -> None:
        raise ZeroDivisionError

    work = Work(job)

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(work.finished):
        work.start()

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
