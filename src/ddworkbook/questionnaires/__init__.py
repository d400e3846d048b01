"""The questionnaires and dated reference tables shipped with the program: one folder each.

Not here: what they mean. This module only reads its own files.
"""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

_REFERENCE = "reference"


def load_reference(name: str) -> dict[str, Any]:
    """Return a reference table of the program, such as "countries", as plain data.

    Raises: FileNotFoundError for a name that the program does not bring with it.
    """
    file = resources.files(__name__).joinpath(_REFERENCE, f"{name}.yaml")
    # The C loader is ten times faster, but is not compiled on every platform.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe
    return data
