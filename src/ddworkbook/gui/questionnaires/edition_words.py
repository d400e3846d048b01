"""The lines of the list of editions and own copies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from ddworkbook.usecases.questionnaire_drafts import DraftRow
from ddworkbook.usecases.questionnaires import QuestionnaireRow

_COPY = "copy:"


def edition_lines(
    editions: Iterable[QuestionnaireRow], copies: Iterable[DraftRow]
) -> list[tuple[str, str]]:
    """Return pairs of key and text; the key of an edition is its hash."""
    return [
        *((row.edition, _edition(row)) for row in editions),
        *((copy_key(row.name), _copy(row)) for row in copies),
    ]


def copy_key(name: str) -> str:
    """Return the key of an own copy in the list."""
    return f"{_COPY}{name}"


def copy_name(key: str) -> str:
    """Return the name of the own copy that a key stands for, "" for an edition."""
    return key.removeprefix(_COPY) if key.startswith(_COPY) else ""


def _edition(row: QuestionnaireRow) -> str:
    kept = _tr("in this workbook") if row.adopted else _tr("comes with the program")
    words = _tr("{title}\nEdition {version}, {kept}")
    return words.format(title=row.title, version=row.version, kept=kept)


def _copy(row: DraftRow) -> str:
    if not row.readable:
        return _tr("{title}\nOwn copy that cannot be read").format(title=row.title)
    words = _tr("{title}\nOwn copy {version}")
    return words.format(title=row.title, version=row.version)


def _tr(text: str) -> str:
    return QCoreApplication.translate("EditionWords", text)
