"""A collaboration: title, funder, dates, and the partners in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Project:
    """One collaboration. Dates are YYYY-MM-DD or "". `partners` are partner ids."""

    id: str
    title: str
    funder: str = ""
    reference: str = ""
    starts_on: str = ""
    ends_on: str = ""
    lead: str = ""
    summary: str = ""
    partners: tuple[str, ...] = ()
