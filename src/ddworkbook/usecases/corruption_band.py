"""In which corruption-index band the countries of a partner fall: a suggestion, never an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ddworkbook.core.country import code_of, country_name
from ddworkbook.core.reference_meaning import (
    CORRUPTION_BANDS,
    CORRUPTION_INDEX,
    NOT_LISTED,
    band_of,
    scores,
)
from ddworkbook.core.reference_table import find_row
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.reference_tables import find_in_force, table_in_force
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class BandSuggestion:
    """What the index says. `band` is a choice of the question, `words` say why, for the comment."""

    band: str
    label: str
    words: str
    index: str
    unknown: tuple[str, ...] = ()


def suggest_band(session: Session, given: Sequence[str]) -> BandSuggestion | None:
    """Return the band of the lowest-scoring country; None while no index was imported.

    `given` are codes or names of countries. One that the index does not cover makes the band "not
    listed", since nobody can say that it scores higher; `unknown` are names of no known country.
    """
    today = session.world.today()
    index = find_in_force(session, CORRUPTION_INDEX, today)
    if index is None:
        return None
    table, known = countries(session), scores(index)
    codes = {text: code_of(table, text) for text in given if text.strip()}
    unknown = tuple(text for text, code in codes.items() if code is None)
    named = sorted({code for code in codes.values() if code is not None})
    if not named:
        return None
    found = {code: known[code].score if code in known else None for code in named}
    covered = {code: score for code, score in found.items() if score is not None}
    bands = table_in_force(session, CORRUPTION_BANDS, today)
    lowest = min(covered.values()) if len(covered) == len(found) else None
    band = band_of(bands, lowest) if not unknown else NOT_LISTED
    row = find_row(bands, band)
    said = ", ".join(
        f"{country_name(table, code)} {'not covered' if score is None else f'{score:g}'}"
        for code, score in found.items()
    )
    return BandSuggestion(
        band,
        str(row["label"]) if row else band,
        f"{index.title}, as at {index.as_at}: {said}.",
        index.version,
        unknown,
    )
