"""Why a spreadsheet is refused: one sentence each, and the failures of libraries made into them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers.expat import ExpatError

from ddworkbook.core.errors import InputRefused, WorldError


class GuardFaultError(Exception):
    """The file is refused; the text is the rest of a sentence that begins with its name."""


# What zipfile, zlib and expat raise on damaged files; zipfile lets the last five through.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    EOFError,
    NotImplementedError,
    KeyError,
    ValueError,
    OverflowError,
    RuntimeError,
)


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn everything that a hostile or damaged file causes into one InputRefused.

    Raises: InputRefused; WorldError when the system does not give the file.
    """
    try:
        yield
    except GuardFaultError as fault:
        raise InputRefused(f"“{path.name}” {fault}") from fault
    except OSError as error:
        if error.errno is None:
            raise InputRefused(damaged(path)) from error
        raise WorldError(
            f"“{path}” cannot be read ({error.strerror}). Check its name and that you may read it."
        ) from error
    except _DAMAGE as error:
        raise InputRefused(damaged(path)) from error


def damaged(path: Path) -> str:
    """Return the sentence for a file whose content makes no sense."""
    return (
        f"“{path.name}” is damaged or no Excel file. Open it in a spreadsheet program and save it "
        "again as .xlsx."
    )
