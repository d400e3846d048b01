"""The tables are what the history tells: after any sequence of changes, and after a rebuild."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddworkbook.core.action import Action
from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.changes import (
    KINDS,
    ActionAdded,
    ActionChanged,
    ActionRemoved,
    AnswerCarried,
    AnswerConfirmed,
    AnswerGiven,
    AnswerReopened,
    AssessmentAmended,
    AssessmentSubmitted,
    Change,
    ChangesRequested,
    DepthChosen,
    EvidenceAttached,
    EvidenceDetached,
    NoteAdded,
    NoteResolved,
)
from ddworkbook.core.errors import WorldError
from ddworkbook.storage.check import check_workbook
from ddworkbook.storage.check_tables import table_findings
from ddworkbook.storage.projections.registry import PROJECTIONS
from ddworkbook.storage.replay import rebuild
from ddworkbook.storage.schema.readable import READABLE_TABLES
from tests.storage.builder import Desk, an_evidence, new_desk, reopen

CODES = st.sampled_from(("C01", "C02", "C03"))
NAMES = st.sampled_from(("n1", "n2", "n3"))
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
VALUES = st.one_of(st.none(), TEXT, st.integers(-9, 9), st.lists(TEXT, max_size=3))


def any_change(about: str) -> st.SearchStrategy[Change]:
    """Return changes of one assessment, sensible together or not."""
    actions = st.builds(Action, id=NAMES, assessment=st.just(about), text=TEXT, owner=TEXT)
    return st.one_of(
        st.builds(
            AnswerGiven, CODES, VALUES, comment=TEXT, respondent=TEXT, personal=st.booleans()
        ),
        st.builds(
            AnswerCarried, CODES, VALUES, comment=TEXT, state=st.sampled_from(AnswerStanding)
        ),
        st.builds(AnswerConfirmed, CODES, VALUES, comment=TEXT, personal=st.booleans()),
        st.builds(AnswerReopened, CODES, VALUES, reason=TEXT),
        st.builds(ActionAdded, actions),
        st.builds(ActionChanged, actions),
        st.builds(ActionRemoved, NAMES),
        st.builds(NoteAdded, NAMES, CODES, TEXT),
        st.builds(NoteResolved, NAMES, TEXT),
        st.builds(DepthChosen, st.sampled_from(("short", "full")), st.just(("why",))),
        st.builds(AssessmentSubmitted, TEXT),
        st.builds(ChangesRequested, TEXT),
        st.builds(AssessmentAmended, st.integers(2, 5), TEXT),
        st.builds(EvidenceDetached, NAMES),
        NAMES.map(lambda name: EvidenceAttached(an_evidence(name, about, "?", 3))),
    )


def table_rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(desk.workbook.rows(f"SELECT * FROM {table}"), key=str)
        for table in READABLE_TABLES
    }


def test_every_kind_has_a_projection_and_nothing_else_has() -> None:
    assert set(PROJECTIONS) == set(KINDS)


def test_every_kind_leaves_the_tables_as_a_replay_does(full_desk: Desk) -> None:
    assert list(table_findings(full_desk.workbook.connection)) == []
    for table in READABLE_TABLES:
        assert full_desk.workbook.rows(f"SELECT count(*) FROM {table}") != [(0,)], table


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_tables_equal_the_replay_after_any_changes(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "a.ddw")
        with desk.writing() as ledger:
            stored = ledger.store_bytes(b"abc", "a.txt")
        for batch in data.draw(st.lists(st.lists(any_change(desk.assessment), max_size=8))):
            with desk.writing() as ledger:
                for change in batch:
                    if isinstance(change, EvidenceAttached):
                        evidence = an_evidence(
                            change.evidence.id, desk.assessment, stored.sha256, 3
                        )
                        change = EvidenceAttached(evidence)
                    ledger.append(change, desk.assessment)
        desk.workbook.close()
        assert check_workbook(desk.workbook.path).findings == ()


def test_a_rebuild_mends_what_was_changed_by_hand(full_desk: Desk) -> None:
    before = table_rows(full_desk)
    connection = full_desk.workbook.connection
    connection.execute("UPDATE answer SET value = '\"yes\"', actor = 'somebody else'")
    connection.execute("DELETE FROM note")
    connection.execute("DELETE FROM signature")
    assert table_rows(full_desk) != before
    assert rebuild(full_desk.workbook) == full_desk.workbook.event_count()
    assert table_rows(full_desk) == before


def test_a_rebuild_after_an_erasure_forgets_the_value(full_desk: Desk) -> None:
    connection = full_desk.workbook.connection
    connection.execute("DELETE FROM opening WHERE value LIKE '%Rosa%'")
    rebuild(full_desk.workbook)
    told = str(table_rows(full_desk))
    assert "Rosa" not in told
    assert "[erased]" in told


def test_a_rebuild_needs_a_workbook_that_can_be_written(desk: Desk) -> None:
    desk.workbook.close()
    with (
        reopen(desk.workbook.path, desk.clock, read_only=True) as workbook,
        pytest.raises(WorldError, match="reading only"),
    ):
        rebuild(workbook)
