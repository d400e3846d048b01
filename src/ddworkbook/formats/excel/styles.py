"""Named cell styles from the design tokens, so that a reader can restyle the whole file at once."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import BODY, PRINT, SPREADSHEET_FONT, TITLE

BODY_STYLE = "ddw text"
CODE_STYLE = "ddw code"
HEAD_STYLE = "ddw head"
LABEL_STYLE = "ddw label"
TITLE_STYLE = "ddw title"
PART_STYLE = "ddw part"
LINK_STYLE = "ddw link"
WHOLE_STYLE = "ddw whole number"
NUMBER_STYLE = "ddw number"
MONEY_STYLE = "ddw money"
PERCENT_STYLE = "ddw percent"
DAY_STYLE = "ddw date"
MOMENT_STYLE = "ddw moment"
HASH_STYLE = "ddw hash"
NOTICE_STYLE = "ddw notice"

_NUMBERS = {
    WHOLE_STYLE: "#,##0",
    # "General" alone shows as many decimals as there are.
    NUMBER_STYLE: "General",
    MONEY_STYLE: "#,##0.00",
    # The answer is in per cent already, so the sign is only shown.
    PERCENT_STYLE: 'General" %"',
}
_TIMES = {
    DAY_STYLE: "yyyy-mm-dd",
    MOMENT_STYLE: "yyyy-mm-dd hh:mm",
}


def severity_style(severity: Severity) -> str:
    """Return the name of the style of a severity."""
    return f"ddw {severity.word.lower()}"


def add_styles(book: Workbook) -> None:
    """Add every named style to a workbook."""
    for style in _styles():
        book.add_named_style(style)


def _styles() -> list[NamedStyle]:
    kinds = PRINT.kinds["warn"]
    return [
        _style(BODY_STYLE),
        _style(CODE_STYLE, bold=True),
        _style(HEAD_STYLE, bold=True, ink=PRINT.on_accent, ground=PRINT.accent, edge=PRINT.accent),
        _style(LABEL_STYLE, ink=PRINT.muted, edge=""),
        _style(TITLE_STYLE, bold=True, ink=PRINT.accent, size=TITLE, edge="", wrap=False),
        _style(PART_STYLE, bold=True, ink=PRINT.accent, size=12, edge="", wrap=False),
        _style(LINK_STYLE, ink=PRINT.accent, underline=True),
        _style(HASH_STYLE, font="Consolas"),
        _style(NOTICE_STYLE, bold=True, ink=kinds.foreground, ground=kinds.background, edge=""),
        *(_style(name, number_format=code, numeric=True) for name, code in _NUMBERS.items()),
        *(_style(name, number_format=code, wrap=False) for name, code in _TIMES.items()),
        *(
            _style(severity_style(s), bold=True, ink=tone.foreground, ground=tone.background)
            for s, tone in PRINT.ratings.items()
        ),
    ]


def _style(
    name: str,
    *,
    bold: bool = False,
    ink: str = PRINT.text,
    ground: str = "",
    edge: str = PRINT.rule,
    size: float = BODY,
    underline: bool = False,
    wrap: bool = True,
    font: str = SPREADSHEET_FONT,
    number_format: str = "General",
    numeric: bool = False,
) -> NamedStyle:
    style = NamedStyle(name)
    style.font = Font(
        name=font, size=size, bold=bold, color=_argb(ink), underline="single" if underline else None
    )
    style.alignment = Alignment(
        vertical="top",
        wrap_text=wrap and not numeric,
        horizontal="right" if numeric else "left",
        indent=1 if numeric else 0,
    )
    if ground:
        style.fill = PatternFill("solid", start_color=_argb(ground))
    if edge:
        style.border = Border(bottom=Side("thin", color=_argb(edge)))
    style.number_format = number_format
    return style


def _argb(colour: str) -> str:
    return f"FF{colour[1:].upper()}"
