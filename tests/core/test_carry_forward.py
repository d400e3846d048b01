"""Which answers of a record are held, which are to be confirmed, which stay behind."""

from dataclasses import replace
from datetime import date

import pytest

from ddworkbook.core.answer import AnswerStanding
from ddworkbook.core.carry_forward import CarryRules, carried_answers, expired_evidence
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.months import add_months
from ddworkbook.core.questionnaire import Level
from ddworkbook.core.sealing import ERASED
from tests.builders.questionnaire_trees import small_questionnaire
from tests.builders.record_builder import a_record
from tests.builders.record_parts import an_answer

PLAIN = small_questionnaire()
RULES = CarryRules(date(2026, 11, 21), months=24, ceiling=36)
GIVEN_AT = "2026-01-05T09:00:00+00:00"
HELD, TO_CONFIRM = AnswerStanding.HELD, AnswerStanding.TO_CONFIRM


def with_question(**changes):
    """Return the questionnaire with question A1 changed; it is the organisation's."""
    first, *rest = PLAIN.sections
    questions = tuple(
        replace(one, **{"level": Level.ORGANISATION, **changes}) if one.code == "A1" else one
        for one in first.questions
    )
    return replace(PLAIN, sections=(replace(first, questions=questions), *rest))


QUESTIONNAIRE = with_question()


def record_of(value="yes", **changes):
    """Return a record with one answer, to A1."""
    answer = replace(
        an_answer("A1"),
        **{
            "value": value,
            "answered_at": GIVEN_AT,
            "comment": "Seen.",
            "evidence": (),
            **changes,
        },
    )
    record = a_record()
    return replace(record, sections=(replace(record.sections[0], answers=(answer,)),), evidence=())


def carried(record, new=QUESTIONNAIRE, old=QUESTIONNAIRE, **rules):
    return carried_answers(record, "f" * 64, old, new, replace(RULES, **rules))


def test_an_answer_of_the_organisation_is_held_with_where_it_came_from():
    found = carried(record_of())
    (answer,) = found.answers
    assert (answer.value, answer.comment, answer.standing) == ("yes", "Seen.", HELD)
    assert (answer.origin, answer.origin_at, answer.reason) == ("f" * 64, GIVEN_AT, "")
    assert (found.count(HELD), found.count(TO_CONFIRM), found.left) == (1, 0, ())


@pytest.mark.parametrize(
    ("today", "age_limit", "standing"),
    [
        (date(2028, 1, 5), 0, HELD),
        (date(2028, 1, 6), 0, TO_CONFIRM),
        (date(2026, 7, 5), 6, HELD),
        (date(2026, 7, 6), 6, TO_CONFIRM),
        (date(2029, 1, 5), 60, HELD),
        (date(2029, 1, 6), 60, TO_CONFIRM),
    ],
)
def test_an_answer_lasts_as_long_as_its_question_says_and_never_longer_than_any(
    today, age_limit, standing
):
    edition = with_question(age_limit=age_limit)
    (answer,) = carried(record_of(), edition, edition, today=today).answers
    assert answer.standing is standing
    assert ("months ago" in answer.reason) == (standing is TO_CONFIRM)


def test_a_held_answer_keeps_its_age_and_a_confirmed_one_is_new():
    old = "2024-01-05T09:00:00+00:00"
    held = record_of(standing="held", origin_at=old)
    assert carried(held).answers[0].standing is TO_CONFIRM
    assert carried(held).answers[0].origin_at == old
    confirmed = record_of(standing="confirmed", origin_at=old)
    assert carried(confirmed).answers[0].standing is HELD
    assert carried(confirmed).answers[0].origin_at == GIVEN_AT


def test_an_answer_without_a_date_is_confirmed():
    (answer,) = carried(record_of(answered_at="")).answers
    assert answer.reason == "It is not known when it was given."


def test_nothing_is_held_where_the_rules_say_why():
    (answer,) = carried(record_of(), not_held="Something has changed.").answers
    assert (answer.standing, answer.reason) == (TO_CONFIRM, "Something has changed.")


def test_answers_about_the_project_come_along_for_the_same_project_only():
    edition = with_question(level=Level.PROJECT)
    found = carried(record_of(), edition, edition)
    assert found.answers == ()
    assert found.left[0].why == "It is about the project, so it is asked for each one."
    (answer,) = carried(record_of(), edition, edition, same_project=True).answers
    assert answer.standing is TO_CONFIRM


def test_a_question_in_other_words_is_confirmed_and_one_that_went_is_left():
    reworded = with_question(text="Is it otherwise?")
    (answer,) = carried(record_of(), reworded).answers
    assert answer.standing is TO_CONFIRM
    assert "Is it otherwise?" in answer.reason
    gone = replace(PLAIN, sections=PLAIN.sections[1:])
    assert carried(record_of(), gone).left[0].why == "The question is not asked any more."


def test_erased_and_missing_answers_are_not_brought_back():
    assert carried(record_of(None)).answers == carried(record_of(None)).left == ()
    for value in (ERASED, [{"id": "1", "name": ERASED}], {"name": ERASED}):
        assert carried(record_of(value)).left[0].why == "It was erased."
    (answer,) = carried(record_of(comment=ERASED, respondent=ERASED)).answers
    assert (answer.comment, answer.respondent) == ("", "")


def test_evidence_comes_along_and_opens_its_answer_when_it_expired():
    file = Evidence(
        "e1", "a1", "licence.pdf", "application/pdf", 3, "1" * 64, ("A1", "A9"), "", "2026-11-20"
    )
    other = replace(file, id="e2", codes=("A9",), expires_on="")
    record = replace(record_of(evidence=("e1",)), evidence=(file, other))
    found = carried(record)
    assert found.evidence == (replace(file, codes=("A1",)),)
    assert found.answers[0].reason == "The evidence “licence.pdf” expired on 2026-11-20."
    assert expired_evidence(file, date(2026, 11, 20)) == ""
    assert expired_evidence(other, date(2036, 1, 1)) == ""


def test_months_end_with_the_month():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
