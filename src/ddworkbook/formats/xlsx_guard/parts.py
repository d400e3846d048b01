"""The parts around the sheets: which sheets there are, the shared texts, which styles are dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import join, normpath

from ddworkbook.formats.xlsx_guard.container import Container
from ddworkbook.formats.xlsx_guard.faults import GuardFaultError
from ddworkbook.formats.xlsx_guard.xml_stream import Attributes, attribute, feed_xml

CONTENT_TYPES = "[Content_Types].xml"
_MAX_PART = 64 * 1024 * 1024
_MAX_SMALL_PART = 8 * 1024 * 1024
_MAX_TEXTS = 500_000
MAX_CHARACTERS = 20_000_000
_MAX_SHEETS = 500
_MAX_STYLES = 100_000

_MAIN = ("sheet.main+xml", "template.main+xml")
# Built-in number formats that show dates. Source: ECMA-376 part 1, section 18.8.30.
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_SIGNS = re.compile(r"[dmyhs]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class SheetEntry:
    """One sheet of the workbook: its name, its part, whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class WorkbookPart:
    """The sheets in order, the parts they refer to, and whether days count from 1904."""

    sheets: tuple[SheetEntry, ...]
    texts: str
    styles: str
    from_1904: bool


def refuse_other_kinds(container: Container) -> None:
    """Refuse what is a zip but no plain .xlsx. Raises: GuardFaultError."""
    if not container.has(CONTENT_TYPES):
        raise GuardFaultError("is no Excel file (.xlsx). Choose another file.")
    kinds: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name in {"Override", "Default"}:
            kinds.append(attribute(attributes, "ContentType").lower())

    feed_xml(container.chunks(CONTENT_TYPES, _MAX_SMALL_PART), start)
    if any("macroenabled" in kind for kind in kinds):
        raise GuardFaultError("is made for macros. Save it as .xlsx, which cannot hold any.")
    if not any(kind.endswith(_MAIN) for kind in kinds):
        raise GuardFaultError(
            "is no Excel file (.xlsx). Save it as .xlsx in a spreadsheet program."
        )


def read_workbook(container: Container) -> WorkbookPart:
    """Return which sheets there are. Raises: GuardFaultError."""
    main = _main_part(container)
    folder, _, file = main.rpartition("/")
    targets = _targets(container, join(folder, "_rels", f"{file}.rels"), folder)
    sheets: list[SheetEntry] = []
    from_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal from_1904
        if name == "workbookPr":
            from_1904 = attribute(attributes, "date1904") in {"1", "true"}
        elif name == "sheet":
            _note_sheet(attributes, targets, sheets)

    feed_xml(container.chunks(main, _MAX_SMALL_PART), start)
    if not sheets:
        raise GuardFaultError("has no sheets. Choose another file.")
    by_kind = {kind.rpartition("/")[2]: target for target, kind in targets.values()}
    return WorkbookPart(
        tuple(sheets), by_kind.get("sharedStrings", ""), by_kind.get("styles", ""), from_1904
    )


def _note_sheet(
    attributes: Attributes, targets: dict[str, tuple[str, str]], sheets: list[SheetEntry]
) -> None:
    target, kind = targets.get(_relation(attributes), ("", ""))
    if not kind.endswith("/worksheet"):
        return  # a sheet that is a chart
    if len(sheets) >= _MAX_SHEETS:
        raise GuardFaultError(f"has more than {_MAX_SHEETS} sheets. Remove some.")
    name = attribute(attributes, "name")
    if any(sheet.name.casefold() == name.casefold() for sheet in sheets):
        raise GuardFaultError(f"has two sheets named {name[:40]!r}. Save it again as .xlsx.")
    hidden = attribute(attributes, "state") in {"hidden", "veryHidden"}
    sheets.append(SheetEntry(name, target, hidden))


def _relation(attributes: Attributes) -> str:
    """Return the relation id; it stands in a namespace, while `id` alone is something else."""
    return next((text for key, text in attributes.items() if key.endswith("/relationships id")), "")


def _main_part(container: Container) -> str:
    """Return the part that lists the sheets."""
    targets = _targets(container, "_rels/.rels", "")
    found = [target for target, kind in targets.values() if kind.endswith("/officeDocument")]
    return found[0] if found else "xl/workbook.xml"


def _targets(container: Container, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return the part and kind of each relation, by id; those that lead outside are left out."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attribute(attributes, "TargetMode") == "External":
            return
        target = attribute(attributes, "Target")
        whole = target[1:] if target.startswith("/") else normpath(join(folder, target))
        found[attribute(attributes, "Id")] = (whole, attribute(attributes, "Type"))

    feed_xml(container.chunks(part, _MAX_SMALL_PART), start)
    return found


def read_texts(container: Container, part: str) -> list[str]:
    """Return the shared texts, in order. Raises: GuardFaultError when they are too many."""
    if not part:
        return []
    texts: list[str] = []
    pieces: list[str] = []
    state = {"phonetic": False, "inside": False}
    characters = 0

    def start(name: str, _attributes: Attributes) -> None:
        if name == "rPh":
            state["phonetic"] = True
        elif name == "t":
            state["inside"] = not state["phonetic"]

    def end(name: str) -> None:
        if name == "t":
            state["inside"] = False
        elif name == "rPh":
            state["phonetic"] = False
        elif name == "si":
            texts.append(plain_text("".join(pieces)))
            pieces.clear()
            if len(texts) > _MAX_TEXTS:
                raise GuardFaultError(f"holds more than {_MAX_TEXTS:,} texts. Remove some.")

    def take(text: str) -> None:
        nonlocal characters
        if state["inside"]:
            characters += len(text)
            if characters > MAX_CHARACTERS:
                raise GuardFaultError(
                    f"holds more than {MAX_CHARACTERS:,} characters. Remove some text."
                )
            pieces.append(text)

    feed_xml(container.chunks(part, _MAX_PART), start, end, take)
    return texts


def plain_text(text: str) -> str:
    """Return a text with its escaped characters (`_x000D_`) as they are meant."""
    if "_x" not in text:
        return text
    return (
        _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def read_date_styles(container: Container, part: str) -> frozenset[int]:
    """Return the numbers of the cell styles that show a number as a date."""
    if not part:
        return frozenset()
    own: dict[str, bool] = {}
    styles: list[bool] = []
    inside = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal inside
        if name == "numFmt":
            shown = _NOT_SHOWN.sub("", attribute(attributes, "formatCode"))
            own[attribute(attributes, "numFmtId")] = bool(_DATE_SIGNS.search(shown))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            number = attribute(attributes, "numFmtId")
            styles.append(own.get(number, number.isdigit() and int(number) in _DATE_FORMATS))
            if len(styles) > _MAX_STYLES:
                raise GuardFaultError("holds more styles than any spreadsheet. Ask who sent it.")

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    feed_xml(container.chunks(part, _MAX_PART), start, end)
    return frozenset(number for number, is_date in enumerate(styles) if is_date)
