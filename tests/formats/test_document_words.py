"""Dates, sizes and short forms that every export shares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ddworkbook.core.record import RecordSection
from ddworkbook.core.severity import Severity
from ddworkbook.formats import document_words as says
from ddworkbook.formats.dates import day_in_short, day_in_words, moment_in_words
from tests.builders.record_builder import a_record, an_empty_record
from tests.builders.record_parts import an_answer


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("2026-10-14T15:20:31+01:00", "14 October 2026, 15:20 (UTC+01:00)"),
        ("2026-10-14T15:20:31Z", "14 October 2026, 15:20 (UTC)"),
        ("2026-10-14T15:20", "14 October 2026, 15:20"),
        ("2026-10-14", "14 October 2026"),
        ("2026-02-30", "2026-02-30"),
        ("[erased]", "[erased]"),
        ("", ""),
    ],
)
def test_moments_are_read_with_their_zone_and_other_text_stays(written: str, reads: str) -> None:
    assert moment_in_words(written) == reads


def test_days_have_a_long_and_a_short_form() -> None:
    assert day_in_words("2026-03-01") == "1 March 2026"
    assert day_in_short("2026-03-01") == "1 Mar 2026"
    assert day_in_short("soon") == "soon"


def test_the_reasons_are_those_of_the_worst_flags_when_the_rating_gives_none() -> None:
    record = replace(a_record(), rating_reasons=())
    worst_first = says.by_severity(record.flags)
    assert worst_first[0].severity == Severity.RED
    assert says.reasons(record) == tuple(flag.reason for flag in worst_first[:3])


def test_flags_are_counted_by_severity_worst_first() -> None:
    found = says.flag_counts(an_empty_record())
    assert [severity for severity, _ in found] == [
        Severity.STOP,
        Severity.RED,
        Severity.AMBER_MAJOR,
        Severity.AMBER_MINOR,
    ]
    assert sum(count for _, count in says.flag_counts(a_record())) == len(a_record().flags)


def test_answered_is_what_has_a_value_and_calculated_values_are_not_asked() -> None:
    answers = (
        an_answer("C01"),
        an_answer("C02", value=None, value_text="Not answered"),
        an_answer("C03", value="0.2", type="calculated", value_text="20%"),
    )
    record = replace(an_empty_record(), sections=(RecordSection("A", "All", answers),))
    assert says.counts(record)[:3] == [
        ("Questions asked", "2"),
        ("Answered", "1"),
        ("Left open", "1"),
    ]


def test_a_long_text_is_shortened_at_a_word() -> None:
    assert says.brief("one two three", 100) == "one two three"
    assert says.brief("one two\nthree four", 9) == "one two …"
    assert says.brief("W" * 30, 10) == "W" * 10 + " …"


def test_who_gave_an_answer_is_told_with_when() -> None:
    record = a_record(questions=2)
    assert says.given_by(record, an_answer("C01")) == (
        "Partner (Finance officer of the partner); "
        "entered by Ines Calloway on 3 Sep 2026, 10:42 (UTC+03:00)"
    )
    bare = an_answer("C01", who="", respondent="", answered_by="", answered_at="")
    assert says.given_by(record, bare) == ""


@pytest.mark.parametrize(
    ("size", "reads"), [(1, "1 byte"), (2, "2 bytes"), (18_000, "18 kB"), (2_500_000, "2.5 MB")]
)
def test_sizes_are_told_in_powers_of_ten(size: int, reads: str) -> None:
    assert says.size_in_words(size) == reads


def test_a_person_who_decided_is_named_with_post() -> None:
    facts = dict(says.assessment_facts(a_record()))
    assert facts["Decided by"].startswith("Tobias Adeyemi-Hart, Head of research assurance")
    assert "Decided by" not in dict(says.assessment_facts(an_empty_record()))


def test_unknown_evidence_and_people_keep_their_ids() -> None:
    assert says.evidence_label(an_empty_record(), "e9") == "e9"
    assert an_empty_record().person("p9") == "p9"


def test_a_draft_is_made_and_a_record_is_frozen() -> None:
    assert "Frozen at" in dict(says.assessment_facts(a_record()))
    assert "Draft made at" in dict(says.assessment_facts(a_record(), draft=True))
