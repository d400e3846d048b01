"""What the use cases decide with, out of the reference tables in force: never constants in code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable, country_table
from ddworkbook.core.months import add_months
from ddworkbook.core.reference_meaning import (
    COUNTRIES,
    POLICY_LINES,
    REVIEW_INTERVALS,
    SIGN_OFF_LADDER,
    Rung,
    ladder,
    policy_numbers,
    review_months,
)
from ddworkbook.core.reference_table import ReferenceTable
from ddworkbook.core.severity import Severity
from ddworkbook.usecases.reference_shipped import shipped_versions
from ddworkbook.usecases.reference_tables import table_in_force
from ddworkbook.usecases.session import Session


def countries(session: Session | None = None) -> CountryTable:
    """Return the countries in force in a workbook; without one, those of the program."""
    if session is None:
        return _shipped_countries()
    table = table_in_force(session, COUNTRIES, session.world.today())
    if table is shipped_versions(COUNTRIES)[0]:
        return _shipped_countries()
    known = session.countries.get(table.version)
    if known is None:
        known = session.countries[table.version] = country_table(table)
    return known


@cache
def _shipped_countries() -> CountryTable:
    return country_table(shipped_versions(COUNTRIES)[0])


def policy_table(session: Session) -> ReferenceTable:
    """Return the policy lines in force today."""
    return table_in_force(session, POLICY_LINES, session.world.today())


def policy_facts(session: Session) -> Mapping[str, JsonValue]:
    """Return the policy lines in force today as facts for expressions."""
    return facts_of(policy_table(session))


def facts_of(table: ReferenceTable) -> Mapping[str, JsonValue]:
    """Return policy lines as facts for expressions.

    A line that an own table leaves out is as the program has it, so that no rule lacks its number.
    """
    return {**policy_numbers(shipped_versions(POLICY_LINES)[0]), **policy_numbers(table)}


def rung(session: Session, rating: Severity) -> Rung:
    """Return which signatures a rating asks for today, and of what rank."""
    return ladder(table_in_force(session, SIGN_OFF_LADDER, session.world.today()))[rating]


def review_date(session: Session, rating: Severity, start: date) -> str:
    """Return the date (YYYY-MM-DD) by which an assessment of this rating is looked at again."""
    table = table_in_force(session, REVIEW_INTERVALS, start)
    return add_months(start, review_months(table)[rating]).isoformat()
