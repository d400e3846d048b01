"""Changing an own copy of a questionnaire, and saving it as a new edition of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.edition_editing import with_severity, with_sources, with_text
from ddworkbook.core.errors import InputRefused, UsageRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import read_translation, to_document
from ddworkbook.core.severity import Severity
from ddworkbook.core.translation import (
    TranslatedText,
    Translation,
    text_mark,
    translatable_texts,
)
from ddworkbook.storage.reading.editions import all_editions
from ddworkbook.usecases.questionnaire_drafts import (
    KIND,
    Draft,
    keep_before,
    open_draft,
    own_version,
    read_draft,
    require_readable,
    store_draft,
    versions_taken,
)
from ddworkbook.usecases.questionnaires import adopt, shipped_questionnaires
from ddworkbook.usecases.session import Changed, Session, changed


def change_text(session: Session, name: str, place: str, text: str) -> Changed:
    """Put another text into a place of a copy, such as `C07.guidance` or `C07.flags.1.reason`.

    Raises: UsageRefused when there is no such place; InputRefused when it may not be empty.
    """
    draft = read_draft(session, name)
    try:
        after = with_text(require_readable(draft), place, text.strip())
    except LookupError as error:
        raise UsageRefused(f"The copy has no text at {place!r}.") from error
    except ValueError as error:
        problem = Problem("missing", place, "This text may not be empty.", "Write what is meant.")
        raise InputRefused("Nothing was changed: the text is needed.", [problem]) from error
    return _store(draft, after)


def change_severity(
    session: Session, name: str, code: str, number: int, severity: Severity
) -> Changed:
    """Make a flag of a question (counted from 1) as grave as this. Raises: UsageRefused."""
    draft = read_draft(session, name)
    try:
        after = with_severity(require_readable(draft), code, number, severity)
    except (LookupError, ValueError) as error:
        raise UsageRefused(f"{code} has no flag {number} that could be {severity.word}.") from error
    return _store(draft, after)


def change_sources(session: Session, name: str, code: str, sources: Sequence[str]) -> Changed:
    """Let a question cite these sources, by their keys. Raises: UsageRefused."""
    draft = read_draft(session, name)
    questionnaire = require_readable(draft)
    unknown = [key for key in sources if key.partition(" ")[0] not in questionnaire.sources]
    if unknown:
        known = ", ".join(questionnaire.sources)
        raise UsageRefused(f"There is no source {unknown[0]!r}. The sources are: {known}.")
    try:
        after = with_sources(questionnaire, code, sources)
    except LookupError as error:
        raise UsageRefused(f"The copy has no question {code!r}.") from error
    return _store(draft, after)


def change_translation(
    session: Session, name: str, language: str, place: str, text: str
) -> Changed:
    """Put a text in another language beside the one in a place; "" takes it away.

    From then on it counts as a translation of the text that stands there now.
    Raises: UsageRefused when there is no such language or place.
    """
    draft = read_draft(session, name)
    here = translatable_texts(require_readable(draft)).get(place)
    old = draft.translation(language)
    if here is None or old is None:
        raise UsageRefused(f"The copy has no text at {place!r} to be said in {language!r}.")
    texts = dict(old.texts)
    if text.strip():
        texts[place] = TranslatedText(text.strip(), text_mark(here))
    else:
        texts.pop(place, None)
    new = Translation(language, texts)
    store_draft(draft, translations=[new if one is old else one for one in draft.translations])
    return changed(KIND, name)


def add_language(session: Session, name: str, language: str) -> Changed:
    """Begin a translation into a language, named by its BCP 47 tag. Raises: InputRefused."""
    draft = read_draft(session, name)
    questionnaire = require_readable(draft)
    file = f"translations/{language}.yaml"
    _translation, problems = read_translation({"language": language, "texts": {}}, file, language)
    found = list(problems)
    if language == questionnaire.language or draft.translation(language) is not None:
        what = f"The questionnaire is there in {language!r} already."
        found.append(Problem("language-taken", file, what, "Give another language."))
    if found:
        raise InputRefused(f"{language!r} cannot be added.", found)
    store_draft(draft, translations=[*draft.translations, Translation(language, {})])
    return changed(KIND, name)


def proposed_version(session: Session, draft: Draft) -> str:
    """Return a version under which a copy could be saved."""
    questionnaire = require_readable(draft)
    taken = versions_taken(session, questionnaire.code)
    if questionnaire.version not in taken:
        return questionnaire.version
    owner = session.me.organisation if session.me is not None else ""
    return own_version(questionnaire.version, owner, taken)


def save_edition(session: Session, name: str, version: str) -> Changed:
    """Save a copy as an edition of the workbook (`made` is its hash); new assessments ask it.

    The copy stays, to be changed further.
    Raises: InputRefused while something is wrong with it, or the version is another edition's.
    """
    draft = open_draft(session, name)
    questionnaire = require_readable(draft)
    if draft.obstacles:
        count = len(draft.obstacles)
        raise InputRefused(
            f"The copy has {count} problem{'' if count == 1 else 's'}, so no edition was saved.",
            draft.obstacles,
        )
    edition = replace(questionnaire, version=version.strip())
    _require_version(session, edition)
    with session.writing() as ledger:
        # The workbook knows what is shipped from now on, so that the own edition is the newer.
        for shipped in shipped_questionnaires():
            if shipped.code == edition.code:
                adopt(session, ledger, shipped)
    with session.writing() as ledger:
        made = adopt(session, ledger, edition)
    store_draft(draft, edition)
    keep_before(draft, edition)
    return changed(f"edition {KIND}", name, made=made)


def _store(draft: Draft, after: Questionnaire) -> Changed:
    store_draft(draft, after)
    return changed(KIND, draft.name)


def _require_version(session: Session, edition: Questionnaire) -> None:
    """Refuse an edition that is there already, or a version that another one has."""
    own = fingerprint(to_document(edition))
    if own in {row.hash for row in all_editions(session.workbook)}:
        raise InputRefused(
            f"Nothing was changed since the edition {edition.version} was saved. Change something "
            "first."
        )
    if not edition.version or edition.version in versions_taken(session, edition.code):
        what = f"There is an edition {edition.version!r} already." if edition.version else "Empty."
        problem = Problem("version-taken", "Version", what, "Give this edition another version.")
        raise InputRefused("The edition needs a version of its own.", [problem])
