"""Answers and evidence for the demonstration, from the sample's story of a sound partner."""

from __future__ import annotations

from ddworkbook.core.country import country_name
from ddworkbook.formats.plain_pdf import plain_pdf
from ddworkbook.usecases.answering import answer_many
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.evidence import attach_bytes
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.sample_story import given_answer, in_words, sound_answers
from ddworkbook.usecases.session import Session


def answer_from_story(session: Session, assessment: str) -> None:
    """Answer everything that is asked the way a sound partner would."""
    while True:
        page = assessment_page(session, assessment)
        words = {
            "partner": page.partner.name,
            "city": page.partner.city,
            "country": country_name(countries(session), page.partner.country),
        }
        sound = sound_answers(page.questionnaire.code, session.world.today())
        given = tuple(
            given_answer(code, in_words(sound[code], words), page.partner.contacts[0].name)
            for code in page.walkthrough.missing
            if code in sound
        )
        if not given:
            return
        answer_many(session, assessment, given)


def attach_demo_evidence(session: Session, assessment: str) -> None:
    """Attach a PDF and a table that prove two answers."""
    page = assessment_page(session, assessment)
    invented = "This is an invented document for a demonstration."
    charter = plain_pdf("Charter", [f"Charter of {page.partner.name}.", invented])
    attach_bytes(session, assessment, charter, "charter.pdf", ("C01", "C03"))
    accounts = "year,income ETB,opinion\n2024,118000000,unqualified\n2025,131000000,unqualified\n"
    attach_bytes(session, assessment, accounts.encode(), "accounts.csv", ("C23",))
