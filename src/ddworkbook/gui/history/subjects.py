"""Where the subject of an event is shown."""

from __future__ import annotations

from ddworkbook.gui import place
from ddworkbook.gui.place import Place
from ddworkbook.usecases.history_views import HistoryLine

_PAGES = {
    "partner": place.PARTNERS,
    "project": place.PROJECTS,
    "person": place.SETTINGS,
    "key": place.SETTINGS,
    "edition": place.QUESTIONNAIRES,
}
_WITHOUT_PLACE = frozenset({"workbook", "replica"})


def place_of(line: HistoryLine) -> Place | None:
    """Return the place that shows what a line is about; None when there is none."""
    noun = line.kind.partition(".")[0]
    if noun in _WITHOUT_PLACE:
        return None
    if noun in _PAGES:
        return Place(_PAGES[noun], line.subject)
    return Place(place.ASSESSMENTS, line.subject, line.code)
