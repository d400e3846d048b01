"""The institution's own copies of questionnaires: folders of YAML in the program's home.

A copy can be changed on screen and by hand. It becomes an edition when it is saved as one (see
questionnaire_editing.py); until then no assessment knows of it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ddworkbook.core.edition_differences import EditionDifference, edition_differences
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_linter.advice import obstacles
from ddworkbook.core.questionnaire_reader import from_document, to_document
from ddworkbook.core.translation import Translation
from ddworkbook.formats.questionnaire_folder import (
    HEAD,
    lint_folder,
    read_folder,
    read_translations,
    section_files,
)
from ddworkbook.formats.questionnaire_folder_writer import folder_files
from ddworkbook.storage.reading.editions import all_editions
from ddworkbook.usecases.questionnaire_linting import edition_before, fact_questions
from ddworkbook.usecases.questionnaires import shipped_questionnaires, show_questionnaire
from ddworkbook.usecases.session import Changed, Session, changed
from ddworkbook.usecases.whole_file import (
    remove_written,
    world_error,
    write_bytes_whole,
    write_folder_whole,
)

FOLDER = "questionnaires"
# Beside the files of the questionnaire, for comparison; authors leave it alone.
BEFORE = "edition-before.json"
KIND = "questionnaire"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_OWN_VERSION = re.compile(r"(.+-[a-z][a-z0-9-]*)\.([0-9]{1,4})")
_MAX_OWNER = 24


@dataclass(frozen=True)
class Draft:
    """One copy. `name` is that of its folder.

    `questionnaire` is None while its files cannot be read; `problems` say why. `before` is the
    edition that it was copied from or last saved as, None for a questionnaire made from nothing.
    """

    name: str
    folder: Path
    questionnaire: Questionnaire | None
    before: Questionnaire | None
    translations: tuple[Translation, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def obstacles(self) -> tuple[Problem, ...]:
        """Return the problems with which it cannot be saved as an edition."""
        return obstacles(self.problems)

    @property
    def differences(self) -> tuple[EditionDifference, ...]:
        """Return what differs from the edition before; nothing where there is none."""
        if self.questionnaire is None or self.before is None:
            return ()
        return edition_differences(self.before, self.questionnaire)

    def translation(self, language: str) -> Translation | None:
        """Return the translation into a language, or None."""
        return next((one for one in self.translations if one.language == language), None)


@dataclass(frozen=True)
class DraftRow:
    """One line of the list of copies; `readable` when its files can be read."""

    name: str
    title: str
    version: str
    readable: bool


def drafts_folder(session: Session) -> Path:
    """Return the folder of all copies on this device."""
    return session.world.home / FOLDER


def list_drafts(session: Session) -> tuple[DraftRow, ...]:
    """Return the copies on this device, by title."""
    home = drafts_folder(session)
    try:
        folders = sorted(home.iterdir()) if home.is_dir() else []
        rows = [
            _row(one) for one in folders if (one / HEAD).is_file() and _NAME.fullmatch(one.name)
        ]
    except OSError as error:
        raise world_error(error, home) from error
    return tuple(sorted(rows, key=lambda row: (row.title.casefold(), row.version, row.name)))


def open_draft(session: Session, name: str) -> Draft:
    """Return a copy with everything that is wrong with it.

    Raises: UsageRefused when there is none of that name; WorldError when it cannot be read.
    """
    draft = read_draft(session, name)
    older = draft.before
    if older is None and draft.questionnaire is not None:
        older = edition_before(draft.questionnaire, session)
    try:
        problems = lint_folder(draft.folder, fact_questions=fact_questions(), older=older)
    except OSError as error:
        raise world_error(error, draft.folder) from error
    return replace(draft, problems=problems)


def read_draft(session: Session, name: str) -> Draft:
    """Return a copy as it is to be changed: its problems are known only while it cannot be read.

    Raises: UsageRefused when there is none of that name; WorldError when it cannot be read.
    """
    folder = draft_folder(session, name)
    try:
        questionnaire, problems = read_folder(folder)
        translations, _more = read_translations(folder)
        return Draft(name, folder, questionnaire, _before(folder), translations, problems)
    except OSError as error:
        raise world_error(error, folder) from error


def copy_for_editing(session: Session, edition: str) -> Changed:
    """Make a copy (`made` is its name) of an edition, by hash or by code.

    The code stays, so that assessments of both belong together; the version gets the institution's
    name. Licence and sources stay.
    """
    before = show_questionnaire(session, edition)
    owner = session.me.organisation if session.me is not None else ""
    taken = versions_taken(session, before.code)
    own = replace(before, version=own_version(before.version, owner, taken))
    files = folder_files(own)
    files[BEFORE] = _before_bytes(before)
    folder = free_folder(session, f"{own.code}-{own.version}")
    write_folder_whole(folder, files)
    return changed(KIND, made=folder.name)


def remove_draft(session: Session, name: str) -> Changed:
    """Remove a copy for good; editions that were saved from it stay. Raises: UsageRefused."""
    folder = draft_folder(session, name)
    remove_written([folder])
    if folder.exists():
        raise ActionRefused(
            f"“{folder}” could not be removed. Close programs that have its files open."
        )
    return changed(KIND, name)


def store_draft(
    draft: Draft,
    questionnaire: Questionnaire | None = None,
    translations: Sequence[Translation] | None = None,
) -> None:
    """Write what changed of a copy; files without a change stay as their authors wrote them.

    Each file is replaced as a whole. Raises: WorldError when the place refuses.
    """
    old = require_readable(draft)
    try:
        names = section_files(draft.folder)
    except OSError as error:
        raise world_error(error, draft.folder) from error
    before = folder_files(old, draft.translations, names)
    wanted = draft.translations if translations is None else translations
    after = folder_files(questionnaire or old, wanted, names)
    for name, content in after.items():
        if before.get(name) != content:
            write_bytes_whole(draft.folder / name, content)


def keep_before(draft: Draft, edition: Questionnaire) -> None:
    """Compare a copy with this edition from now on. Raises: WorldError."""
    write_bytes_whole(draft.folder / BEFORE, _before_bytes(edition))


def require_readable(draft: Draft) -> Questionnaire:
    """Return the questionnaire of a copy. Raises: InputRefused while it cannot be read."""
    if draft.questionnaire is None:
        raise InputRefused(
            f"The files in “{draft.folder}” cannot be read. Repair them by hand first.",
            draft.problems,
        )
    return draft.questionnaire


def draft_folder(session: Session, name: str) -> Path:
    """Return the folder of a copy; a name is never a path. Raises: UsageRefused."""
    folder = drafts_folder(session) / name
    if not _NAME.fullmatch(name) or not (folder / HEAD).is_file():
        raise UsageRefused(f"There is no copy {name!r} in “{drafts_folder(session)}”.")
    return folder


def free_folder(session: Session, wanted: str) -> Path:
    """Return a folder for a new copy that is not taken."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", wanted).strip("-.")[:100] or "questionnaire"
    folder, number = drafts_folder(session) / stem, 2
    while folder.exists():
        folder, number = drafts_folder(session) / f"{stem}-{number}", number + 1
    return folder


