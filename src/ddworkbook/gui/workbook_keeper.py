"""Opens, makes, closes, checks and backs up workbooks for the window, and says who works here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ddworkbook.core.errors import AlteredError
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.file_dialogs import ask_file, ask_new_file
from ddworkbook.gui.dialogs.introduce_dialog import IntroduceDialog
from ddworkbook.gui.dialogs.new_workbook_dialog import NewWorkbookDialog
from ddworkbook.gui.dialogs.person_dialog import SOMEBODY_NEW, PersonDialog
from ddworkbook.usecases.checking import check_workbook_file
from ddworkbook.usecases.people import add_key, introduce_person, list_people, switch_person
from ddworkbook.usecases.sample import make_sample
from ddworkbook.usecases.session import Progress, Session
from ddworkbook.usecases.settings import read_settings, remember_file
from ddworkbook.usecases.verifying import VerifyReport
from ddworkbook.usecases.workbook_files import (
    backup_workbook,
    close_workbook,
    create_workbook,
    keep_open,
    open_workbook,
    workbook_info,
)

# Other programs take a workbook over when they have heard nothing for two minutes.
HEARTBEAT_MS = 30_000


class WorkbookKeeper(QObject):
    """Holds the way in and out of workbooks."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._heart = QTimer(self)
        self._heart.setInterval(HEARTBEAT_MS)
        self._heart.timeout.connect(self._on_heart_timeout)
        bridge.session_switched.connect(self._on_bridge_session_switched)

    @property
    def filters(self) -> str:
        """Return the file filter of workbooks."""
        return self.tr("Workbooks (*.ddw)")

    def recent_files(self) -> list[Path]:
        """Return the workbooks that were open lately and are still there."""
        settings = read_settings(self._bridge.world)
        return [path for path in map(Path, settings.recent_files) if path.exists()]

    @Slot()
    def new(self) -> None:
        """Ask for title and place, and make a workbook there."""
        asked = NewWorkbookDialog.ask(self._window)
        if asked is None:
            return
        title, path = asked
        self._begin(self._bridge.do(create_workbook, path, title, self._bridge.world))

    @Slot()
    def open(self) -> None:
        """Ask for a workbook and open it."""
        path = ask_file(self._window, self.tr("Open workbook"), self.filters)
        if path is not None:
            self.open_path(path)

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Open this workbook. The one that is open stays open when it cannot be."""
        self._begin(self._bridge.do(open_workbook, path, self._bridge.world))

    @Slot()
    def open_sample(self) -> None:
        """Ask for a place, make the sample workbook there and open it."""
        suggested = Path.home() / "sample.ddw"
        path = ask_new_file(self._window, self.tr("Sample workbook"), self.filters, suggested)
        if path is None:
            return
        self._bridge.noticed.emit(self.tr("Making the sample workbook…"))
        world = self._bridge.world

        def job(progress: Progress) -> Path:
            close_workbook(make_sample(path, world, progress))
            return path

        self._bridge.start(job, self.open_path)

    @Slot()
    def close(self) -> None:
        """Close the workbook that is open."""
        if self._bridge.is_open:
            session = self._bridge.session
            self._bridge.use(None)
            close_workbook(session)

    @Slot()
    def back_up(self) -> None:
        """Ask for a place and write a checked copy there."""
        session = self._bridge.session
        here = workbook_info(session).path
        suggested = here.with_name(f"{here.stem} backup{here.suffix}")
        to = ask_new_file(self._window, self.tr("Back up to"), self.filters, suggested)
        if to is None:
            return
        written = self._bridge.do(backup_workbook, session, to)
        if written is not None:
            self._bridge.noticed.emit(self.tr("Backed up to {path}").format(path=written))

    @Slot()
    def check(self) -> None:
        """Check the whole workbook off the GUI thread and say how it went."""
        path = workbook_info(self._bridge.session).path
        job = partial(check_workbook_file, path, self._bridge.world)
        self._bridge.noticed.emit(self.tr("Checking the workbook…"))
        self._bridge.start(job, self._on_checked)

    @Slot()
    def choose_person(self) -> None:
        """Let somebody else work here, or introduce somebody new."""
        people = self._bridge.do(list_people, self._bridge.session)
        if people is None:
            return
        chosen = PersonDialog.ask(people, self._window) if people else SOMEBODY_NEW
        if chosen == SOMEBODY_NEW:
            self.introduce()
        elif chosen is not None:
            self._work_as(chosen)

    def introduce(self) -> None:
        """Ask who somebody is, store it with a signing key, and let them work here."""
        said = IntroduceDialog.ask(self._window)
        if said is None:
            return
        session = self._bridge.session
        made = self._bridge.do(
            introduce_person, session, said.name, said.role, said.organisation, said.email
        )
        if made is None:
            return
        if said.passphrase:
            self._bridge.do(add_key, session, made.made, said.passphrase)
        self._work_as(made.made)

    @Slot()
    def _on_heart_timeout(self) -> None:
        self._bridge.do(keep_open, self._bridge.session)

    @Slot()
    def _on_bridge_session_switched(self) -> None:
        if self._bridge.is_open and not self._bridge.session.workbook.read_only_reason:
            self._heart.start()
        else:
            self._heart.stop()

    def _work_as(self, person: str) -> None:
        self._bridge.do(switch_person, self._bridge.session, person)

    def _begin(self, session: Session | None) -> None:
        if session is None:
            return
        self.close()
        self._bridge.use(session)
        remember_file(self._bridge.world, workbook_info(session).path)
        can_write = not session.workbook.read_only_reason
        if session.me is None and can_write and not list_people(session):
            self.introduce()

    def _on_checked(self, report: VerifyReport) -> None:
        if report.holds:
            self._bridge.noticed.emit(
                self.tr("The workbook is whole: nothing was changed outside the program.")
            )
            return
        findings = [f"{line.what}: {line.detail}" for line in report.lines if line.outcome == "bad"]
        sentence = self.tr(
            "Something in this workbook was changed or damaged outside the program. "
            "Keep this file as it is, and go back to a backup."
        )
        self._bridge.refused.emit(AlteredError(sentence, findings))
