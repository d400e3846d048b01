"""The rules for Qt Designer forms, as functions from one form to what is wrong with it.

Not here: how a form looks.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

LONGEST_FORM = 300

# What a person types into or chooses from: it needs a label that a screen reader can find.
INPUTS = {
    "QLineEdit",
    "QTextEdit",
    "QPlainTextEdit",
    "QComboBox",
    "QFontComboBox",
    "QSpinBox",
    "QDoubleSpinBox",
    "QDateEdit",
    "QTimeEdit",
    "QDateTimeEdit",
    "QSlider",
    "QDial",
    "QListView",
    "QTableView",
    "QTreeView",
    "QColumnView",
}
# These speak for themselves, if they have a text.
BUTTONS = {"QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QCommandLinkButton"}
# Widgets that keep rows of their own; ours come from models.
ITEM_WIDGETS = {"QListWidget", "QTableWidget", "QTreeWidget"}


def form_faults(path: Path) -> list[str]:
    """Return everything that is wrong with one form; a form that cannot be read says only that."""
    text = path.read_text(encoding="utf-8")
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        return [f"cannot be read: {error}"]
    faults = name_faults(root, path)
    faults += access_faults(root)
    faults += style_faults(root)
    faults += connection_faults(root)
    faults += resource_faults(root, path)
    if len(text.splitlines()) > LONGEST_FORM:
        faults.append(f"more than {LONGEST_FORM} lines")
    return faults


def base_classes(root: ET.Element) -> dict[str, str]:
    """Return what each promoted widget class is made from."""
    return {
        item.findtext("class", ""): item.findtext("extends", "")
        for item in root.iter("customwidget")
    }


def widgets(root: ET.Element) -> list[tuple[str, str, ET.Element]]:
    """Return name, Qt class and element of every widget."""
    bases = base_classes(root)
    return [
        (item.get("name", ""), bases.get(item.get("class", ""), item.get("class", "")), item)
        for item in root.iter("widget")
    ]


def property_text(widget: ET.Element, name: str) -> str:
    """Return the text of one of a widget's own properties, or nothing."""
    found = widget.find(f"./property[@name='{name}']")
    return "" if found is None else "".join(found.itertext()).strip()


def name_faults(root: ET.Element, path: Path) -> list[str]:
    """The form's class is the file's name in capitals: partner_dialog.ui holds PartnerDialog."""
    name = root.findtext("class", "")
    if name.lower() != path.stem.replace("_", "") or not name[:1].isupper():
        return [f"the class is {name}, the file {path.name}"]
    return []


def access_faults(root: ET.Element) -> list[str]:
    """Every input has a label as buddy or an accessible name, and the tab order is decided."""
    found = widgets(root)
    buddies = {property_text(item, "buddy") for _, kind, item in found if kind == "QLabel"}
    faults = []
    for name, kind, item in found:
        named = bool(property_text(item, "accessibleName"))
        if kind in INPUTS and name not in buddies and not named:
            faults.append(f"{name} has neither a label as buddy nor an accessible name")
        if kind in BUTTONS and not property_text(item, "text") and not named:
            faults.append(f"{name} has neither a text nor an accessible name")
        if kind in ITEM_WIDGETS:
            faults.append(f"{name} keeps its own rows; use a view with a model")
    stops = {stop.text for stop in root.iter("tabstop")}
    inputs = {name for name, kind, _ in found if kind in INPUTS}
    if len(inputs) > 1:
        faults += [f"{name} has no tab stop" for name in sorted(inputs - stops)]
    faults += [f"tab stop {name} is no widget" for name in stops - {name for name, _, _ in found}]
    return faults


def style_faults(root: ET.Element) -> list[str]:
    """The theme alone decides on looks: no style sheet, no font, no size that cannot change."""
    faults = []
    for name, _, item in widgets(root):
        faults += [
            f"{name} sets {forbidden}"
            for forbidden in ("styleSheet", "font", "palette")
            if item.find(f"./property[@name='{forbidden}']") is not None
        ]
        least, most = (property_text(item, f"{end}imumSize") for end in ("min", "max"))
        if least and least.split() == most.split():
            faults.append(f"{name} has a fixed size")
    return faults


def connection_faults(root: ET.Element) -> list[str]:
    """Only a button box is connected in a form; everything else is connected in code."""
    kinds = {name: kind for name, kind, _ in widgets(root)}
    senders = [item.findtext("sender", "") for item in root.iter("connection")]
    return [
        f"{sender} is connected in the form"
        for sender in senders
        if kinds.get(sender) != "QDialogButtonBox"
    ]


def resource_faults(root: ET.Element, path: Path) -> list[str]:
    """Every resource file a form names is there, and holds what the form takes from it."""
    faults = []
    held: set[str] = set()
    for item in root.iter("include"):
        location = item.get("location")
        if location is None:
            continue
        file = path.parent / location
        if file.is_file():
            held |= names_in(file)
        else:
            faults.append(f"{location} is missing")
    used = re.findall(r":/[\w./-]+", "\n".join(root.itertext()))
    return faults + [f"{name} is in no resource file" for name in used if name not in held]


def names_in(collection: Path) -> set[str]:
    """Return the names under which a .qrc file offers its files."""
    names = set()
    for group in ET.fromstring(collection.read_text(encoding="utf-8")).iter("qresource"):
        prefix = group.get("prefix", "/").strip("/")
        for item in group.iter("file"):
            name = item.get("alias") or (item.text or "")
            names.add(":/" + "/".join(part for part in (prefix, name) if part))
    return names
