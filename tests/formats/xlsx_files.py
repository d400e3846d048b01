"""Spreadsheets made by hand, part by part, the way that those who mean harm make them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

PLAIN_ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c></row>'


def sheet_xml(rows: str = PLAIN_ROWS, below: str = "", before: str = "") -> str:
    """Return the XML of a sheet."""
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{_MAIN}"><dimension ref="A1"/>'
        f"<sheetData>{rows}</sheetData>{below}</worksheet>"
    )


def parts(sheet: str, **changed: str) -> dict[str, str]:
    """Return the parts of a workbook with one sheet, `survey`."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override '
        f'PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="survey" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>shared</t></si></sst>',
        "xl/worksheets/sheet1.xml": sheet,
        **changed,
    }


def write(path: Path, contents: Mapping[str, str | bytes]) -> Path:
    """Write parts as a zip and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in contents.items():
            packed.writestr(name, content)
    return path


def write_sheet(path: Path, rows: str = PLAIN_ROWS, below: str = "", before: str = "") -> Path:
    """Write a workbook with one sheet and return its path."""
    return write(path, parts(sheet_xml(rows, below, before)))
