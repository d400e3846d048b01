"""Assessments as lines of text."""

from __future__ import annotations

from collections.abc import Iterable

from ddworkbook.cli.output import say, say_facts, say_table
from ddworkbook.core.answer_text import table_text
from ddworkbook.core.states import Step
from ddworkbook.core.walkthrough import QuestionState
from ddworkbook.usecases.assessment_views import AssessmentPage, AssessmentRow


def print_rows(rows: Iterable[AssessmentRow]) -> None:
    """Print the list of assessments."""
    say_table(
        ("Id", "Partner", "Questionnaire", "State", "Rating", "Done", "Review due", "Decision"),
        (
            (
                row.id,
                row.partner_name,
                row.questionnaire_title,
                row.state.word,
                row.rating.word,
                f"{row.answered}/{row.asked}",
                row.review_due,
                row.decision_label,
            )
            for row in rows
        ),
        "There are no such assessments.",
    )


def print_page(page: AssessmentPage, *, hidden: bool) -> None:
    """Print everything about one assessment."""
    _print_head(page)
    for section in page.walkthrough.sections:
        say("")
        say(f"{section.code}  {section.title}  ({section.answered} of {section.asked})")
        for state in section.questions:
            if state.asked:
                _print_question(page, state)
            elif hidden:
                say(f"  {state.question.code}  not asked: {state.why}")
    _print_rest(page)


def _print_head(page: AssessmentPage) -> None:
    walk = page.walkthrough
    say_facts(
        (
            ("Assessment", page.title),
            ("Partner", f"{page.partner.name}, {page.country_name}"),
            ("Project", page.project.title if page.project else ""),
            ("State", f"{page.state.word}, revision {page.revision}"),
            ("Depth", page.depth_label),
            ("", " ".join(page.depth_reasons)),
            ("Rating", walk.rating.word),
            ("", " ".join(walk.rating_reasons)),
            ("Answered", f"{walk.answered} of {walk.asked}, next: {walk.next_code or 'nothing'}"),
            ("To confirm", ", ".join(page.to_confirm)),
            ("Newer edition", page.edition_news.version if page.edition_news else ""),
            ("Decision", page.decision.label if page.decision else ""),
            ("Review due", page.review_due),
            ("Fingerprint", page.fingerprint),
            ("Id", page.id),
        )
    )


def _print_question(page: AssessmentPage, state: QuestionState) -> None:
    code = state.question.code
    answer = page.answer_texts.get(code, "")
    shown = answer or ("MISSING" if state.missing else "not answered")
    say(f"  {code}  {state.question.text}")
    say(f"        {shown}")
    if state.answer is not None:
        for row in table_text(state.question, state.answer.value)[1:]:
            say(f"          {' | '.join(row)}")
    if state.answer is not None and state.answer.comment:
        say(f"        Comment: {state.answer.comment}")
    carried = page.carried.get(code)
    if carried is not None:
        word = "Held." if carried.held else "To confirm." if carried.waits else "Confirmed."
        say(f"        {word} {carried.origin} {carried.reason}".rstrip())
    for item in page.evidence_for(code):
        say(f"        Evidence: {item.name}")
    for flag in state.flags:
        say(f"        {flag.severity.word}: {flag.reason}")
    for problem in state.problems:
        say(f"        Problem: {problem.sentence}")
    for note in page.notes_on(code):
        say(f"        Note by {note.author_name}: {note.text}{' (resolved)' * note.resolved}")


def _print_rest(page: AssessmentPage) -> None:
    say("")
    for action in page.actions:
        due = f" by {action.due_on}" if action.due_on else ""
        say(f"Action ({action.status}){due}: {action.text}")
    for decision in page.walkthrough.decisions:
        say(f"{decision.title}: {decision.label}. {' '.join(decision.reasons)}")
    for wanted in page.wanted_signatures:
        given = f"{wanted.given.name}, {wanted.given.signed_at}" if wanted.given else "to be given"
        say(f"Signature, {wanted.meaning} ({wanted.rank}): {given}")
    for step in Step:
        say(f"{step.value.capitalize()}: {page.refusal(step) or 'possible now'}")
