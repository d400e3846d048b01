"""The sample workbook: invented partners in several countries at several stages."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.usecases.environment import World
from ddworkbook.usecases.progress import Progress
from ddworkbook.usecases.session import Session

SAMPLE_TITLE = "Sample workbook (invented data)"
SAMPLE_PASSPHRASE = "sample"  # noqa: S105 - documented on purpose: it protects nothing but invented data.


def make_sample(path: Path, world: World, progress: Progress | None = None) -> Session:
    """Make the sample workbook through the use cases only, and return it open."""
    raise NotImplementedError
