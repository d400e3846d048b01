"""The settings of a form, and our own sheet, as the head of a questionnaire."""

from __future__ import annotations

from pathlib import Path

from ddworkbook.formats.xlsform.choice_lists import Tree
from ddworkbook.formats.xlsform.findings import Findings, Place
from ddworkbook.formats.xlsform.form_sheets import FormSheets
from ddworkbook.formats.xlsform.languages import Texts
from ddworkbook.formats.xlsform.names import shaped_code
from ddworkbook.formats.xlsform.own_facts import head_of
from ddworkbook.formats.xlsform.vocabulary import OWN, SETTINGS


def form_head(sheets: FormSheets, texts: Texts, path: Path, findings: Findings) -> Tree:
    """Return the head, without sections; what the form does not say gets a plain value."""
    title = texts.plain(sheets.setting("form_title"))
    if not title:
        findings.notice("no-settings", Place(SETTINGS, 0, "form_title"))
        title = path.stem
    form_id = sheets.setting("form_id") or path.stem
    code = sheets.setting(f"{OWN}code") or shaped_code(form_id)
    if code != form_id and not sheets.setting(f"{OWN}code"):
        findings.notice("new-name", Place(SETTINGS, 2, "form_id"), name=form_id, became=code)
    version = sheets.setting("version")
    if not version:
        findings.notice("no-version", Place(SETTINGS, 0, "version"))
    return {
        "code": code,
        "version": version or "1",
        "language": sheets.setting(f"{OWN}language") or texts.tag,
        "title": title,
        "purpose": title,
        **head_of(sheets.own, findings),
    }
