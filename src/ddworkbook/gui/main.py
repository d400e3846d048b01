"""`ddworkbook [FILE]` opens the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from ddworkbook import __version__
from ddworkbook.gui.composition import Application
from ddworkbook.gui.crash import make_hook
from ddworkbook.gui.icons import icon
from ddworkbook.gui.theme import apply_theme
from ddworkbook.usecases.environment import real_world
from ddworkbook.usecases.settings import read_settings

PICTURE_SIZE = (1366, 768)  # px; the smallest screen that the window is made for
# Layouts of wrapped text settle over a few rounds of events.
ROUNDS_TO_SETTLE = 10


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the exit code of the event loop."""
    options = _parse(sys.argv[1:] if argv is None else argv)
    app = QApplication.instance() or QApplication(["ddworkbook"])
    if not isinstance(app, QApplication):
        return 1
    app.setApplicationName("ddworkbook")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ddworkbook")
    world = real_world()
    sys.excepthook = make_hook(world.home / "reports", world.now, _show_crash)
    apply_theme(app, options.theme or read_settings(world).theme)
    app.setWindowIcon(QIcon(icon("ddworkbook")))
    application = Application(world)
    if options.file is not None:
        application.keeper.open_path(options.file)
    if options.picture is not None:
        return _take_picture(app, application, options.picture)
    application.window.show()
    return app.exec()


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="ddworkbook", description="Open the window of ddworkbook. `ddw` works without one."
    )
    parser.add_argument("file", nargs="?", type=Path, help="a workbook (.ddw)")
    parser.add_argument("--picture", type=Path, help="save a picture of the window and end")
    parser.add_argument("--theme", choices=("system", "light", "dark", "high-contrast"))
    parser.add_argument("--version", action="version", version=f"ddworkbook {__version__}")
    return parser.parse_args(argv)


def _take_picture(app: QApplication, application: Application, path: Path) -> int:
    """Save what the window looks like; 5 when the picture cannot be written."""
    application.window.resize(*PICTURE_SIZE)
    application.window.show()
    for _round in range(ROUNDS_TO_SETTLE):
        app.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    saved = application.window.grab().save(str(path))
    QTimer.singleShot(0, application.window.close)
    app.processEvents()
    if not saved:
        sys.stderr.write(f"The picture cannot be written to {path}. Choose another place.\n")
        return 5
    return 0


def _show_crash(report: Path) -> None:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("ddworkbook")
    box.setText(
        QApplication.translate(
            "Crash",
            "Something went wrong inside the program. What was said to be saved is saved. "
            "A report without personal data is here:",
        )
    )
    box.setInformativeText(str(report))
    box.exec()


if __name__ == "__main__":
    sys.exit(main())
