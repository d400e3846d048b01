"""Whatever stands in a form, its import ends with a questionnaire or with problems, nothing else.

1. Any cells at all: types, names, rules and lists in every wrong combination.
2. A form that became a questionnaire goes out and comes back equal.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ddworkbook.formats.xlsform import read_xlsform, xlsform_bytes

_TYPES = st.sampled_from(
    [
        "text", "integer", "range", "note", "calculate", "date", "select_one l", "hidden",
        "select_multiple l", "select_one l or_other", "begin group", "end group", "begin repeat",
        "end repeat", "geopoint", "today", "start", "acknowledge", "rank l", "txt", "", "file",
    ]
)  # fmt: skip
_NAMES = st.sampled_from(["q1", "q2", "q3", "q4", "_x", "a.b", "id", "", "عمر", "q" * 60])
_RULES = st.sampled_from(
    [
        "", "", "", "${q1} = 'a'", "${q2} > 3", "not(selected(${q1}, 'a'))", ". > 0", "${q9} = 1",
        "${q1} != ''", "sum(${q2})", "pulldata('a')", "(", "position(..) > 1", "${q1", "-", "1",
        "if(${q2} = 1, 'a', 'b')", "true()", "once(today())", "concat(${q1}, ${q2})", "yes",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(["", "A text", "${q1}", "=1+1", "yes", "start=1 end=x", "{}", "- [a", "0"])
_COLUMNS = {
    "type": _TYPES,
    "name": _NAMES,
    "label": _WORDS,
    "label::French (fr)": _WORDS,
    "relevant": _RULES,
    "constraint": _RULES,
    "calculation": _RULES,
    "choice_filter": _RULES,
    "required": _WORDS,
    "parameters": _WORDS,
    "ddw::flags": st.sampled_from(["", "", "[]", "{", "[1]", '[{"when": "x"}]']),
    "ddw::type": st.sampled_from(["", "", "", "money", "yes-no", "nothing"]),
}
_ROWS = st.lists(st.tuples(*_COLUMNS.values()), min_size=1, max_size=12)
_CHOICES = st.lists(st.tuples(st.sampled_from(["l", "k", ""]), _NAMES, _WORDS, _WORDS), max_size=4)


def _written(path: Path, rows: list[tuple[str, ...]], choices: list[tuple[str, ...]]) -> Path:
    book = Workbook()
    book.active.title = "survey"
    sheets = {
        "survey": [tuple(_COLUMNS), *rows],
        "choices": [("list_name", "name", "label", "region"), *choices],
        "settings": [("form_title", "version"), ("=A form", "1")],
    }
    for name, lines in sheets.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for number, line in enumerate(lines, start=1):
            for place, text in enumerate(line, start=1):
                if text:
                    sheet.cell(number, place, text).data_type = "s"
    book.save(path)
    return path


@given(_ROWS, _CHOICES)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_form_gives_a_questionnaire_or_problems(
    tmp_path: Path, rows: list[tuple[str, ...]], choices: list[tuple[str, ...]]
) -> None:
    """Clauses 1 and 2."""
    reading = read_xlsform(_written(tmp_path / "form.xlsx", rows, choices))
    if reading.questionnaire is None:
        assert reading.problems
        return
    again = tmp_path / "again.xlsx"
    again.write_bytes(xlsform_bytes(reading.questionnaire, reading.translations))
    found = read_xlsform(again)
    assert found.problems == ()
    assert (found.questionnaire, found.translations) == (
        reading.questionnaire,
        reading.translations,
    )
