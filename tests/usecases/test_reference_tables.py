"""Reference tables of the institution: imported, counted from their day on, kept by version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ddworkbook.core.errors import InputRefused, UsageRefused, WorldError
from ddworkbook.core.reference_table import to_document
from ddworkbook.core.severity import Severity
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.reading.assessments import find_assessment
from ddworkbook.storage.reading.reference_tables import adopted_tables
from ddworkbook.usecases.answering import answer_question
from ddworkbook.usecases.freezing import frozen_record
from ddworkbook.usecases.pictures import picture_of, require_row
from ddworkbook.usecases.policy_lines import policy_lines
from ddworkbook.usecases.reference import countries, policy_facts, review_date, rung
from ddworkbook.usecases.reference_import import export_table, import_table
from ddworkbook.usecases.reference_shipped import shipped_tables, shipped_versions
from ddworkbook.usecases.reference_tables import (
    find_in_force,
    list_tables,
    show_table,
    table_in_force,
)
from ddworkbook.usecases.session import NOTHING_CHANGED
from tests.builders.work import Desk, answered_due_diligence, answered_triage, approved

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


def own_lines(desk: Desk, folder: Path, amount: int, **facts: str) -> str:
    """Import policy lines with another amount for a full check; return the version."""
    path = folder / f"lines-{amount}.yaml"
    export_table(desk.session, "policy-lines", path)
    text = path.read_text(encoding="utf-8").replace("value: 25000\n", f"value: {amount}\n")
    path.write_text(text, encoding="utf-8")
    return import_table(desk.session, path, facts)[0].made


def test_without_own_versions_the_shipped_ones_count(desk: Desk) -> None:
    lines = list_tables(desk.session)
    assert {line.table.name for line in lines if line.in_force} == {
        table.name for table in shipped_tables() if table.standing == "in-force"
    }
    assert not any(line.own or line.kept for line in lines)


def test_the_institutions_own_lines_go_before_the_shipped_ones(desk: Desk, tmp_path: Path) -> None:
    version = own_lines(desk, tmp_path, 10_000, source="Our committee", as_at="2026-01-01")
    assert policy_facts(desk.session)["policy_full_check_gbp"] == 10_000
    assert policy_lines(desk.session).lines[0].value == "10,000 GBP"
    assert policy_lines().lines[0].value == "25,000 GBP"
    line = next(line for line in list_tables(desk.session) if line.version == version)
    assert (line.own, line.in_force, line.table.source) == (True, True, "Our committee")
    desk.reopen()
    assert policy_facts(desk.session)["policy_full_check_gbp"] == 10_000


def test_versions_stand_side_by_side_each_from_its_day(desk: Desk, tmp_path: Path) -> None:
    first = own_lines(desk, tmp_path, 10_000, valid_from="2026-01-01", valid_to="2026-06-30")
    second = own_lines(desk, tmp_path, 15_000, valid_from="2026-07-01")
    found = [find_in_force(desk.session, "policy-lines", date(2026, month, 1)) for month in (3, 8)]
    assert [table.version for table in found if table] == [first, second]
    before = table_in_force(desk.session, "policy-lines", date(2025, 1, 1))
    assert before == shipped_versions("policy-lines")[0]


def test_a_line_that_an_own_table_leaves_out_is_as_the_program_has_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = written(
        tmp_path,
        "lines.csv",
        "# name: policy-lines\n# as_at: 2026-01-01\n# source: Ours\n# licence: own\n"
        "code;value;label\npolicy_full_check_gbp;5000;Full check\n",
    )
    import_table(desk.session, path)
    facts = policy_facts(desk.session)
    assert (facts["policy_full_check_gbp"], facts["policy_review_ceiling_months"]) == (5000, 36)


def test_the_decided_areas_count_once_they_have_a_start_date(desk: Desk, tmp_path: Path) -> None:
    decided = next(table for table in shipped_versions("nsi-areas") if len(table.rows) == 19)
    path = export_table(desk.session, decided.version, tmp_path / "areas.csv")
    import_table(desk.session, path, {"standing": "in-force", "valid_from": "2027-01-01"})
    counts = [
        len(table_in_force(desk.session, "nsi-areas", date(year, 6, 1)).rows)
        for year in (2026, 2027)
    ]
    assert counts == [17, 19]


@pytest.mark.parametrize("ending", [".csv", ".yaml"])
def test_every_shipped_table_can_be_written_and_brought_back(
    desk: Desk, tmp_path: Path, ending: str
) -> None:
    for number, table in enumerate(shipped_tables()):
        path = export_table(desk.session, table.version, tmp_path / f"{number}{ending}")
        _, read = import_table(desk.session, path)
        same = replace(table, sources={}) if ending == ".csv" else table
        assert to_document(read.table) == to_document(same)


def test_the_same_content_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "cpi.csv", INDEX)
    first, read = import_table(desk.session, path, {"name": "corruption-index", **FACTS})
    again, _ = import_table(desk.session, path, {"name": "corruption-index", **FACTS})
    assert first.made == read.table.version
    assert again == NOTHING_CHANGED
    assert read.left_out == ("Region",)


def test_every_problem_of_a_file_is_told_and_nothing_is_stored(desk: Desk, tmp_path: Path) -> None:
    text = (
        "# name: corruption-index\n# colour: red\n# as_at: 2026-02-10\n# source: x\n# licence: y\n"
        "Country,Score\nKenya,32\n"
    )
    with pytest.raises(InputRefused) as refused:
        import_table(desk.session, written(tmp_path, "a.csv", text))
    assert [problem.code for problem in refused.value.problems] == ["unknown-key"]
    text = "Country,Score\nAtlantis,32\nKenya,many\nKenya,200\nLemuria,5\n"
    with pytest.raises(InputRefused) as refused:
        import_table(
            desk.session,
            written(tmp_path, "b.csv", text),
            {"name": "corruption-index", "source": "x", "licence": "y"},
        )
    assert [(problem.code, problem.where) for problem in refused.value.problems] == [
        ("unknown-country", "row 1"),
        ("unknown-country", "row 4"),
        ("missing", "as_at"),
        ("bad-cell", "row 2, score"),
        ("duplicate-row", "row 3"),
    ]
    assert adopted_tables(desk.session.workbook) == ()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.csv", "", "no-rows"),
        ("a.csv", "# name: policy-lines\nx,y\n1,2\n", "missing-column"),
        ("a.csv", "# name: policy-lines\ncode,Code,value,label\n", "duplicate-column"),
        ("a.yaml", "name: [", "yaml-syntax"),
        ("a.yaml", "name: &a x\nb: *a\n", "yaml-refused"),
        ("a.yaml", "just text", "not-a-table"),
        ("a.yaml", "name: policy-lines\ncolumns: [{code: code}]\n", "missing"),
    ],
)
def test_a_broken_file_says_what_is_wrong(
    desk: Desk, tmp_path: Path, name: str, text: str, code: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        import_table(desk.session, written(tmp_path, name, text))
    assert code in {problem.code for problem in refused.value.problems}


def test_an_own_table_has_the_columns_of_the_shipped_one(desk: Desk, tmp_path: Path) -> None:
    text = (
        "name: policy-lines\ntitle: Ours\nas_at: '2026-01-01'\nsource: Us\nlicence: own\n"
        "columns: [{code: code, key: true}, {code: label}]\n"
        "rows: [{code: policy_a, label: A}]\n"
    )
    with pytest.raises(InputRefused) as refused:
        import_table(desk.session, written(tmp_path, "a.yaml", text))
    assert [problem.code for problem in refused.value.problems] == [
        "other-column",
        "missing-column",
    ]


def test_files_that_cannot_be_read_are_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="cannot be read"):
        import_table(desk.session, tmp_path / "none.csv")
    with pytest.raises(InputRefused, match="of no kind"):
        import_table(desk.session, written(tmp_path, "a.doc", "x"))
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(InputRefused, match="UTF-8"):
        import_table(desk.session, tmp_path / "b.csv")
    with pytest.raises(InputRefused, match="CSV or YAML"):
        export_table(desk.session, "policy-lines", tmp_path / "c.txt")
    with pytest.raises(UsageRefused, match="no reference table"):
        show_table(desk.session, "atlantis", date(2026, 1, 1))


def test_an_answer_keeps_the_versions_that_it_was_looked_up_in(desk: Desk, tmp_path: Path) -> None:
    triage = answered_triage(desk)
    names = ["country-measures", "firs-powers", "military-end-use"]
    shipped = tuple((name, shipped_versions(name)[0].version) for name in names)
    answer_question(desk.session, triage, "T07", ["firs-enhanced"])
    row = require_row(desk.session, triage)
    assert picture_of(desk.session, row).answers["T07"].tables == shipped
    path = tmp_path / "measures.csv"
    export_table(desk.session, "country-measures", path)
    with path.open("a", encoding="utf-8") as stream:
        stream.write("arms-embargo,QA,,,2026-10-01,Official page\n")
    made = import_table(desk.session, path)[0].made
    answer_question(desk.session, triage, "T07", ["firs-enhanced"], comment="Seen")
    row = require_row(desk.session, triage)
    assert picture_of(desk.session, row).answers["T07"].tables == shipped
    answer_question(desk.session, triage, "T07", ["arms-embargo"])
    row = require_row(desk.session, triage)
    assert picture_of(desk.session, row).answers["T07"].tables[0] == ("country-measures", made)
    kept = {one.version: one.own for one in adopted_tables(desk.session.workbook)}
    assert kept[shipped[0][1]] is False
    assert kept[made] is True


def test_a_depth_keeps_the_policy_lines_that_chose_it(desk: Desk) -> None:
    assessment = answered_due_diligence(desk)
    row = find_assessment(desk.session.workbook, assessment)
    assert row is not None
    lines = shipped_versions("policy-lines")[0]
    assert ("policy-lines", lines.version) in row.depth_tables


def test_ladder_and_intervals_of_the_institution_are_used(desk: Desk, tmp_path: Path) -> None:
    path = export_table(desk.session, "review-intervals", tmp_path / "months.csv")
    path.write_text(path.read_text().replace("red,12", "red,3"))
    import_table(desk.session, path)
    assert review_date(desk.session, Severity.RED, date(2026, 12, 31)) == "2027-03-31"
    path = export_table(desk.session, "sign-off-ladder", tmp_path / "ladder.csv")
    path.write_text(path.read_text().replace("Head of research governance", "The dean"))
    import_table(desk.session, path)
    assert rung(desk.session, Severity.AMBER_MINOR).signers[-1].rank == "The dean"


def test_countries_of_the_institution_are_used(desk: Desk, tmp_path: Path) -> None:
    path = export_table(desk.session, "countries", tmp_path / "countries.csv")
    path.write_text(path.read_text("utf-8").replace("KE,Kenya", "KE,Kenia"), "utf-8")
    import_table(desk.session, path)
    assert countries(desk.session).by_code["KE"].name == "Kenia"
    assert countries().by_code["KE"].name == "Kenya"


def test_a_frozen_assessment_keeps_the_tables_of_its_day(desk: Desk, tmp_path: Path) -> None:
    assessment = answered_due_diligence(desk)
    approved(desk, assessment)
    before = picture_of(desk.session, require_row(desk.session, assessment))
    own_lines(desk, tmp_path, 1)
    desk.session.pictures.clear()
    after = picture_of(desk.session, require_row(desk.session, assessment))
    assert policy_facts(desk.session)["policy_full_check_gbp"] == 1
    assert after.profile.facts["policy_full_check_gbp"] == 25_000
    assert after.walkthrough == before.walkthrough
    held = {one.name for one in adopted_tables(desk.session.workbook)}
    assert {"policy-lines", "sign-off-ladder", "review-intervals"} <= held
    assert check_workbook(desk.path).ok


def test_a_signed_record_lists_its_tables_and_the_rules_of_its_depth(
    signed: Desk, assessment: str
) -> None:
    row = require_row(signed.session, assessment)
    record = frozen_record(signed.session, row.fingerprint)
    decided = {table.name for table in record.tables if table.decided}
    assert decided == {"policy-lines", "sign-off-ladder", "review-intervals"}
    assert all(table.licence and table.source and table.as_at for table in record.tables)
    assert {rule.reason for rule in record.depth_rules} == set(record.depth_reasons)
    assert all(rule.rule and rule.because for rule in record.depth_rules)
