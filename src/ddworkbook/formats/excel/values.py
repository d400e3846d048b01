"""Values of a record as cells can hold them, without losing what a cell cannot hold.

Not here: styles and sheets. Whatever a cell would change stays text as it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from ddworkbook.core.record import RecordAnswer
from ddworkbook.core.severity import Severity
from ddworkbook.core.text_runs import visible
from ddworkbook.formats.dates import as_day, as_moment

# Characters in a cell, counted as UTF-16. Source: Microsoft, "Excel specifications and limits".
CELL_LIMIT = 32_767
CONTINUED = "… continued in the PDF and record.json; whole in the sheet Long text"
# A double keeps 15 decimal digits (IEEE 754); longer numbers stay text.
_DIGITS = 15
# Excel has a 29 February 1900, which never was, so days before March 1900 stay text.
_FIRST_DAY = date(1900, 3, 1)
# How spreadsheets write control characters. Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = tuple("=+-@\t'")


@dataclass(frozen=True)
class Link:
    """Text that leads to a row of another sheet."""

    text: str
    sheet: str
    row: int


Value = str | int | Decimal | date | datetime | Link | Severity | None


def cell_text(text: str) -> str:
    """Return text as it is stored to be read back: hidden characters shown, escapes escaped."""
    return _ESCAPE.sub("_x005F_", visible(text))


def cell_length(stored: str) -> int:
    """Return the length of stored text as a spreadsheet counts it."""
    return len(stored.encode("utf-16-le", "surrogatepass")) // 2


def fits(text: str) -> bool:
    """Say whether one cell can hold the text."""
    return cell_length(cell_text(text)) <= CELL_LIMIT


def cut(text: str) -> str:
    """Return the beginning of a text that no cell can hold, with a note that it goes on."""
    return pieces(text, CELL_LIMIT - len(CONTINUED) - 1)[0] + CONTINUED


def pieces(text: str, limit: int = CELL_LIMIT - 767) -> list[str]:
    """Cut text into parts that fit a cell each, at a space where there is one near.

    Together the parts are the text.
    """
    parts: list[str] = []
    while cell_length(cell_text(text)) > limit:
        end = limit
        # Shown and escaped characters are longer than themselves.
        while (size := cell_length(cell_text(text[:end]))) > limit:
            end = max(min(end * limit // size, end - 1), 1)
        space = text.rfind(" ", end // 2, end)
        end = space + 1 if space > 0 else end
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]


def may_look_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take the text for a formula when it is typed again."""
    return text.startswith(_FORMULA_SIGNS)


def day(text: str) -> Value:
    """Return a day as a date where a cell can hold it, else the text."""
    parsed = as_day(text)
    return parsed if parsed is not None and parsed >= _FIRST_DAY else (text or None)


def moment(text: str) -> Value:
    """Return a moment in UTC where a cell can hold it, else the text. Cells know no time zones."""
    parsed = as_moment(text)
    if parsed is None or parsed.date() < _FIRST_DAY:
        return day(text)
    if parsed.tzinfo is not None:
        parsed = parsed.astimezone(UTC).replace(tzinfo=None)
    return parsed.replace(microsecond=0)


def answer_value(answer: RecordAnswer) -> Value:
    """Return an answer as number, date or text."""
    value = answer.value
    if answer.type == "date" and isinstance(value, str):
        return day(value)
    if answer.type == "money" and isinstance(value, dict):
        value = value.get("amount")
    elif answer.type not in ("integer", "decimal", "percent", "calculated"):
        return answer.value_text or None
    number = _number(value)
    return number if number is not None else answer.value_text or None


def currency(answer: RecordAnswer) -> str:
    """Return the currency of a money answer, else ""."""
    if answer.type == "money" and isinstance(answer.value, dict):
        return str(answer.value.get("currency", ""))
    return ""


def _number(value: object) -> int | Decimal | None:
    """Return a number that a cell holds exactly, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or len(number.normalize().as_tuple().digits) > _DIGITS:
        return None
    return value if isinstance(value, int) else number
