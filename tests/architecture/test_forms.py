"""The forms can be read by people with a screen reader, and by us."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.architecture.forms import form_faults
from tests.architecture.source import ROOT, write_tree

FORMS = sorted((ROOT / "forms").glob("*.ui"))
COLLECTIONS = sorted((ROOT / "resources").glob("*.qrc"))

GOOD = """<ui version="4.0"><class>NameDialog</class>
<widget class="QDialog" name="NameDialog"><layout class="QFormLayout" name="formLayout">
<item row="0" column="0"><widget class="QLabel" name="nameLabel">
  <property name="text"><string>Name</string></property>
  <property name="buddy"><cstring>nameEdit</cstring></property></widget></item>
<item row="0" column="1"><widget class="QLineEdit" name="nameEdit"/></item>
<item row="1" column="1"><widget class="OurEdit" name="roleEdit">
  <property name="accessibleName"><string>Role</string></property></widget></item>
<item row="2" column="1"><widget class="QDialogButtonBox" name="buttonBox"/></item>
</layout></widget>
<customwidgets><customwidget><class>OurEdit</class><extends>QLineEdit</extends></customwidget>
</customwidgets>
<tabstops><tabstop>nameEdit</tabstop><tabstop>roleEdit</tabstop></tabstops>
<resources><include location="../resources/r.qrc"/></resources>
<connections><connection><sender>buttonBox</sender></connection></connections></ui>"""

LINE_EDIT = '<widget class="QLineEdit" name="nameEdit"/>'
SIZE = "<size><width>9</width><height>9</height></size>"

# What is put in the place of what, and what the finding then says.
FAULTS = [
    ("</ui>", "", "cannot be read"),
    ("<class>NameDialog<", "<class>OtherDialog<", "the class is OtherDialog"),
    ("<cstring>nameEdit<", "<cstring>other<", "nameEdit has neither a label"),
    ("accessibleName", "toolTip", "roleEdit has neither a label"),
    ("<tabstop>nameEdit</tabstop>", "", "nameEdit has no tab stop"),
    ("<tabstop>nameEdit<", "<tabstop>gone</tabstop><tabstop>nameEdit<", "tab stop gone"),
    (LINE_EDIT, '<widget class="QPushButton" name="b"/>' + LINE_EDIT, "b has neither a text"),
    (LINE_EDIT, '<widget class="QListWidget" name="l"/>' + LINE_EDIT, "l keeps its own rows"),
    ('name="text"', 'name="styleSheet"', "nameLabel sets styleSheet"),
    ('name="text"', 'name="font"', "nameLabel sets font"),
    (
        LINE_EDIT,
        LINE_EDIT.replace(
            "/>",
            f'><property name="minimumSize">{SIZE}</property>'
            f'<property name="maximumSize">{SIZE}</property></widget>',
        ),
        "nameEdit has a fixed size",
    ),
    ("<sender>buttonBox<", "<sender>nameEdit<", "nameEdit is connected"),
    ("r.qrc", "gone.qrc", "gone.qrc is missing"),
    ("<string>Name<", "<string>:/icons/gone.svg<", ":/icons/gone.svg is in no resource"),
    ("</ui>", "\n" * 300 + "</ui>", "more than 300 lines"),
]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_keeps_the_rules(path: Path) -> None:
    assert form_faults(path) == []


@pytest.mark.parametrize("path", COLLECTIONS, ids=lambda path: path.stem)
def test_every_file_of_a_resource_collection_is_there(path: Path) -> None:
    files = [item.text or "" for item in ET.parse(path).iter("file")]
    made_later = {name for name in files if name.endswith(".qm")}
    names = [name.removesuffix(".qm") + ".ts" if name in made_later else name for name in files]
    assert [name for name in names if not (path.parent / name).is_file()] == []


def test_a_good_form_has_no_fault(tmp_path: Path) -> None:
    assert form_faults(write_form(tmp_path, GOOD)) == []


@pytest.mark.parametrize(("old", "new", "finding"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_each_rule_bites(tmp_path: Path, old: str, new: str, finding: str) -> None:
    faults = form_faults(write_form(tmp_path, GOOD.replace(old, new, 1)))
    assert [fault for fault in faults if finding in fault]


def write_form(folder: Path, text: str) -> Path:
    """Write a form beside a resource collection and return its path."""
    write_tree(
        folder,
        {
            "resources/r.qrc": '<RCC><qresource prefix="/icons"><file>a</file></qresource></RCC>',
            "forms/name_dialog.ui": text,
        },
    )
    return folder / "forms" / "name_dialog.ui"
