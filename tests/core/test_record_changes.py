"""What is otherwise in a record than in the one before, sealed where it is about people."""

from dataclasses import replace
from itertools import count

from ddworkbook.core.canonical import canonical_bytes, parse_json
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.record import RecordDecision, RecordPrevious, open_record, seal_record
from ddworkbook.core.record_changes import KINDS, record_changes
from ddworkbook.core.sealing import openings_by_hash
from ddworkbook.core.severity import Severity
from ddworkbook.core.shape import plain_tree
from tests.builders.record_builder import a_record

RECORD = a_record()
FIRST = RECORD.sections[0].answers[0]


def with_first(record=RECORD, **changes):
    """Return a record whose first answer is changed."""
    section = record.sections[0]
    answers = (replace(section.answers[0], **changes), *section.answers[1:])
    return replace(record, sections=(replace(section, answers=answers), *record.sections[1:]))


def test_a_record_does_not_differ_from_itself():
    assert record_changes(RECORD, RECORD) == ()


def test_answers_comments_and_evidence_are_told_apart():
    now = with_first(value="changed", value_text="Changed", table=(), comment="Other words.")
    kinds = {change.kind: change for change in record_changes(RECORD, now)}
    assert set(kinds) == {"answer", "comment"}
    assert (kinds["answer"].code, kinds["answer"].after) == (FIRST.code, "Changed")
    assert kinds["comment"].personal
    file = Evidence("new", "a1", "new.pdf", "application/pdf", 1, "9" * 64, (FIRST.code,))
    proved = replace(with_first(evidence=("new",)), evidence=(*RECORD.evidence, file))
    (change,) = record_changes(RECORD, proved)
    assert (change.kind, change.after) == ("evidence", "new.pdf")


def test_the_same_file_under_another_id_is_no_change():
    file = Evidence("e", "a1", "same.pdf", "application/pdf", 1, "9" * 64, (FIRST.code,))
    before = replace(with_first(evidence=("e",)), evidence=(file,))
    again = replace(with_first(evidence=("copy",)), evidence=(replace(file, id="copy"),))
    assert not [one for one in record_changes(before, again) if one.code == FIRST.code]


def test_questions_asked_now_or_no_more_are_told():
    section = RECORD.sections[0]
    fewer = replace(
        RECORD, sections=(replace(section, answers=section.answers[1:]), *RECORD.sections[1:])
    )
    (gone,) = record_changes(RECORD, fewer)
    (new,) = record_changes(fewer, RECORD)
    assert (gone.kind, gone.code, gone.after) == ("not-asked", FIRST.code, "")
    assert (new.kind, new.code, new.before) == ("asked", FIRST.code, "")


def test_rating_decision_depth_and_partner_are_told_and_a_draft_has_no_decision():
    now = replace(
        RECORD,
        rating=Severity.NONE,
        depth_label="Simple",
        partner=replace(RECORD.partner, name="Another name"),
        decision=replace(RECORD.decision, label="Proceed"),
        project=None,
    )
    found = {one.text: (one.before, one.after) for one in record_changes(RECORD, now)}
    assert found["Rating"] == ("Red", Severity.NONE.word)
    assert found["Decision"] == ("Proceed with conditions", "Proceed")
    assert found["Depth"] == ("Standard", "Simple")
    assert found["Name of the partner"][1] == "Another name"
    assert found["Project"][1] == "Nothing"
    draft = replace(RECORD, decision=RecordDecision("", "", "", "", ""))
    assert record_changes(RECORD, draft) == ()
    assert {one.kind for one in record_changes(RECORD, now)} <= set(KINDS)


def test_changes_about_people_are_sealed_and_open_again():
    before = with_first(value="Invented Person", value_text="Invented Person", personal=True)
    now = with_first(value="Other Person", value_text="Other Person", personal=True, table=())
    changes = record_changes(replace(before), now)
    previous = RecordPrevious("c" * 64, "a0", 1, "2025-03-03T10:00:00+00:00")
    record = replace(now, previous=previous, carried_from=previous, changes_since=changes)
    numbers = count(1)
    tree, openings = seal_record(record, lambda: next(numbers).to_bytes(32, "big"))
    stored = canonical_bytes(tree)
    assert b"Invented Person" not in stored
    assert b"Other Person" not in stored
    assert open_record(parse_json(stored), openings_by_hash(openings)) == record


def test_a_record_of_before_still_opens():
    tree = plain_tree(RECORD)
    for name in ("carried_from", "previous", "changes_since"):
        del tree[name]
    for section in tree["sections"]:
        for answer in section["answers"]:
            for name in ("standing", "origin", "origin_at"):
                del answer[name]
    assert open_record(tree, {}) == RECORD
