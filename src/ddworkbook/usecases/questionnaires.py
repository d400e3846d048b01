"""Questionnaires: those shipped with the program, and the editions a workbook has adopted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from ddworkbook import questionnaires as shipped_folder
from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.changes import EditionAdopted
from ddworkbook.core.errors import AlteredError, InputRefused
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import from_document, to_document
from ddworkbook.core.reused_codes import reused_codes
from ddworkbook.formats.questionnaire_folder import HEAD, read_folder
from ddworkbook.storage.ledger import Ledger
from ddworkbook.storage.places import looking_at
from ddworkbook.storage.reading.editions import all_editions, edition_document
from ddworkbook.usecases.finding import one_of
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.whole_file import write_bytes_whole


@dataclass(frozen=True)
class QuestionnaireRow:
    """One edition.

    `edition` is the SHA-256 of its document; `adopted` when the workbook holds it.
    """

    code: str
    version: str
    title: str
    purpose: str
    edition: str
    questions: int
    shipped: bool
    adopted: bool


@cache
def shipped_questionnaires() -> tuple[Questionnaire, ...]:
    """Return the questionnaires that come with the program, triage first, read once."""
    folders = [
        folder
        for folder in resources.files(shipped_folder).iterdir()
        if folder.is_dir() and folder.joinpath(HEAD).is_file()
    ]
    found = []
    for folder in folders:
        questionnaire, problems = read_folder(folder)
        if questionnaire is None:
            faults = "\n".join(problem.sentence for problem in problems)
            raise ValueError(f"The shipped questionnaire {folder.name} is faulty:\n{faults}")
        found.append(questionnaire)
    # Those without depths choose the depth of the others, so they come first.
    return tuple(sorted(found, key=lambda one: (bool(one.depths), one.code)))


@cache
def shipped_editions() -> dict[str, Questionnaire]:
    """Return the shipped questionnaires by the hash of their edition."""
    return {fingerprint(to_document(one)): one for one in shipped_questionnaires()}


def list_questionnaires(session: Session | None = None) -> tuple[QuestionnaireRow, ...]:
    """Return the shipped editions and, with a session, those the workbook adopted."""
    shipped = shipped_editions()
    adopted = {row.hash for row in all_editions(session.workbook)} if session else set()
    editions = dict(shipped)
    if session is not None:
        for edition in adopted - set(shipped):
            editions[edition] = edition_of(session, edition)
    return tuple(
        QuestionnaireRow(
            one.code,
            one.version,
            one.title,
            one.purpose,
            edition,
            len(one.questions),
            edition in shipped,
            edition in adopted,
        )
        for edition, one in editions.items()
    )


def show_questionnaire(session: Session | None, wanted: str) -> Questionnaire:
    """Return an edition by hash, or the one in force by code; without a session a shipped one.

    Raises: UsageRefused when there is none.
    """
    by_hash = shipped_editions().get(wanted)
    if by_hash is not None:
        return by_hash
    if session is not None and any(row.hash == wanted for row in all_editions(session.workbook)):
        return edition_of(session, wanted)
    known = shipped_questionnaires() if session is None else questionnaires_in_force(session)
    hits = [one for one in known if one.code == wanted]
    return one_of(hits, wanted, "questionnaire", [one.code for one in known])


def questionnaires_in_force(session: Session) -> tuple[Questionnaire, ...]:
    """Return the edition of each questionnaire that new assessments ask, triage first.

    It is the last one that the workbook adopted, unless the program ships one that the workbook
    does not know yet.
    """
    found: dict[str, Questionnaire] = {}
    adopted = all_editions(session.workbook)
    for row in adopted:
        found[row.code] = edition_of(session, row.hash)
    known = {row.hash for row in adopted}
    found.update(
        {one.code: one for edition, one in shipped_editions().items() if edition not in known}
    )
    return tuple(sorted(found.values(), key=lambda one: (bool(one.depths), one.code)))


def export_questionnaire(wanted: str, path: Path) -> Path:
    """Write the document of a shipped edition as JSON and return its path, which must be free."""
    with looking_at(path):
        is_taken = path.exists()
    if is_taken:
        raise InputRefused(f"There is already a file “{path.name}”. Choose another name.")
    document = to_document(show_questionnaire(None, wanted))
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    write_bytes_whole(path, text.encode())
    return path


def edition_of(session: Session, edition: str) -> Questionnaire:
    """Return the adopted edition with this hash, parsed once for each session.

    Raises: AlteredError when the document cannot be read or does not give its hash.
    """
    known = session.editions.get(edition)
    if known is not None:
        return known
    document = edition_document(session.workbook, edition)
    if document is None or fingerprint(document) != edition:
        raise AlteredError(
            "The questionnaire that this assessment was answered with is missing or was changed. "
            "Check the workbook and open your latest backup.",
            [f"edition {edition}"],
        )
    try:
        questionnaire = from_document(document)
    except ValueError as error:
        raise AlteredError(
            "The questionnaire that this assessment was answered with cannot be read.",
            str(error).splitlines(),
        ) from error
    session.editions[edition] = questionnaire
    return questionnaire


def adopt(session: Session, ledger: Ledger, questionnaire: Questionnaire) -> str:
    """Store an edition in the workbook, unless it is there, and return its hash.

    Raises: InputRefused listing the codes that an earlier edition retired and this one uses again.
    """
    document = to_document(questionnaire)
    edition = fingerprint(document)
    if edition_document(session.workbook, edition) is None:
        _refuse_reused(session, questionnaire)
        ledger.append(
            EditionAdopted(
                edition, questionnaire.code, questionnaire.version, questionnaire.title, document
            ),
            edition,
        )
    return edition


def _refuse_reused(session: Session, questionnaire: Questionnaire) -> None:
    """Refuse an edition in which a retired code comes back with another meaning."""
    rows = [row for row in all_editions(session.workbook) if row.code == questionnaire.code]
    problems = reused_codes([edition_of(session, row.hash) for row in rows], questionnaire)
    if problems:
        raise InputRefused(
            f"The edition {questionnaire.version} of {questionnaire.title} cannot be used in this "
            "workbook: it uses retired codes again. It may also be older than those that the "
            "workbook holds; then a newer version of the program helps.",
            problems,
        )
