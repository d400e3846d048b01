"""From a picture to a record: everything in words, personal answers nowhere unsealed."""

import json
from dataclasses import replace
from datetime import date
from itertools import count

from ddworkbook.core.action import Action
from ddworkbook.core.answer import Answer
from ddworkbook.core.canonical import canonical_bytes, fingerprint, parse_json
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person
from ddworkbook.core.project import Project
from ddworkbook.core.questionnaire_reader import read_questionnaire, to_document
from ddworkbook.core.record import (
    RecordDecision,
    RecordEvent,
    RecordNote,
    RecordSigner,
    RecordWorkbook,
    open_record,
    seal_record,
)
from ddworkbook.core.record_building import IN_THE_TRIAGE, RecordMaterial, build_record
from ddworkbook.core.sealing import openings_by_hash
from ddworkbook.core.walkthrough import Profile, walk_through
from tests.builders.questionnaire_trees import small_questionnaire, small_trees

QUESTIONNAIRE = small_questionnaire()
OWNERS = ({"id": "1", "name": "Invented Person", "share": "120"},)
ANSWERS = {
    "A1": Answer("A1", "yes", "Seen in a paper.", "the partner", "p1", "2026-11-20T10:00:00Z"),
    "A1a": Answer("A1a", "resolved", evidence=("e2",)),
    "A4": Answer("A4", OWNERS),
    "B4": Answer("B4", ("audit", "two-signatures")),
}
PROFILE = Profile("standard", {"T03": ["we-pay-them"], "policy_line": 25000})


def material(**changes):
    questionnaire = changes.get("questionnaire", QUESTIONNAIRE)
    plain = RecordMaterial(
        assessment="a1",
        revision=1,
        frozen_at="2026-11-21T12:00:00+00:00",
        workbook=RecordWorkbook("w1", "Partners", "0" * 64, 12),
        questionnaire=questionnaire,
        edition_hash=fingerprint(to_document(questionnaire)),
        partner=Partner("o1", "Invented Institute", "KE"),
        country_name="Kenya",
        profile=PROFILE,
        depth_reasons=("The money is over the line.",),
        walkthrough=walk_through(questionnaire, ANSWERS, PROFILE, date(2026, 11, 21)),
        decision=RecordDecision("refer", "Refer for advice", "p2", "2026-11-21T11:00:00Z", "So."),
        project=Project("j1", "Wells"),
        evidence=(
            Evidence("e1", "a1", "paper.pdf", "application/pdf", 3, "1" * 64, ("A1",)),
            Evidence("e2", "a1", "end.pdf", "application/pdf", 3, "2" * 64, ()),
        ),
        actions=(Action("x1", "a1", "Ask.", "A1"),),
        notes=(RecordNote("A1", "p2", "2026-11-21T10:00:00Z", "Why?", "Because."),),
        people=(Person("p1", "Invented One"), Person("p2", "Invented Two")),
        history=(RecordEvent("2026-11-20T10:00:00Z", "p1", "Answered A1."),),
        signers=(RecordSigner("approved", "head of office"),),
        review_due="2027-11-21",
    )
    return replace(plain, **changes)


def _salts():
    numbers = count(1)
    return lambda: next(numbers).to_bytes(32, "big")


def test_a_record_is_the_same_after_sealing_storing_and_opening():
    record = build_record(material())
    tree, openings = seal_record(record, _salts())
    stored = parse_json(canonical_bytes(tree))
    assert open_record(stored, openings_by_hash(openings)) == record


def test_the_same_material_gives_the_same_record():
    first, again = build_record(material()), build_record(material())
    assert first == again
    assert fingerprint(seal_record(first, _salts())[0]) == fingerprint(
        seal_record(again, _salts())[0]
    )


def test_answers_are_in_words_with_why_evidence_and_flags():
    record = build_record(material())
    answer = record.answer("A1")
    assert (answer.value, answer.value_text) == ("yes", "Yes")
    assert answer.why_asked == "Always asked."
    assert answer.evidence == ("e1",)
    assert answer.flags == ("A1/1",)
    assert (answer.answered_by, answer.respondent) == ("p1", "the partner")
    assert record.answer("A1a").evidence == ("e2",)
    assert record.answer("A2").value_text == "Not answered"
    assert record.answer("A4").table == (
        ("Name", "Share", "A state?", "Paid"),
        ("Invented Person", "120%", "", ""),
    )
    assert record.depth_label == "Standard"
    assert record.edition.hash == fingerprint(to_document(QUESTIONNAIRE))


def test_hidden_questions_are_listed_with_why_and_notes_nowhere():
    record = build_record(material())
    assert [hidden.code for hidden in record.not_asked] == ["B2", "B4"]
    assert "from the depth “Enhanced” on" in record.not_asked[1].why
    assert record.answer("B4") is None
    assert record.answer("B0") is None


def test_facts_that_rules_use_and_sources_that_are_cited_are_listed():
    record = build_record(material())
    assert [(fact.code, fact.value_text) for fact in record.facts] == [
        ("T03", "we pay them"),
        ("policy_line", "25,000"),
    ]
    assert [source.key for source in record.sources] == ["S1"]


def test_the_triage_behind_the_facts_is_put_into_words():
    head, sections = small_trees()
    sections["01-identity"]["questions"][0]["code"] = "T03"
    sections["01-identity"]["questions"][0].update(
        type="multi",
        flags=[],
        choices=[{"value": "we-pay-them", "label": "We pay them"}],
    )
    sections["01-identity"]["questions"] = [
        sections["01-identity"]["questions"][0],
        {**sections["01-identity"]["questions"][2], "code": "T10"},
        {**sections["01-identity"]["questions"][2], "code": "T11", "type": "text"},
    ]
    head.update(facts={}, decisions=[], sections=["01-identity"])
    triage, problems = read_questionnaire(head, {"01-identity": sections["01-identity"]})
    assert problems == ()
    answers = {
        "T03": Answer("T03", ["we-pay-them"]),
        "T10": Answer("T10", "unsure"),
        "T11": Answer("T11", "Invented Person said so."),
    }
    record = build_record(material(triage=triage, triage_answers=answers))
    assert [(fact.code, fact.value_text) for fact in record.facts] == [
        ("T03", "We pay them"),
        ("policy_line", "25,000"),
        ("T10", "Unsure"),
        ("T11", IN_THE_TRIAGE),
    ]


def test_a_personal_answer_stands_nowhere_unsealed():
    record = build_record(material())
    assert [flag.code for flag in record.flags] == ["A1/1", "A4/1"]
    assert record.flags[1].because == ("A4: Who are the owners? (personal, see the answer to A4)",)
    tree, _ = seal_record(record, _salts())
    text = json.dumps(tree)
    for personal in ("Invented Person", "120", "Invented One", "Seen in a paper", "Why?"):
        assert personal not in text
