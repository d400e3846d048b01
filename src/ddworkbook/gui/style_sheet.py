"""The one style sheet of the window, written from tokens.

Authors of pages use the properties named here (role, kind) and never a style sheet of their own.
"""

from __future__ import annotations

from dataclasses import fields
from string import Template

from ddworkbook.core.tokens import BODY, CONTROL_HEIGHT, RADIUS, SMALL, TITLE, Scheme

_BASICS = """
QWidget { font-size: ${body}pt; }
QMainWindow, QDialog, QStackedWidget, QWidget#page { background: $window; color: $text; }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 8px; font-size: ${small}pt; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="danger"] { color: $danger; font-weight: 600; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: 0; }
QSplitter::handle { background: $rule; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QStatusBar { background: $window; color: $muted; border-top: 1px solid $rule; }
QStatusBar::item { border: 0; }
QMenuBar { background: $window; }
QMenuBar::item { padding: 4px 12px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu { background: $surface; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 8px; }
"""

_BARS = """
QToolBar { background: $window; border: 0; border-bottom: 1px solid $rule; padding: 4px;
    spacing: 4px; }
QToolBar QToolButton { background: transparent; border: 1px solid transparent;
    border-radius: ${radius}px; padding: 4px 8px; }
QToolBar QToolButton:hover { background: $sunken; }
QToolBar QToolButton:focus { border-color: $accent; }
QCalendarWidget QAbstractItemView::item { padding: 0; border: 0; }
QCalendarWidget QAbstractItemView { border: 0; border-radius: 0; }
QCalendarWidget #qt_calendar_navigationbar { background: $sunken; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 0; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: $accent_soft; color: $on_accent_soft; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: url(:/icons/mark_left_$name.svg); }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: url(:/icons/mark_right_$name.svg); }
"""

_RAIL = """
QFrame#rail { background: $rail; border: 0; }
QFrame#rail[dark="true"] { border-right: 1px solid $rule; }
QFrame#rail QToolButton { color: $rail_text; background: transparent; border: 0;
    border-left: 4px solid transparent; border-radius: 0; padding: 10px 20px 10px 14px;
    text-align: left; }
QFrame#rail QToolButton:hover { border-left-color: $rail_mark; }
QFrame#rail QToolButton:checked { background: $rail_selected; color: $on_rail_selected;
    border-left-color: $rail_mark; font-weight: 600; }
QFrame#rail QToolButton:focus { border: 2px solid $rail_mark; padding: 8px 18px 8px 14px; }
QListView#rail { background: $rail; color: $rail_text; border: 0; outline: 0; padding: 8px 0; }
QListView#rail::item { padding: 10px 14px; border-left: 4px solid transparent; }
QListView#rail::item:hover { border-left-color: $rail_mark; }
QListView#rail::item:selected { background: $rail_selected; color: $on_rail_selected;
    border-left: 4px solid $rail_mark; }
"""

_FRAMES = """
QFrame[role="header"] { background: $window; border: 0; border-bottom: 1px solid $rule; }
QFrame[role="card"] { background: $surface; border: 1px solid $rule; border-radius: ${radius}px; }
QFrame[role="card"][current="true"] { border: 1px solid $accent; }
QFrame[role="side"] { background: $sunken; border: 0; border-left: 1px solid $rule; }
QFrame[role="rule"] { background: $rule; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="empty"] { background: transparent; border: 0; }
QGroupBox { border: 0; border-top: 1px solid $rule; margin-top: 24px; padding-top: 8px;
    font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 4px; }
"""

_BUTTONS = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton, QToolButton[role] { background: $surface; color: $text; border: 1px solid $border;
    border-radius: ${radius}px; padding: 0 14px; min-height: ${inner}px; }
QPushButton:hover, QToolButton[role]:hover { background: $sunken; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; color: $on_accent_soft; }
QPushButton:focus, QToolButton[role]:focus { border: 2px solid $accent; padding: 0 13px;
    min-height: ${tight}px; }
QPushButton:disabled, QToolButton[role]:disabled { color: $disabled; border-color: $rule;
    background: $window; }
