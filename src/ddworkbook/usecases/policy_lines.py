"""The policy lines of the institution as people read them: value, unit, source and date."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.reference_meaning import POLICY_LINES
from ddworkbook.core.reference_table import source_title
from ddworkbook.usecases.reference import policy_table
from ddworkbook.usecases.reference_shipped import shipped_versions
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class PolicyLine:
    """One line. `value` is written with its unit, such as "25,000 GBP"."""

    code: str
    label: str
    value: str
    source: str
    note: str


@dataclass(frozen=True)
class PolicyLines:
    """The table; `as_at` is YYYY-MM-DD and `note` says whose lines they are."""

    as_at: str
    note: str
    lines: tuple[PolicyLine, ...]


def policy_lines(session: Session | None = None) -> PolicyLines:
    """Return the policy lines that rules decide with; without a workbook, those of the program."""
    table = policy_table(session) if session else shipped_versions(POLICY_LINES)[0]
    lines = tuple(
        PolicyLine(
            str(row["code"]),
            str(row["label"]),
            _value(row["value"], str(row.get("unit", ""))),
            source_title(table, row),
            str(row.get("note", "")),
        )
        for row in table.rows
    )
    return PolicyLines(table.as_at, table.note, lines)


def _value(value: JsonValue, unit: str) -> str:
    """Return a value with its unit; percent has its sign, a score nothing."""
    number = f"{value:,}" if isinstance(value, int | float) else str(value)
    if unit == "score":
        return number
    return f"{number} %" if unit == "percent" else f"{number} {unit}".strip()
