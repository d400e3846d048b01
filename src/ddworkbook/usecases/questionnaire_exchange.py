"""Questionnaires in and out as XLSForms, the format of ODK and Kobo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ddworkbook.core.errors import InputRefused, WorldError
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.translation import Translation
from ddworkbook.formats.questionnaire_folder import HEAD, read_folder, read_translations
from ddworkbook.formats.questionnaire_folder_writer import folder_files
from ddworkbook.formats.xlsform import read_xlsform, xlsform_bytes
from ddworkbook.storage.places import looking_at
from ddworkbook.usecases.questionnaires import show_questionnaire
from ddworkbook.usecases.whole_file import write_bytes_whole, write_folder_whole


@dataclass(frozen=True)
class ImportedForm:
    """Where a form was written as a questionnaire; `notices` say what was changed or left out."""

    folder: Path
    questions: int
    languages: tuple[str, ...]
    notices: tuple[Problem, ...]


def import_xlsform(path: Path, to_folder: Path) -> ImportedForm:
    """Write an XLSForm as a questionnaire folder, which must not be there yet.

    Raises: InputRefused, with every problem, when the form cannot become a questionnaire;
    WorldError when a place refuses. Nothing is written then.
    """
    with looking_at(to_folder):
        is_taken = to_folder.exists()
    if is_taken:
        raise InputRefused(f"There is already something at “{to_folder}”. Choose another folder.")
    reading = read_xlsform(path)
    if reading.questionnaire is None:
        count = len(reading.problems)
        raise InputRefused(
            f"“{path.name}” has {count} problem{'' if count == 1 else 's'}. Nothing was imported.",
            reading.problems,
        )
    files = folder_files(reading.questionnaire, reading.translations)
    write_folder_whole(to_folder, files)
    languages = (
        reading.questionnaire.language,
        *(translation.language for translation in reading.translations),
    )
    return ImportedForm(to_folder, len(reading.questionnaire.questions), languages, reading.notices)


def export_xlsform(
    questionnaire: Questionnaire, to: Path, translations: Sequence[Translation] = ()
) -> Path:
    """Write a questionnaire as an XLSForm and return its path, which must be free.

    Raises: InputRefused when there is a file already, or a text does not fit into a cell.
    """
    with looking_at(to):
        is_taken = to.exists()
    if is_taken:
        raise InputRefused(f"There is already a file “{to.name}”. Choose another name.")
    write_bytes_whole(to, xlsform_bytes(questionnaire, translations))
    return to


def questionnaire_to_export(wanted: str) -> tuple[Questionnaire, tuple[Translation, ...]]:
    """Return a questionnaire by its folder, with its translations, or a shipped one by its code.

    Raises: InputRefused when the folder has problems; UsageRefused when there is none such.
    """
    folder = Path(wanted)
    with looking_at(folder):
        is_own = (folder / HEAD).is_file()
    if not is_own:
        return show_questionnaire(None, wanted), ()
    try:
        questionnaire, problems = read_folder(folder)
        translations, more = read_translations(folder)
    except OSError as error:
        raise WorldError(
            f"“{folder}” cannot be read ({error.strerror or error}). Check that you may read it."
        ) from error
    found = (*problems, *more)
    if questionnaire is None or found:
        raise InputRefused(f"“{folder}” has {len(found)} problems.", found)
    return questionnaire, translations
