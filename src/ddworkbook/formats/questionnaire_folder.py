"""Read a questionnaire from its folder of YAML files.

Not here: what the data mean (see core/questionnaire_reader).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import read_questionnaire
from ddworkbook.formats.yaml_text import MAX_CHARACTERS, read_yaml

HEAD = "questionnaire.yaml"
SECTIONS = "sections"

# A section's name becomes a file name, so it must not lead out of the folder.
_SECTION = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


def read_folder(folder: Path | Traversable) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """Return the questionnaire in a folder, or None with every problem found in its files.

    Raises: OSError when a file that is there cannot be read.
    """
    head, problems = _read_mapping(folder, (HEAD,))
    if head is None:
        return None, problems
    sections: dict[str, Mapping[str, JsonValue]] = {}
    found = list(problems)
    names = head.get("sections")
    for name in names if isinstance(names, list) else []:
        if isinstance(name, str) and _SECTION.fullmatch(name):
            section, section_problems = _read_mapping(folder, (SECTIONS, f"{name}.yaml"))
            found.extend(section_problems)
            if section is not None:
                sections[name] = section
    if found:
        return None, tuple(found)
    return read_questionnaire(head, sections)


def _read_mapping(
    folder: Path | Traversable, way: tuple[str, ...]
) -> tuple[Mapping[str, JsonValue] | None, tuple[Problem, ...]]:
    """Return the mapping in one file of the folder, or None with what is wrong."""
    where = "/".join(way)
    file: Path | Traversable = folder
    for part in way:
        file = file / part
    if not file.is_file():
        return None, (
            Problem("file-missing", where, "The file is missing.", "Add it, or correct its name."),
        )
    with file.open("rb") as stream:
        # Four bytes are the longest character, so more than this is too large in any case.
        data = stream.read(4 * MAX_CHARACTERS + 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, (
            Problem("not-utf-8", where, "The file is not UTF-8 text.", "Save it as UTF-8."),
        )
    tree, problems = read_yaml(text, where)
    if problems:
        return None, problems
    if not isinstance(tree, dict):
        return None, (
            Problem(
                "not-a-mapping",
                where,
                "The file does not hold keys with values.",
                "Begin it with `code:` and `title:`.",
            ),
        )
    return tree, ()
