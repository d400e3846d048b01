"""Was a rule of an exported form changed, while ours beside it was not?"""

from __future__ import annotations

from collections.abc import Sequence

from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.formats.xlsform.choices_out import ListsOut
from ddworkbook.formats.xlsform.findings import Findings
from ddworkbook.formats.xlsform.survey_out import survey_out
from ddworkbook.formats.xlsform.tables import Row
from ddworkbook.formats.xlsform.vocabulary import OWN

# The columns of rules, and ours beside them.
_RULES = {
    "relevant": f"{OWN}relevant",
    "constraint": f"{OWN}constraint",
    "calculation": f"{OWN}calculate",
    "choice_filter": f"{OWN}choice_filter",
}


def edited_rules(questionnaire: Questionnaire, rows: Sequence[Row], findings: Findings) -> None:
    """Note every rule of the form that is not what ours beside it would be written as.

    Which of the two is meant, only its author knows.
    """
    if not any(row.get(own) for row in rows for own in _RULES.values()):
        return
    written = {cells["name"]: cells for cells in _begun(questionnaire)}
    for row in rows:
        expected = written.get(row.get("name"))
        if expected is None or row.get("type").startswith("end "):
            continue
        for column, own in _RULES.items():
            if row.get(own) and row.get(column) != expected.get(column, ""):
                findings.problem("two-rules", row.place(column), own=own)


def _begun(questionnaire: Questionnaire) -> list[dict[str, str]]:
    """Return the rows of the survey, without those that end a group."""
    rows = survey_out(questionnaire, ListsOut()).rows()
    return [cells for cells in rows if not cells["type"].startswith("end ")]
