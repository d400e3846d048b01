"""What the tables that rules decide with mean: policy lines, ladder, intervals, bands, scores.

Each reader trusts its table; `meaning_problems` says beforehand whether it may.
Not here: reading tables (reference_reading.py), countries (country.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.country import CountryTable, code_of
from ddworkbook.core.folding import fold
from ddworkbook.core.problem import Problem
from ddworkbook.core.record import RecordSigner
from ddworkbook.core.reference_table import ReferenceTable, Row
from ddworkbook.core.severity import Severity

COUNTRIES = "countries"
POLICY_LINES = "policy-lines"
SIGN_OFF_LADDER = "sign-off-ladder"
REVIEW_INTERVALS = "review-intervals"
CORRUPTION_BANDS = "corruption-bands"
CORRUPTION_INDEX = "corruption-index"

# The band of a country that the index does not cover.
NOT_LISTED = "not-listed"

# Before this year the index ran from 0 to 10 and years could not be compared.
# Source: notes of the index's publisher and of its re-users on the change of method in 2012.
FIRST_YEAR = 2012
_HIGHEST = 100
_OLD_HIGHEST = 10

MAX_MONTHS = 600


@dataclass(frozen=True)
class Rung:
    """What one rating asks for at sign-off; `reason` says why nobody may sign."""

    signers: tuple[RecordSigner, ...]
    reason: str


@dataclass(frozen=True)
class Score:
    """The score of one country in one year's index, None when it is not covered."""

    country: str
    score: float | None


def policy_numbers(table: ReferenceTable) -> dict[str, JsonValue]:
    """Return the policy lines as facts for expressions: `policy_<name>` -> number."""
    return {str(row["code"]): row["value"] for row in table.rows}


def ladder(table: ReferenceTable) -> Mapping[Severity, Rung]:
    """Return the sign-off ladder by rating; the signatures in the order of the rows."""
    found: dict[Severity, Rung] = {}
    for row in table.rows:
        rating = Severity(str(row["rating"]))
        known = found.get(rating, Rung((), ""))
        meaning = str(row.get("meaning") or "")
        signer = (RecordSigner(meaning, str(row.get("rank") or "")),) if meaning else ()
        found[rating] = Rung((*known.signers, *signer), str(row.get("reason") or known.reason))
    return found


def review_months(table: ReferenceTable) -> Mapping[Severity, int]:
    """Return the months between reviews by rating."""
    return {Severity(str(row["rating"])): _whole(row["months"]) for row in table.rows}


def band_of(bands: ReferenceTable, score: float | None) -> str:
    """Return the band that a score falls in: the highest whose least score it reaches."""
    if score is None:
        return NOT_LISTED
    reached = [
        (_number(row["least"]), str(row["band"]))
        for row in bands.rows
        if row.get("least") is not None
    ]
    fitting = [band for band in reached if band[0] <= score]
    return max(fitting)[1] if fitting else NOT_LISTED


def scores(index: ReferenceTable) -> Mapping[str, Score]:
    """Return the scores of a year by country code. 0.0 and empty mean that it is not covered."""
    found = {}
    for row in index.rows:
        value = row.get("score")
        covered = None if value is None or _number(value) == 0 else _number(value)
        code = str(row["country"])
        found[code] = Score(code, covered)
    return found


def with_country_codes(
    tree: Mapping[str, JsonValue], countries: CountryTable
) -> tuple[dict[str, JsonValue], tuple[Problem, ...]]:
    """Return the data of an index with codes where names were given, and what is not known.

    Names of countries differ from year to year, so each that is not known is a problem.
    """
    rows = tree.get("rows")
    found: list[JsonValue] = []
    problems = []
    for number, row in enumerate(rows if isinstance(rows, list | tuple) else (), start=1):
        if not isinstance(row, Mapping):
            found.append(row)
            continue
        said = str(row.get("country") or row.get("published_name") or "")
        code = code_of(countries, said)
        if code is None:
            problems.append(
                Problem(
                    "unknown-country",
                    f"row {number}",
                    f"The country {said!r} is not known by this name.",
                    "Add a column country with its two-letter code, or use the name in our table.",
                )
            )
        found.append({**row, "country": code, "published_name": row.get("published_name") or said})
    return {**tree, "rows": found}, tuple(problems)


def meaning_problems(table: ReferenceTable) -> tuple[Problem, ...]:
    """Return what keeps the rules from using a table; empty for tables that only people read."""
    check = _CHECKS.get(table.name)
    return tuple(check(table)) if check else ()


