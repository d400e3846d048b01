"""A rating drawn as shape, word and colour together, never as colour alone.

The shapes are those of resources/icons/flag_*.svg, on the same 24-unit square.
"""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from ddworkbook.core.severity import Severity
from ddworkbook.core.tokens import PRINT, SMALL
from ddworkbook.formats.fonts import REGULAR
from ddworkbook.formats.pdf.blocks import Block, words
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, LABEL_WIDTH, colour

_SQUARE = 24.0
_DIAMOND = ((12, 1), (23, 12), (12, 23), (1, 12))
_OCTAGON = (
    (7.4, 1.5),
    (16.6, 1.5),
    (22.5, 7.4),
    (22.5, 16.6),
    (16.6, 22.5),
    (7.4, 22.5),
    (1.5, 16.6),
    (1.5, 7.4),
)
_TRIANGLE = ((12, 4.2), (21, 19.8), (3, 19.8))


class RatingIcon(Flowable):  # type: ignore[misc]
    """The shape of a severity in a square of `size` points."""

    def __init__(self, severity: Severity, size: float, ink: str, ground: str) -> None:
        super().__init__()
        self.severity, self.size, self.ink, self.ground = severity, size, ink, ground
        self.width = self.height = size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take a square."""
        return self.size, self.size

    def draw(self) -> None:
        """Draw the shape with its ink; marks inside solid shapes take the ground's colour."""
        canvas = self.canv
        canvas.saveState()
        # The icons count y downwards.
        canvas.translate(0, self.size)
        canvas.scale(self.size / _SQUARE, -self.size / _SQUARE)
        canvas.setLineWidth(2)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.setStrokeColor(colour(self.ink))
        canvas.setFillColor(colour(self.ink))
        _SHAPES[self.severity](canvas, colour(self.ground))
        canvas.restoreState()


def rating_words(
    severity: Severity, text: str, style_name: str, width: float, size: float
) -> Block:
    """Return icon and text on the ground of the severity, `width` points wide."""
    tone = PRINT.rating(severity)
    column = size + 12
    icon = RatingIcon(severity, size, tone.foreground, tone.background)
    label = words(text, style_name, width - column - 10, ink=tone.foreground)
    table = Table([[icon, label]], colWidths=[column, width - column], hAlign="LEFT")
    table.setStyle(_panel(tone.background, tone.border, "MIDDLE"))
    return table


def callout(severity: Severity, rows: list[Block], indent: float = LABEL_WIDTH) -> Block:
    """Return blocks under each other on the ground of a severity, with its icon at the first.

    The blocks must be made for a width of `callout_width(indent)`. Split between pages only
    where one cannot hold it.
    """
    tone = PRINT.rating(severity)
    size = 12.0
    first: list[Any] = [RatingIcon(severity, size, tone.foreground, tone.background), rows[0]]
    cells = [first, *(["", row] for row in rows[1:])]
    table = Table(cells, colWidths=[24, CONTENT_WIDTH - indent - 24], hAlign="RIGHT", splitInRow=1)
    table.setStyle(_panel(tone.background, tone.border, "TOP"))
    return KeepTogether([Spacer(1, 3), table, Spacer(1, 4)])


def callout_width(indent: float = LABEL_WIDTH) -> float:
    """Return the width of the blocks inside a callout."""
    return float(CONTENT_WIDTH - indent - 24 - 6)


def callout_ink(severity: Severity) -> str:
    """Return the colour of text inside a callout."""
    return PRINT.rating(severity).foreground


def _panel(ground: str, edge: str, align: str) -> TableStyle:
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, SMALL),
            ("BACKGROUND", (0, 0), (-1, -1), colour(ground)),
            ("BOX", (0, 0), (-1, -1), 0.8, colour(edge)),
            ("VALIGN", (0, 0), (-1, -1), align),
            ("LEFTPADDING", (0, 0), (0, -1), 7),
            ("LEFTPADDING", (1, 0), (1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (1, 0), (1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, 0), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
        ]
    )


def _polygon(canvas: Any, points: tuple[tuple[float, float], ...], *, fill: bool) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0 if fill else 1, fill=1 if fill else 0)


def _none(canvas: Any, ground: Any) -> None:
    canvas.circle(12, 12, 9)
    canvas.lines([(8, 12.4, 10.8, 15.2), (10.8, 15.2, 16.2, 9.4)])


def _amber_minor(canvas: Any, ground: Any) -> None:
    _polygon(canvas, _TRIANGLE, fill=False)
    canvas.lines([(12, 10, 12, 14), (12, 16.9, 12, 17)])


def _amber_major(canvas: Any, ground: Any) -> None:
    _polygon(canvas, _DIAMOND, fill=True)
    canvas.setStrokeColor(ground)
    canvas.setLineWidth(2.4)
    canvas.lines([(12, 7.4, 12, 12.4), (12, 16.3, 12, 16.4)])


def _red(canvas: Any, ground: Any) -> None:
    canvas.roundRect(4, 1, 2.4, 21.5, 1.2, stroke=0, fill=1)
    cloth = canvas.beginPath()
    cloth.moveTo(5.2, 2.9)
    cloth.curveTo(10.6, 1, 14.6, 2.6, 17.8, 3.1)
    cloth.curveTo(19, 3.3, 20.2, 3.2, 21, 2.8)
    cloth.lineTo(21, 15.2)
    cloth.curveTo(19.6, 16, 18, 16.1, 16.2, 15.8)
    cloth.curveTo(13.1, 15.3, 10, 13.9, 5.2, 15.5)
    cloth.close()
    canvas.drawPath(cloth, stroke=0, fill=1)


def _stop(canvas: Any, ground: Any) -> None:
    _polygon(canvas, _OCTAGON, fill=True)
    canvas.setFillColor(ground)
    canvas.rect(5.8, 10.4, 12.4, 3.2, stroke=0, fill=1)


_SHAPES = {
    Severity.NONE: _none,
    Severity.AMBER_MINOR: _amber_minor,
    Severity.AMBER_MAJOR: _amber_major,
    Severity.RED: _red,
    Severity.STOP: _stop,
}