QPushButton[role="primary"], QDialog QPushButton:default { background: $accent; color: $on_accent;
    border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover, QDialog QPushButton:default:hover { background: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_hover; color: $on_accent; }
QPushButton[role="primary"]:focus, QDialog QPushButton:default:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled, QDialog QPushButton:default:disabled {
    background: $sunken; color: $disabled; border-color: $rule; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent;
    border-color: transparent; color: $accent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $accent_soft;
    color: $on_accent_soft; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled { color: $disabled;
    background: transparent; border-color: transparent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent;
    padding: 0 3px; }
QPushButton[role="link"]:hover { background: $accent_soft; color: $on_accent_soft; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 2px; }
QPushButton[role="link"]:disabled { background: transparent; border-color: transparent;
    color: $disabled; }
QToolButton[role="icon"] { background: transparent; border: 1px solid transparent; padding: 0;
    min-height: 0; }
QToolButton[role="icon"]:hover { background: $accent_soft; }
QToolButton[role="icon"]:focus { border: 2px solid $accent; padding: 0; min-height: 0; }
QToolButton[role="icon"]:disabled { background: transparent; border-color: transparent; }
QPushButton[role="danger"] { background: $surface; color: $danger; border-color: $danger; }
QPushButton[role="danger"]:hover { background: $danger; color: $on_danger; }
QPushButton[role="danger"]:focus { border: 2px solid $danger; }
QPushButton[role="danger"]:disabled { color: $disabled; border-color: $rule; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
    width: 16px; height: 16px; background: $surface;
    border: 1px solid $border; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
    width: 14px; height: 14px; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent;
    image: url(:/icons/mark_check_$name.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url(:/icons/mark_dot_$name.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $rule; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface;
    color: $text; border: 1px solid $border; border-radius: ${radius}px; padding: 0 8px;
    placeholder-text-color: $disabled; selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
    border-color: $accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent;
    padding: 0 7px; min-height: ${tight}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"],
QAbstractSpinBox[invalid="true"] { border: 2px solid $danger; padding: 0 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled, QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {
    background: $sunken; border-color: $rule; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $disabled; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; background: transparent; padding: 0;
    min-height: 0; }
QComboBox::drop-down { border: 0; width: 28px; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/mark_down_$name.svg);
    width: 16px; height: 16px; }
QDateEdit::drop-down { border: 0; width: 28px; subcontrol-position: center right; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: 0; width: 24px;
    subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: 0; width: 24px;
    subcontrol-position: bottom right; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/mark_up_$name.svg);
    width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/mark_down_$name.svg);
    width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; outline: 0;
    padding: 4px; selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
"""

_LISTS = """
QTableView, QTreeView, QListView { background: $surface; alternate-background-color: $window;
    border: 1px solid $rule; border-radius: ${radius}px; gridline-color: $rule; outline: 0;
    selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; }
QTableView::item, QTreeView::item { padding: 6px 8px; border-bottom: 1px solid $rule; }
QListView::item { padding: 8px; border-radius: 4px; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: $sunken;
    color: $text; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
    background: $accent_soft; color: $on_accent_soft; }
QListView[role="sections"] { background: transparent; border: 0; }
QListView[role="sections"]::item { padding: 10px 8px; border-left: 4px solid transparent;
    border-radius: 0; }
QListView[role="sections"]::item:selected { background: $surface; color: $text;
    border-left: 4px solid $accent; }
QHeaderView { background: $sunken; border: 0; border-top-left-radius: ${radius}px; }
QHeaderView::section { background: $sunken; color: $muted; border: 0;
    border-bottom: 1px solid $border; padding: 8px 11px; font-weight: 600; font-size: ${small}pt; }
QTableCornerButton::section { background: $sunken; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid $rule; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 16px;
    border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $accent; }
QProgressBar { background: $sunken; color: transparent; border: 0; border-radius: 4px;
    min-height: 8px;
    max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_BANNER = """
QFrame[role="banner"][kind="$kind"] { background: $background; border: 1px solid $edge;
    border-left: 4px solid $edge; border-radius: ${radius}px;
    border-top-left-radius: 0; border-bottom-left-radius: 0; }
QFrame[role="banner"][kind="$kind"] QLabel { color: $foreground; }
QFrame[role="banner"][kind="$kind"] QPushButton { color: $foreground; background: transparent;
    border: 1px solid $edge; }
QFrame[role="banner"][kind="$kind"] QPushButton:focus { border: 2px solid $foreground; }
"""


def style_sheet(scheme: Scheme) -> str:
    """Return the style sheet of one look."""
    values = {field.name: str(getattr(scheme, field.name)) for field in fields(scheme)}
    values |= {"body": f"{BODY:g}", "small": f"{SMALL:g}", "title": f"{TITLE:g}"}
    values |= {"radius": str(RADIUS), "inner": str(CONTROL_HEIGHT - 2)}
    values["tight"] = str(CONTROL_HEIGHT - 4)
    parts = [
        Template(part).substitute(values)
        for part in (_BASICS, _BARS, _RAIL, _FRAMES, _BUTTONS, _INPUTS, _LISTS)
    ]
    for kind, tone in scheme.kinds.items():
        colours = {"foreground": tone.foreground, "background": tone.background}
        parts.append(Template(_BANNER).substitute(values, kind=kind, edge=tone.border, **colours))
    return "".join(parts)
