"""Times from the ledger as people read them: 2027-03-01 and 2027-03-01 14:02, in every language."""

from __future__ import annotations

from datetime import datetime


def day(at: str) -> str:
    """Return the date of an RFC 3339 time, "" for none."""
    return at[:10]


def minute(at: str) -> str:
    """Return date, hour and minute of an RFC 3339 time as its own clock said, "" for none."""
    return datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M") if at else ""
