"""A questionnaire as an XLSForm: survey, choices, settings, and what only we know besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ddworkbook.core.errors import InputRefused
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Column, Question, Questionnaire
from ddworkbook.core.questionnaire_reader.writing import head_tree
from ddworkbook.core.translation import Translation
from ddworkbook.formats.excel.reproducible import reproducible
from ddworkbook.formats.xlsform.choices_out import ListsOut
from ddworkbook.formats.xlsform.form_sheets import TRANSLATED_SHEET
from ddworkbook.formats.xlsform.languages import language_header
from ddworkbook.formats.xlsform.masking import masked
from ddworkbook.formats.xlsform.own_facts import head_rows
from ddworkbook.formats.xlsform.survey_out import SurveyOut, survey_out
from ddworkbook.formats.xlsform.translations_out import TranslationsOut, key_of
from ddworkbook.formats.xlsform.vocabulary import CHOICES, OWN, OWN_SHEET, SETTINGS, SURVEY

Cells = dict[str, str]
Rows = list[tuple[str, ...]]

# Excel's limit for the text of a cell.
CELL_LIMIT = 32_767
# A form says what it is, not when it was written out: the same edition gives the same file.
_MODIFIED = datetime(2000, 1, 1)
_FIRST = (
    "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant",
    "constraint", "constraint_message", "calculation", "choice_filter", "appearance",
)  # fmt: skip
_FIRST_CHOICES = ("list_name", "name", "label")
_WIDE = 60
_IN_HEAD = frozenset({"code", "version", "language", "title"})
# What XML cannot hold, and what would be read as such an escape.
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def xlsform_bytes(questionnaire: Questionnaire, translations: Sequence[Translation] = ()) -> bytes:
    """Return the .xlsx file of the form; the same edition gives the same bytes.

    Raises: InputRefused, with every place, when a text is longer than a cell can hold.
    """
    lists = ListsOut()
    survey = survey_out(questionnaire, lists)
    rows = list(survey.rows())
    spoken = TranslationsOut(questionnaire, translations)
    sheets: dict[str, Rows] = {
        SURVEY: _table(spoken.survey(rows, survey.names), _FIRST),
        CHOICES: _table(spoken.choices(lists.rows, _list_keys(survey)), _FIRST_CHOICES),
        SETTINGS: _table([_settings(questionnaire)], ()),
        OWN_SHEET: [("field", "key", "value"), *_head(questionnaire)],
    }
    if spoken.rest:
        sheets[TRANSLATED_SHEET] = [("language", "key", "of", "text"), *spoken.rest]
    _refuse_long_texts(sheets)
    return _book(sheets)


def _list_keys(survey: SurveyOut) -> dict[str, str]:
    """Return the key of the choices in each list."""
    keys: dict[str, str] = {}
    for question in survey.questionnaire.questions:
        owners: tuple[Question | Column, ...] = (question, *question.columns)
        for owner in owners:
            if owner.choices:
                keys[survey.lists.of(owner)] = key_of(owner, question.code)
    return keys


def _settings(questionnaire: Questionnaire) -> Cells:
    language = questionnaire.language
    return {
        "form_title": masked(questionnaire.title),
        "form_id": questionnaire.code,
        "version": questionnaire.version,
        # ODK knows languages without their countries.
        "default_language": language_header(language.partition("-")[0]),
        f"{OWN}language": language,
    }


def _head(questionnaire: Questionnaire) -> list[tuple[str, str, str]]:
    head = head_tree(questionnaire)
    return head_rows({name: value for name, value in head.items() if name not in _IN_HEAD})


def _table(rows: list[Cells], first: tuple[str, ...]) -> Rows:
    """Return a header and the rows; the columns that ODK knows come first, ours last."""
    found = dict.fromkeys(column for row in rows for column in row)
    known = [c for name in first for c in found if c == name or c.startswith(f"{name}::")]
    others = [column for column in found if column not in known]
    columns = (*known, *sorted(others, key=lambda column: column.startswith(OWN)))
    return [columns, *(tuple(row.get(column, "") for column in columns) for row in rows)]


def _refuse_long_texts(sheets: dict[str, Rows]) -> None:
    problems = [
        Problem(
            "too-long",
            f"{name}, row {number}, column {rows[0][place]}",
            f"The text has {len(text):,} characters, and a cell holds {CELL_LIMIT:,}.",
            "Shorten it.",
        )
        for name, rows in sheets.items()
        for number, row in enumerate(rows, start=1)
        for place, text in enumerate(row)
        if len(text) > CELL_LIMIT
    ]
    if problems:
        raise InputRefused("The questionnaire does not fit into an XLSForm.", problems)


def _book(sheets: dict[str, Rows]) -> bytes:
    book = Workbook(write_only=True)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, column in enumerate(rows[0], start=1):
            wide = column.partition("::")[0] in {"label", "hint", "guidance_hint", "value", "text"}
            sheet.column_dimensions[get_column_letter(number)].width = _WIDE if wide else 20
        for number, row in enumerate(rows):
            sheet.append(list(_cells(sheet, row, bold if number == 0 else None, wrapped)))
    target = BytesIO()
    book.save(target)
    return reproducible(target.getvalue(), _MODIFIED)


def _cells(
    sheet: WriteOnlyWorksheet, row: tuple[str, ...], font: Font | None, wrapped: Alignment
) -> Iterator[Cell | None]:
    """Give the cells of a row: text is always text, never a formula."""
    for text in row:
        if not text:
            yield None
            continue
        cell = WriteOnlyCell(sheet, _ESCAPED.sub(_escape, text))
        cell.data_type = "s"
        cell.alignment = wrapped
        if font is not None:
            cell.font = font
        yield cell


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
