"""The table of contents: headings with page numbers, each a link inside the document.

Not here: where headings stand (document.py tells this block as they are laid out).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import IndexingFlowable

from ddworkbook.core.tokens import BODY, PRINT
from ddworkbook.formats.fonts import REGULAR
from ddworkbook.formats.pdf.blocks import words
from ddworkbook.formats.pdf.styles import CONTENT_WIDTH, colour

_NUMBER_WIDTH = 40
Entry = tuple[int, str, int, str]  # level, title, page, key


class Contents(IndexingFlowable):  # type: ignore[misc]
    """Lists the headings of the pass before; satisfied when a pass changes nothing."""

    EVENT = "RecordHeading"

    def __init__(self) -> None:
        super().__init__()
        self._before: list[Entry] = []
        self._entries: list[Entry] = []

    def isIndexing(self) -> int:  # noqa: N802 - ReportLab's name
        """Say that the layout must run until `isSatisfied`."""
        return 1

    def isSatisfied(self) -> bool:  # noqa: N802 - ReportLab's name
        """Say whether the printed numbers are the ones that came out."""
        return self._before == self._entries

    def notify(self, kind: str, entry: Any) -> None:
        """Take one heading of this pass."""
        if kind == self.EVENT:
            self._entries.append(entry)

    def beforeBuild(self) -> None:  # noqa: N802 - ReportLab's name
        """Keep the headings of the pass before for printing."""
        self._before, self._entries = self._entries, []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Ask for more room than there is, so that the lines are laid out one by one."""
        return available_width, 0xFFFFFF

    def split(self, available_width: float, available_height: float) -> Sequence[Any]:
        """Return a block for each line."""
        return [ContentsLine(entry) for entry in self._before] or [ContentsLine((0, " ", 0, ""))]


class ContentsLine(Flowable):  # type: ignore[misc]
    """One heading, dots and its page number."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.level, title, self.number, self.key = entry
        self.text = words(
            title, f"contents-{min(self.level, 1) + 1}", CONTENT_WIDTH - _NUMBER_WIDTH
        )

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Leave the room that the style asks for."""
        return float(self.text.style.spaceBefore)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the height of the title."""
        self.width = available_width
        _, self.height = self.text.wrap(available_width - _NUMBER_WIDTH, available_height)
        return available_width, self.height

    def draw(self) -> None:
        """Draw title, dots and number, and make the whole line a link."""
        canvas = self.canv
        self.text.drawOn(canvas, 0, 0)
        if not self.key:
            return
        baseline = self.text.style.leading - BODY
        number = str(self.number)
        canvas.setFillColor(colour(PRINT.text))
        canvas.setFont(REGULAR, BODY)
        canvas.drawRightString(self.width, baseline, number)
        self._draw_dots(baseline, canvas.stringWidth(number, REGULAR, BODY))
        canvas.linkRect("", self.key, (0, 0, self.width, self.height), relative=1, thickness=0)

    def _draw_dots(self, baseline: float, number_width: float) -> None:
        lines = getattr(self.text.blPara, "lines", [])
        if len(lines) != 1:
            return
        used = self.text.style.leftIndent + self.text.getActualLineWidths0()[0] + 6
        self.canv.setStrokeColor(colour(PRINT.border))
        self.canv.setLineWidth(0.6)
        self.canv.setDash(0.6, 3)
        self.canv.line(used, baseline + 1, self.width - number_width - 6, baseline + 1)
        self.canv.setDash()
