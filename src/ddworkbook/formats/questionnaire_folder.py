"""Read a questionnaire from its folder of YAML files, and judge the folder as a whole.

Not here: what the data mean (see core/questionnaire_reader).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter import care_problems
from ddworkbook.core.questionnaire_reader import (
    LineTree,
    Reading,
    read_parts,
    read_translation,
    reading_rule_problems,
    with_lines,
)
from ddworkbook.core.translation import Translation
from ddworkbook.formats.yaml_text import MAX_CHARACTERS, read_yaml_lines

HEAD = "questionnaire.yaml"
SECTIONS = "sections"
TRANSLATIONS = "translations"

# All section files together; the largest questionnaires known have a tenth of it.
MAX_FOLDER = 10_000_000

# A section's name becomes a file name, so it must not lead out of the folder.
_SECTION = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass
class Files:
    """The files that were read: their data and lines by name, and their size together in bytes."""

    trees: dict[str, tuple[JsonValue, LineTree]] = field(default_factory=dict)
    size: int = 0


def read_folder(folder: Path | Traversable) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """Return the questionnaire in a folder, or None with every problem found in its files.

    Raises: OSError when a file that is there cannot be read.
    """
    files = Files()
    reading, problems = _read_parts(folder, files)
    if reading is None:
        return None, problems
    found = (*problems, *reading_rule_problems(reading))
    return (None if found else reading.questionnaire), with_lines(found, files.trees, HEAD)


def read_translations(
    folder: Path | Traversable,
) -> tuple[tuple[Translation, ...], tuple[Problem, ...]]:
    """Return the translations beside a questionnaire, and every problem found in their files.

    Raises: OSError when a file that is there cannot be read.
    """
    files = Files()
    translations, problems = _read_translations(folder, files)
    return tuple(translations.values()), with_lines(problems, files.trees, HEAD)


def section_files(folder: Path | Traversable) -> tuple[str, ...]:
    """Return the names of the section files as the head lists them, without .yaml.

    Raises: OSError when the head cannot be read.
    """
    head, _problems = _read_mapping(folder, (HEAD,), Files())
    names = None if head is None else head.get("sections")
    return tuple(str(name) for name in names) if isinstance(names, list) else ()


def lint_folder(
    folder: Path | Traversable,
    *,
    fact_questions: Mapping[str, Question] | None = None,
    older: Questionnaire | None = None,
) -> tuple[Problem, ...]:
    """Return everything that is wrong with a folder, and everything its authors forgot.

    `fact_questions` are the questions behind facts, `older` is the edition before. What can be
    judged is judged even where other parts could not be read.
    Raises: OSError when a file that is there cannot be read.
    """
    files = Files()
    reading, problems = _read_parts(folder, files)
    found = list(problems)
    translations, translation_problems = _read_translations(folder, files)
    found.extend(translation_problems)
    if reading is not None:
        found.extend(reading_rule_problems(reading, fact_questions))
        if reading.whole and not reading.problems:
            found.extend(
                care_problems(
                    reading.questionnaire,
                    fact_questions=fact_questions,
                    places=reading.places,
                    older=older,
                    translations=translations,
                    found=found,
                )
            )
    return with_lines(found, files.trees, HEAD)


def _read_parts(
    folder: Path | Traversable, files: Files
) -> tuple[Reading | None, tuple[Problem, ...]]:
    """Return what can be read of a folder, or None when a file as such is faulty."""
    head, problems = _read_mapping(folder, (HEAD,), files)
    if head is None:
        return None, problems
    sections: dict[str, Mapping[str, JsonValue]] = {}
    found = list(problems)
    names = head.get("sections")
    for name in names if isinstance(names, list) else []:
        if isinstance(name, str) and _SECTION.fullmatch(name):
            section, section_problems = _read_mapping(folder, (SECTIONS, f"{name}.yaml"), files)
            found.extend(section_problems)
            if section is not None:
                sections[name] = section
        if files.size > MAX_FOLDER:
            found.append(
                Problem(
                    "folder-too-large",
                    HEAD,
                    f"The section files hold more than {MAX_FOLDER:,} bytes.",
                    "Split the questionnaire into two.",
                )
            )
            break
    if found:
        return None, tuple(found)
    reading = read_parts(head, sections)
    return reading, reading.problems


def _read_translations(
    folder: Path | Traversable, files: Files
) -> tuple[dict[str, Translation], tuple[Problem, ...]]:
    """Return the translations of a folder by file, and what is wrong with the files."""
    inside = folder / TRANSLATIONS
    translations: dict[str, Translation] = {}
    found: list[Problem] = []
    names = sorted(entry.name for entry in inside.iterdir()) if inside.is_dir() else []
    for name in names:
        if not name.endswith(".yaml"):
            continue
        file = f"{TRANSLATIONS}/{name}"
        tree, problems = _read_mapping(folder, (TRANSLATIONS, name), files)
        found.extend(problems)
        if tree is not None:
            translation, problems = read_translation(tree, file, name.removesuffix(".yaml"))
            translations[file] = translation
            found.extend(problems)
    return translations, tuple(found)


def _read_mapping(
    folder: Path | Traversable, way: tuple[str, ...], files: Files
) -> tuple[Mapping[str, JsonValue] | None, tuple[Problem, ...]]:
    """Return the mapping in one file of the folder, or None with what is wrong.

    What was read is noted in `files`, with its lines.
    """
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
    files.size += len(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, (
            Problem("not-utf-8", where, "The file is not UTF-8 text.", "Save it as UTF-8."),
        )
    tree, lines, problems = read_yaml_lines(text, where)
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
    files.trees[where] = (tree, lines)
    return tree, ()
