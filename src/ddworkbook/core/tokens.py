"""The look as values: spacing, text sizes and colours shared by window, PDF, Excel and web page.

Not here: style sheets (gui/theme.py), fonts and drawing.
Colours are #rrggbb. Every text pair has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3) and the four
ratings differ in lightness, so that they can be told apart in grey print; both are tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from ddworkbook.core.severity import Severity

GRID = 4  # px; every distance is a multiple
RADIUS = 6  # px; corners of cards and inputs
CONTROL_HEIGHT = 32  # px; buttons and inputs
# Points. Nothing on screen or paper is smaller than SMALL.
SMALL, BODY, TITLE = 9.0, 10.0, 17.0

# Bundled families in the order in which they are asked for a character; see resources/fonts.
FONT_FAMILIES = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Ethiopic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Emoji",
    "DejaVu Sans",
    "Droid Sans Fallback",
    "Noto Sans KR",
    "Noto Sans Symbols2",
)
# Spreadsheets are drawn with the reader's own fonts; this one is on Windows, macOS and, by
# metric-compatible replacement, on Linux.
SPREADSHEET_FONT = "Calibri"


@dataclass(frozen=True)
class Tone:
    """Text, ground and edge of one kind of badge, banner or cell."""

    foreground: str
    background: str
    border: str


@dataclass(frozen=True)
class Scheme:
    """All colours of one look. `ratings` is keyed by Severity, `kinds` by info, warn, error, ok."""

    name: str
    dark: bool
    window: str  # behind everything
    surface: str  # cards, inputs, tables
    sunken: str  # table heads, hovered rows, empty tracks
    text: str
    muted: str  # second-rank text
    disabled: str
    rule: str  # hairlines that only please the eye
    border: str  # edges that show where a control is (3:1)
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str  # selected rows, quiet emphasis
    on_accent_soft: str
    rail: str
    rail_text: str
    rail_selected: str
    on_rail_selected: str
    rail_mark: str
    danger: str
    on_danger: str
    ratings: Mapping[Severity, Tone]
    kinds: Mapping[str, Tone]

    def rating(self, severity: Severity | str) -> Tone:
        """Return the colours of a rating, by Severity or by its value such as "amber-minor"."""
        return self.ratings[Severity(severity)]


# A rating is never colour alone: the icon differs in outline, the word is Severity.word.
RATING_ICONS: Mapping[Severity, str] = {
    Severity.NONE: "flag_none",
    Severity.AMBER_MINOR: "flag_amber_minor",
    Severity.AMBER_MAJOR: "flag_amber_major",
    Severity.RED: "flag_red",
    Severity.STOP: "flag_stop",
}
KIND_ICONS: Mapping[str, str] = {"info": "info", "warn": "warning", "error": "stop", "ok": "done"}

# On light ground the worse rating is the darker one.
_RATINGS_LIGHT = {
    Severity.NONE: Tone("#2d5a34", "#f2f8ee", "#7fa583"),
    Severity.AMBER_MINOR: Tone("#553f00", "#fbe08e", "#b58500"),
    Severity.AMBER_MAJOR: Tone("#2e1a00", "#ea9a2b", "#9c5c00"),
    Severity.RED: Tone("#ffffff", "#b3271e", "#b3271e"),
    Severity.STOP: Tone("#ffffff", "#330810", "#330810"),
}
_KINDS_LIGHT = {
    "info": Tone("#124648", "#e2eeea", "#7fada6"),
    "warn": Tone("#553f00", "#fdf0c4", "#b58500"),
    "error": Tone("#7d1711", "#fbe9e5", "#b3271e"),
    "ok": Tone("#2d5a34", "#eaf4e5", "#7fa583"),
}

# Paper, ink and a bookbinder's teal.
LIGHT = Scheme(
    name="light",
    dark=False,
    window="#f6f1e7",
    surface="#fffdf8",
    sunken="#efe8da",
    text="#24211b",
    muted="#5f594d",
    disabled="#6b6558",
    rule="#e2d9c7",
    border="#8b8271",
    accent="#0f5c5c",
    accent_hover="#0b4646",
    on_accent="#ffffff",
    accent_soft="#dcebe6",
    on_accent_soft="#0b4646",
    rail="#133c3e",
    rail_text="#d5e4de",
    rail_selected="#f6f1e7",
    on_rail_selected="#133c3e",
    rail_mark="#e0a93b",
    danger="#a3231b",
    on_danger="#ffffff",
    ratings=_RATINGS_LIGHT,
    kinds=_KINDS_LIGHT,
)

# On dark ground the worse rating is the brighter one.
DARK = Scheme(
    name="dark",
    dark=True,
    window="#1a1c1b",
    surface="#232625",
    sunken="#2d312f",
    text="#ece7dc",
    muted="#b9b3a5",
    disabled="#a09a8c",
    rule="#3a3e3b",
    border="#85827a",
    accent="#73c6bb",
    accent_hover="#93d8cf",
    on_accent="#0a2423",
    accent_soft="#21403d",
    on_accent_soft="#c9ece6",
    rail="#101716",
    rail_text="#c3d1cb",
    rail_selected="#21403d",
    on_rail_selected="#e6f5f1",
    rail_mark="#e0a93b",
    danger="#f08b80",
    on_danger="#2c0603",
    ratings={
        Severity.NONE: Tone("#bfe0c0", "#232e26", "#5d7f61"),
        Severity.AMBER_MINOR: Tone("#ffe9a8", "#574612", "#a48a3a"),
        Severity.AMBER_MAJOR: Tone("#1b0f00", "#b8741a", "#b8741a"),
        Severity.RED: Tone("#2b0503", "#ff938a", "#ff938a"),
        Severity.STOP: Tone("#4a0010", "#ffe7ea", "#ffe7ea"),
    },
    kinds={
        "info": Tone("#c9ece6", "#1e3533", "#4f8a83"),
        "warn": Tone("#ffe9a8", "#3b3112", "#a48a3a"),
        "error": Tone("#ffc9c3", "#42201d", "#d0685e"),
        "ok": Tone("#bfe0c0", "#232e26", "#5d7f61"),
    },
)

_WHITE_ON_BLACK = Tone("#ffffff", "#000000", "#ffffff")
HIGH_CONTRAST = Scheme(
    name="high-contrast",
    dark=True,
    window="#000000",
    surface="#000000",
    sunken="#1c1c1c",
    text="#ffffff",
    muted="#ffffff",
    disabled="#c8c8c8",
    rule="#ffffff",
    border="#ffffff",
    accent="#ffe14d",
    accent_hover="#fff0a0",
    on_accent="#000000",
    accent_soft="#ffe14d",
    on_accent_soft="#000000",
    rail="#000000",
    rail_text="#ffffff",
    rail_selected="#ffe14d",
    on_rail_selected="#000000",
    rail_mark="#ffffff",
    danger="#ff9c94",
    on_danger="#000000",
    ratings={
        Severity.NONE: _WHITE_ON_BLACK,
        Severity.AMBER_MINOR: Tone("#ffffff", "#5e4a00", "#ffffff"),
        Severity.AMBER_MAJOR: Tone("#000000", "#b07800", "#ffffff"),
        Severity.RED: Tone("#000000", "#ff9c94", "#ffffff"),
        Severity.STOP: Tone("#000000", "#ffffff", "#ffffff"),
    },
    kinds={
        "info": _WHITE_ON_BLACK,
        "warn": Tone("#ffe14d", "#000000", "#ffe14d"),
        "error": Tone("#ffb3ad", "#000000", "#ffb3ad"),
        "ok": Tone("#a8f0b0", "#000000", "#a8f0b0"),
    },
)

# White paper: grounds only where they carry meaning, to spare toner.
PRINT = Scheme(
    name="print",
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    sunken="#f3eee3",
    text="#1d1b17",
    muted="#5a5448",
    disabled="#6b6558",
    rule="#d9d1c1",
    border="#8b8271",
    accent="#0f5c5c",
    accent_hover="#0b4646",
    on_accent="#ffffff",
    accent_soft="#e2eeea",
    on_accent_soft="#0b4646",
    rail="#133c3e",
    rail_text="#ffffff",
    rail_selected="#ffffff",
    on_rail_selected="#133c3e",
    rail_mark="#e0a93b",
    danger="#a3231b",
    on_danger="#ffffff",
    ratings=_RATINGS_LIGHT,
    kinds=_KINDS_LIGHT,
)

SCHEMES: Mapping[str, Scheme] = {s.name: s for s in (LIGHT, DARK, HIGH_CONTRAST, PRINT)}


def space(steps: int) -> int:
    """Return a distance in px: so many steps of the 4 px grid."""
    return GRID * steps


def css_variables(scheme: Scheme) -> str:
    """Return the colours as CSS custom properties, for a rule such as `:root { … }`.

    Shape: `--window: #f6f1e7; … --rating-red-fg: …; --kind-warn-bg: …;` on one line.
    """
    pairs = [
        (field.name.replace("_", "-"), getattr(scheme, field.name))
        for field in fields(scheme)
        if field.name not in ("name", "dark", "ratings", "kinds")
    ]
    tones = {f"rating-{severity.value}": tone for severity, tone in scheme.ratings.items()}
    tones |= {f"kind-{kind}": tone for kind, tone in scheme.kinds.items()}
    for name, tone in tones.items():
        pairs.append((f"{name}-fg", tone.foreground))
        pairs.append((f"{name}-bg", tone.background))
        pairs.append((f"{name}-edge", tone.border))
    return " ".join(f"--{name}: {value};" for name, value in pairs)
