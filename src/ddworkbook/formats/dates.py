"""Dates of a record as values and as people read them; text that is no date stays as it is.

Not here: today's date. Exports of a record do not know when they are made.
"""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def as_day(text: str) -> date | None:
    """Return the day of YYYY-MM-DD, or None when the text is no such day."""
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_moment(text: str) -> datetime | None:
    """Return the moment of an RFC 3339 text, or None when the text is none."""
    if len(text) < 16:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def day_in_words(text: str) -> str:
    """Return "14 October 2026" for a day or a moment, else the text itself."""
    day = as_day(text) or as_moment(text)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else text


def day_in_short(text: str) -> str:
    """Return "14 Oct 2026" for a day or a moment, else the text itself."""
    day = as_day(text) or as_moment(text)
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}" if day else text


def moment_in_words(text: str) -> str:
    """Return "14 October 2026, 15:20 (UTC+01:00)" for a moment, else as `day_in_words`."""
    moment = as_moment(text)
    if moment is None:
        return day_in_words(text)
    return f"{day_in_words(text)}, {_clock(moment)}"


def moment_in_short(text: str) -> str:
    """Return "14 Oct 2026, 15:20 (UTC+01:00)" for a moment, else as `day_in_short`."""
    moment = as_moment(text)
    return day_in_short(text) if moment is None else f"{day_in_short(text)}, {_clock(moment)}"


def _clock(moment: datetime) -> str:
    """Return the time of day with its zone, where it has one."""
    zone = moment.tzname()
    return f"{moment:%H:%M}" + (f" ({zone})" if zone else "")
