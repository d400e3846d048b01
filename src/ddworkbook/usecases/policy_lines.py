"""The policy lines of the institution as people read them: value, unit, source and date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ddworkbook.questionnaires import load_reference


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


@cache
def policy_lines() -> PolicyLines:
    """Return the policy lines that rules decide with."""
    table = load_reference("policy-lines")
    sources = table.get("sources", {})
    lines = tuple(
        PolicyLine(
            line["code"],
            line["label"],
            _value(line["value"], line.get("unit", "")),
            sources.get(line["source"], {}).get("title", line["source"]),
            line.get("note", ""),
        )
        for line in table["lines"]
    )
    return PolicyLines(table["as_at"], table.get("note", "").strip(), lines)


def _value(value: object, unit: str) -> str:
    """Return a value with its unit; percent has its sign, a score nothing."""
    number = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    if unit == "score":
        return number
    return f"{number} %" if unit == "percent" else f"{number} {unit}".strip()