def own_version(version: str, owner: str, taken: Collection[str]) -> str:
    """Return the next free version of the institution's own, such as 2026.1-lakeside.1."""
    found = _OWN_VERSION.fullmatch(version)
    stem = found[1] if found else f"{version}-{_slug(owner)}"
    number = int(found[2]) + 1 if found else 1
    while f"{stem}.{number}" in taken:
        number += 1
    return f"{stem}.{number}"


def versions_taken(session: Session, code: str) -> frozenset[str]:
    """Return the versions of a questionnaire that there are already."""
    adopted = {row.version for row in all_editions(session.workbook) if row.code == code}
    return frozenset(
        adopted | {one.version for one in shipped_questionnaires() if one.code == code}
    )


def _row(folder: Path) -> DraftRow:
    questionnaire, _problems = read_folder(folder)
    if questionnaire is None:
        return DraftRow(folder.name, folder.name, "", readable=False)
    return DraftRow(folder.name, questionnaire.title, questionnaire.version, readable=True)


def _before(folder: Path) -> Questionnaire | None:
    """Return the edition before, None where the file is missing or somebody changed it."""
    path = folder / BEFORE
    if not path.is_file():
        return None
    try:
        return from_document(json.loads(path.read_bytes()))
    except ValueError:
        return None


def _before_bytes(edition: Questionnaire) -> bytes:
    return json.dumps(to_document(edition), ensure_ascii=False).encode()


def _slug(owner: str) -> str:
    plain = unicodedata.normalize("NFKD", owner).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")
    return words[:_MAX_OWNER].strip("-") or "own"
