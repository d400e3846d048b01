"""ddw: everything the window does, without a window."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

from ddworkbook import __version__
from ddworkbook.cli import (
    assessment,
    checks,
    evidence,
    export,
    partner,
    people,
    project,
    questionnaire,
    reference,
    workbook,
)
from ddworkbook.cli.output import drop_output, finish_output, say_error
from ddworkbook.core.errors import DdworkbookError

EXIT_BUG = 1
EXIT_INTERRUPTED = 130

_DESCRIPTION = """\
Check research partners, fairly and provably, in one file and offline.

A first look:   ddw sample sample.ddw     ddw assessment list sample.ddw
The whole way:  ddw demo out/
Your own file:  ddw new work.ddw --name "Your Name" --role "Research manager"
"""
_EPILOG = """\
exit codes:
  0  fine                        3  input refused, every problem listed, nothing changed
  1  a fault in the program      4  something was altered or damaged
  2  wrong usage                 5  the world said no: locked, read-only, disk full

environment:
  DDWORKBOOK_HOME        folder of settings, keys and the directory of organisations
  DDWORKBOOK_PASSPHRASE  unlocks a signing key without a prompt
"""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="ddw",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"ddworkbook {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for module in (
        workbook,
        people,
        partner,
        project,
        questionnaire,
        reference,
        assessment,
        evidence,
        export,
        checks,
    ):
        module.add_commands(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _write_any_text(sys.stdout)
    _write_any_text(sys.stderr)
    try:
        args = build_parser().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    try:
        code = int(args.run(args))
        finish_output()
        return code
    except DdworkbookError as error:
        say_error(error.sentence)
        for detail in error.details:
            say_error(f"  - {detail}")
        return error.exit_code
    except KeyboardInterrupt:
        say_error("Stopped. What was saved before stays saved.")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (ddw history FILE | head): not a fault.
        drop_output()
        return 0
    except Exception:
        traceback.print_exc()
        say_error("This is a fault in ddworkbook. Your workbook keeps everything saved before it.")
        return EXIT_BUG


def _write_any_text(stream: TextIO) -> None:
    """Let a stream write any text, on terminals that cannot show it too."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
