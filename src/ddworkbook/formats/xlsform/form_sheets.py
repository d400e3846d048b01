"""The sheets of a form, read and looked over: which there are, which columns they have."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.tables import Row, Table, read_table
from ddworkbook.formats.xlsform.vocabulary import (
    CHOICE_ALIASES,
    CHOICES,
    LEFT_OUT_COLUMNS,
    OWN,
    OWN_SHEET,
    SETTING_ALIASES,
    SETTING_COLUMNS,
    SETTINGS,
    SURVEY,
    SURVEY_ALIASES,
    SURVEY_COLUMNS,
)
from ddworkbook.formats.xlsx_guard import GuardedBook, open_sheets

TRANSLATED_SHEET = "_translations"
_KNOWN_SHEETS = (SURVEY, CHOICES, SETTINGS)


@dataclass(frozen=True)
class FormSheets:
    """The sheets of a form; `own` and `translated` are the rows of sheets that only we write."""

    survey: Table
    choices: Table | None
    settings: Table | None
    own: tuple[Row, ...]
    translated: tuple[Row, ...]

    def setting(self, name: str) -> str:
        """Return a setting, "" when it is not given."""
        rows = self.settings.rows if self.settings is not None else ()
        return rows[0].get(name) if rows else ""


def open_form(path: Path, findings: Findings) -> FormSheets | None:
    """Return the sheets of a form, or None with a problem when it has no survey."""
    with open_sheets(path) as book:
        survey = read_table(book, SURVEY, SURVEY_ALIASES, findings)
        if survey is None:
            near = get_close_matches(SURVEY, [name.lower() for name in book.names], n=1)
            hint = f" Is it the sheet {near[0]!r}?" if near else ""
            findings.problem("no-survey", Place(path.name), near=hint)
            return None
        sheets = FormSheets(
            survey,
            read_table(book, CHOICES, CHOICE_ALIASES, findings),
            read_table(book, SETTINGS, SETTING_ALIASES, findings),
            _rows(read_table(book, OWN_SHEET, {}, findings)),
            _rows(read_table(book, TRANSLATED_SHEET, {}, findings)),
        )
        _report_sheets(book, findings)
    _report_columns(sheets, findings)
    return sheets


def _rows(table: Table | None) -> tuple[Row, ...]:
    return table.rows if table is not None else ()


def _report_sheets(book: GuardedBook, findings: Findings) -> None:
    for name in book.names:
        if name.strip().lower() not in _KNOWN_SHEETS and not name.startswith("_"):
            findings.notice("unknown-sheet", Place(name))


def _report_columns(sheets: FormSheets, findings: Findings) -> None:
    for column in ("type", "name"):
        if column not in sheets.survey.columns:
            findings.problem("no-column", Place(SURVEY), name=column)
    if sheets.choices is not None and sheets.choices.rows:
        for column in ("list_name", "name"):
            if column not in sheets.choices.columns:
                findings.problem("no-column", Place(CHOICES), name=column)
    for column in sheets.survey.columns:
        if column in SURVEY_COLUMNS or column in LEFT_OUT_COLUMNS or column.startswith(OWN):
            continue
        near = get_close_matches(column, SURVEY_COLUMNS, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        findings.notice("unknown-column", Place(SURVEY, 1, column), near=hint)
    settings = sheets.settings
    for row in settings.rows[:1] if settings is not None else ():
        for column in row.cells:
            if column not in SETTING_COLUMNS and not column.startswith(OWN):
                findings.notice("left-out", row.place(column), what="The setting")
