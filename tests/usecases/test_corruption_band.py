"""The corruption-index band of countries: suggested from an imported index, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ddworkbook.usecases.corruption_band import suggest_band
from ddworkbook.usecases.reference_import import import_table
from tests.builders.work import Desk

FACTS = {"as_at": "2026-02-10", "source": "Year file", "licence": "CC BY-ND 4.0"}
INDEX = """\
Country / Territory,Region,CPI score 2025
Kenya,SSA,32
Denmark,WE,89
Nauru,AP,0.0
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_band_is_suggested_only_from_an_imported_index(desk: Desk, tmp_path: Path) -> None:
    assert suggest_band(desk.session, ["KE"]) is None
    path = written(tmp_path, "cpi.csv", INDEX)
    import_table(desk.session, path, {"name": "corruption-index", "title": "Index 2025", **FACTS})
    found = suggest_band(desk.session, ["KE", "denmark"])
    assert found is not None
    assert (found.band, found.label) == ("under-40", "Under 40")
    assert found.words == "Index 2025, as at 2026-02-10: Denmark 89, Kenya 32."
    high = suggest_band(desk.session, ["DK"])
    assert high is not None and high.band == "60-and-over"


@pytest.mark.parametrize("given", [["DK", "Nauru"], ["DK", "TV"], ["DK", "Atlantis"]])
def test_a_country_without_a_score_makes_the_band_not_listed(
    desk: Desk, tmp_path: Path, given: list[str]
) -> None:
    path = written(tmp_path, "cpi.csv", INDEX)
    import_table(desk.session, path, {"name": "corruption-index", **FACTS})
    found = suggest_band(desk.session, given)
    assert found is not None and found.band == "not-listed"
    assert found.unknown == tuple(name for name in given if name == "Atlantis")
