"""Progress of long work, and stopping it."""

from __future__ import annotations

from collections.abc import Callable

from ddworkbook.core.errors import ActionRefused

# Long work calls this with how much is done and how much there is; False means: stop.
Progress = Callable[[int, int], bool]


class StoppedError(ActionRefused):
    """Somebody stopped the work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped, as you wished. Nothing was changed.")


def report(progress: Progress | None, done: int, total: int) -> None:
    """Tell how far the work is. Raises: StoppedError when the answer is to stop."""
    if progress is not None and not progress(done, total):
        raise StoppedError


def teller(progress: Progress | None) -> Callable[[int, int], None]:
    """Return a function that tells how far the work is and raises StoppedError to stop it."""

    def told(done: int, total: int) -> None:
        report(progress, done, total)

    return told
