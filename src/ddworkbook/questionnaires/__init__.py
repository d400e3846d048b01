"""The questionnaires and dated reference tables shipped with the program: one folder each.

Not here: what they mean, and reading them. This module only says where they are.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable

_REFERENCE = "reference"


def reference_files() -> tuple[Traversable, ...]:
    """Return the files of the reference tables, by name."""
    folder = resources.files(__name__).joinpath(_REFERENCE)
    files = (file for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(files, key=lambda file: file.name))
