"""What pages are given: typed rows out of a workbook in which everything happened."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.canonical import fingerprint
from ddworkbook.core.changes import PartnerAdded
from ddworkbook.core.errors import AlteredError
from ddworkbook.core.person import Person
from ddworkbook.core.sealing import unseal
from ddworkbook.core.signature import Signature, verify_signature
from ddworkbook.core.states import State
from ddworkbook.storage.reading import (
    actions,
    answers,
    assessments,
    editions,
    evidence,
    notes,
    partners,
    people,
    projects,
    records,
)
from tests.storage.builder import DOCUMENT, EDITION, Desk, a_partner


def test_a_partner_comes_back_whole(full_desk: Desk) -> None:
    expected = a_partner(full_desk.partner, "Instituto Nuevo")
    assert partners.find_partner(full_desk.workbook, full_desk.partner) == expected
    assert partners.find_partner(full_desk.workbook, "nobody") is None


@pytest.fixture
def crowd(desk: Desk) -> dict[str, str]:
    """Add three partners; return ids by name."""
    found = {}
    with desk.writing() as ledger:
        for name in ("Zambezi 100% Trust", "Ålborg Institut", "ärzte forum"):
            found[name] = ledger.new_id()
            partner = a_partner(found[name], name)
            ledger.append(PartnerAdded(partner), found[name])
    return found


def names(desk: Desk, **wanted: object) -> list[str]:
    ids = partners.partner_ids(desk.workbook, **wanted)  # type: ignore[arg-type]
    return [row.name for row in partners.partner_rows(desk.workbook, ids)]


def test_partners_are_ordered_without_regard_to_marks_and_case(
    desk: Desk, crowd: dict[str, str]
) -> None:
    everyone = ["Ålborg Institut", "ärzte forum", "Instituto Invención", "Zambezi 100% Trust"]
    assert names(desk) == everyone
    assert names(desk, descending=True) == everyone[::-1]
    assert names(desk, order="changed")[0] == "Instituto Invención"


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("ALBORG", ["Ålborg Institut"]),
        ("forum arzte", ["ärzte forum"]),
        ("100%", ["Zambezi 100% Trust"]),
        ("%", ["Zambezi 100% Trust"]),
        ("nothing like it", []),
        ("  ", ["Ålborg Institut", "ärzte forum", "Instituto Invención", "Zambezi 100% Trust"]),
    ],
)
def test_partners_are_found_by_parts_of_names(
    desk: Desk, crowd: dict[str, str], search: str, expected: list[str]
) -> None:
    assert names(desk, search=search) == expected


def test_partners_are_found_by_country_kind_and_identifier(
    desk: Desk, crowd: dict[str, str]
) -> None:
    assert len(names(desk, country="PE", kind="research-institute")) == 4
    assert names(desk, country="GB") == []
    assert len(names(desk, search="05dxps055")) == 4
    found = partners.partners_with_identifier(desk.workbook, "ror", "05dxps055")
    assert set(found) == {desk.partner, *crowd.values()}
    assert partners.partner_count(desk.workbook) == 4
    assert partners.partner_countries(desk.workbook) == ("PE",)


def test_a_partner_row_counts_assessments(desk: Desk) -> None:
    (row,) = partners.partner_rows(desk.workbook, [desk.partner, "nobody"])
    assert (row.name, row.city, row.assessments) == ("Instituto Invención", "Lima", 1)


def test_an_order_that_does_not_exist_is_a_bug(desk: Desk) -> None:
    with pytest.raises(KeyError):
        partners.partner_ids(desk.workbook, order="name; DROP TABLE event")


def test_a_project_knows_its_partners(full_desk: Desk) -> None:
    (project,) = projects.all_projects(full_desk.workbook)
    assert (project.title, project.partners) == ("Cleaner water", (full_desk.partner,))
    assert projects.find_project(full_desk.workbook, project.id) == project
    assert projects.projects_of_partner(full_desk.workbook, full_desk.partner) == (project,)
    assert projects.find_project(full_desk.workbook, "none") is None


def test_a_person_and_their_key_are_found(full_desk: Desk) -> None:
    person = Person(full_desk.person, "Amina Y. Yusuf", "Head of research", "Northfield", "a@x.org")
    assert people.all_people(full_desk.workbook) == (person,)
    assert people.find_person(full_desk.workbook, person.id) == person
    (key,) = people.keys_of_person(full_desk.workbook, person.id)
    assert people.find_key(full_desk.workbook, key.id) == key
    assert people.find_person(full_desk.workbook, "nobody") is None
    assert people.find_key(full_desk.workbook, "nokey") is None


def test_an_edition_keeps_its_document(full_desk: Desk) -> None:
    edition, newer = editions.all_editions(full_desk.workbook)
    assert newer.version == "1.1"
    assert (edition.hash, edition.code, edition.version) == (EDITION, "triage", "1.0")
    assert editions.edition_document(full_desk.workbook, EDITION) == DOCUMENT
    assert editions.edition_document(full_desk.workbook, "none") is None


def test_an_amended_assessment_is_a_draft_of_the_next_revision(full_desk: Desk) -> None:
    row = assessments.find_assessment(full_desk.workbook, full_desk.assessment)
    assert row is not None
    assert (row.state, row.revision, row.message) == (State.DRAFT, 2, "New funding")
    assert (row.partner_name, row.questionnaire) == ("Instituto Nuevo", "Triage")
    assert (row.depth, row.depth_reasons) == ("standard", ("T03 is yes",))
    assert (row.decision, row.fingerprint, row.signed_at, row.review_due) == ("", "", "", "")
    assert assessments.preparers(full_desk.workbook, row.id) == {full_desk.person}


def test_assessments_are_found_by_partner_and_state(full_desk: Desk) -> None:
    workbook = full_desk.workbook
    (row,) = assessments.assessments(workbook)
    assert assessments.assessments(workbook, partner=full_desk.partner) == (row,)
    assert assessments.assessments(workbook, states=[State.DRAFT]) == (row,)
    assert assessments.assessments(workbook, states=[State.SIGNED]) == ()
    assert assessments.assessments(workbook, partner="nobody") == ()
    assert assessments.find_assessment(workbook, "none") is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessment SET state = 'dreamt'",
        "UPDATE assessment SET depth_reasons = '{'",
        "UPDATE assessment SET depth_reasons = '1'",
    ],
)
def test_a_row_that_somebody_spoiled_is_said_to_be_altered(desk: Desk, statement: str) -> None:
    desk.workbook.connection.execute(statement)
    with pytest.raises(AlteredError) as caught:
        assessments.assessments(desk.workbook)
    assert caught.value.details


def test_an_answer_knows_who_when_and_what_proves_it(full_desk: Desk) -> None:
    found = answers.answers(full_desk.workbook, full_desk.assessment)
    (proof,) = evidence.evidence_of(full_desk.workbook, full_desk.assessment)
    assert (found["C01"].value, found["C01"].comment) == ("yes", "Looked again")
    assert found["C01"].actor == full_desk.person
    assert found["C01"].evidence == found["C02"].evidence == (proof.id,)
    assert answers.personal_codes(full_desk.workbook, full_desk.assessment) == {"C02", "C08"}


def test_an_answer_that_came_along_says_where_from_until_it_is_confirmed(full_desk: Desk) -> None:
    found = answers.answers(full_desk.workbook, full_desk.assessment)
    waiting, confirmed = found["C09"], found["C08"]
    assert (waiting.standing, waiting.reason) == (AnswerStanding.TO_CONFIRM, "Too old")
    assert (waiting.origin, waiting.origin_at) == ("f" * 64, "2025-03-03T09:00:00+00:00")
    assert (confirmed.standing, confirmed.origin, confirmed.reason) == (
        AnswerStanding.GIVEN,
        "f" * 64,
        "",
    )
    assert found["C01"].standing is AnswerStanding.GIVEN


def test_an_unknown_standing_is_told_as_damage(full_desk: Desk) -> None:
    full_desk.workbook.connection.execute("UPDATE answer SET standing = 'sworn'")
    with pytest.raises(AlteredError, match="rebuild its tables"):
        answers.answers(full_desk.workbook, full_desk.assessment)


def test_a_cleared_answer_stays_as_none(desk: Desk) -> None:
    desk.answer("C01", "yes")
    cleared = desk.answer("C01", None)
    found = answers.answers(desk.workbook, desk.assessment)["C01"]
    assert (found.value, found.event) == (None, cleared)


def test_evidence_actions_and_notes_are_read(full_desk: Desk) -> None:
    workbook, about = full_desk.workbook, full_desk.assessment
    (proof,) = evidence.evidence_of(workbook, about)
    assert proof.codes == ("C01", "C02")
    assert evidence.find_evidence(workbook, proof.id) == proof
    assert evidence.all_evidence(workbook) == (proof,)
    assert evidence.find_evidence(workbook, "none") is None
    (action,) = actions.actions(workbook, assessment=about, status="done")
    assert (action.owner, actions.find_action(workbook, action.id)) == ("Rosa", action)
    assert actions.actions(workbook, status="open") == ()
    assert actions.find_action(workbook, "none") is None
    (note,) = notes.notes(workbook, about)
    assert (note.text, note.reply, note.is_resolved) == ("Which line?", "Line 3", True)
    assert notes.find_note(workbook, note.id) == note
    assert notes.find_note(workbook, "none") is None


def test_a_record_gives_its_fingerprint_and_opens(full_desk: Desk) -> None:
    workbook = full_desk.workbook
    (record,) = records.records(workbook, full_desk.assessment)
    assert records.records(workbook) == (record,)
    assert records.find_record(workbook, record.fingerprint) == record
    tree = records.record_tree(workbook, record.fingerprint)
    assert fingerprint(tree) == record.fingerprint
    opened = unseal(tree, records.record_openings(workbook, record.fingerprint))
    assert opened == {"assessment": full_desk.assessment, "respondent": "Rosa"}
    assert records.record_tree(workbook, "none") is None
    assert records.find_record(workbook, "none") is None


def test_a_signature_can_be_checked(full_desk: Desk) -> None:
    (record,) = records.records(full_desk.workbook)
    (given,) = records.signatures(full_desk.workbook, record.fingerprint)
    assert isinstance(given.statement, Mapping)
    signature = Signature(given.statement, given.signature, given.public_key, given.algorithm)
    assert verify_signature(signature)