def _country_problems(table: ReferenceTable) -> Iterator[Problem]:
    """Give names that stand for two countries, which nobody could look up."""
    seen: dict[str, JsonValue] = {}
    for number, row in enumerate(table.rows, start=1):
        also = row.get("also")
        for name in (row.get("name"), *(also if isinstance(also, list | tuple) else ())):
            if seen.setdefault(fold(str(name)), row.get("code")) != row.get("code"):
                yield Problem(
                    "shared-name",
                    f"row {number}",
                    f"The name {str(name)!r} stands for two countries.",
                    "Leave it with one of them.",
                )


def _policy_problems(table: ReferenceTable) -> Iterator[Problem]:
    for number, row in enumerate(table.rows, start=1):
        if not str(row.get("code", "")).startswith("policy_"):
            yield Problem(
                "bad-code", f"row {number}", "The code does not begin with policy_.", "Correct it."
            )


def _ladder_problems(table: ReferenceTable) -> Iterator[Problem]:
    yield from _missing_ratings(table)
    for number, row in enumerate(table.rows, start=1):
        if not row.get("meaning") and not row.get("reason"):
            yield Problem(
                "no-signature",
                f"row {number}",
                "It asks for no signature and says no reason.",
                "Give meaning and rank, or the reason why nobody may sign.",
            )
        if row.get("meaning") and not row.get("rank"):
            yield Problem(
                "no-rank", f"row {number}", "The signer has no rank.", "Say of what rank they are."
            )
    for rating, rung in ladder(table).items():
        meanings = [signer.meaning for signer in rung.signers]
        if meanings and "approved" not in meanings:
            yield Problem(
                "nobody-approves", rating.value, "Nobody approves.", "Add a row with approved."
            )


def _interval_problems(table: ReferenceTable) -> Iterator[Problem]:
    yield from _missing_ratings(table)
    for number, row in enumerate(table.rows, start=1):
        if not 0 < _whole(row.get("months")) <= MAX_MONTHS:
            yield Problem(
                "bad-months",
                f"row {number}",
                f"The months are not 1 to {MAX_MONTHS}.",
                "Give the months between two reviews.",
            )


def _missing_ratings(table: ReferenceTable) -> Iterator[Problem]:
    there = {row.get("rating") for row in table.rows}
    for rating in Severity:
        if rating.value not in there:
            yield Problem(
                "missing-rating",
                "rows",
                f"There is no row for the rating {rating.value}.",
                "Every rating needs one.",
            )


def _band_problems(table: ReferenceTable) -> Iterator[Problem]:
    least = [_number(row["least"]) for row in table.rows if row.get("least") is not None]
    if 0 not in least or any(not 0 <= one <= _HIGHEST for one in least):
        yield Problem(
            "bad-bands",
            "rows",
            "The bands do not cover the scores from 0 to 100.",
            "Let the lowest band begin at 0 and none above 100.",
        )


def _index_problems(table: ReferenceTable) -> Iterator[Problem]:
    if table.as_at < f"{FIRST_YEAR}-01-01":
        yield Problem(
            "old-index",
            "as_at",
            f"Before {FIRST_YEAR} the index had another scale and method.",
            f"Import the index of {FIRST_YEAR} or later.",
        )
    given = [(n, _number(row["score"])) for n, row in _scored(table)]
    for number, score in given:
        if not 0 <= score <= _HIGHEST:
            yield Problem(
                "bad-score", f"row {number}", f"{score:g} is not a score.", "Give 0 to 100."
            )
    if given and max(score for _, score in given) <= _OLD_HIGHEST:
        yield Problem(
            "old-scale",
            "rows",
            "No score is over 10, so the file seems to use the scale from 0 to 10.",
            "Import a file with the scale from 0 to 100.",
        )


def _scored(table: ReferenceTable) -> Iterator[tuple[int, Row]]:
    for number, row in enumerate(table.rows, start=1):
        if row.get("score") is not None:
            yield number, row


def _number(value: JsonValue) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _whole(value: JsonValue) -> int:
    return value if isinstance(value, int) else 0


_CHECKS: Mapping[str, Callable[[ReferenceTable], Iterator[Problem]]] = {
    COUNTRIES: _country_problems,
    POLICY_LINES: _policy_problems,
    SIGN_OFF_LADDER: _ladder_problems,
    REVIEW_INTERVALS: _interval_problems,
    CORRUPTION_BANDS: _band_problems,
    CORRUPTION_INDEX: _index_problems,
}
