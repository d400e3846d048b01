"""Answers the rest of a section at once: not applicable, with one reason for all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ddworkbook.core.questionnaire import QuestionType
from ddworkbook.core.walkthrough import QuestionState
from ddworkbook.gui.assessment.finding import is_unanswered, section_named
from ddworkbook.gui.bridge import Bridge
from ddworkbook.gui.dialogs.attempt import attempt
from ddworkbook.gui.dialogs.reason_dialog import ReasonDialog, ReasonWords
from ddworkbook.usecases.answering import GivenAnswer, answer_many
from ddworkbook.usecases.assessment_views import AssessmentPage

NOT_APPLICABLE = "na"
# One question is quicker answered by its own key.
FEWEST = 2


def rest_of(page: AssessmentPage, section: str) -> tuple[str, ...]:
    """Return the open questions of a section that can be not applicable; () for fewer than two."""
    state = section_named(page.walkthrough, section)
    open_codes = (
        tuple(one.question.code for one in state.questions if _is_open(one)) if state else ()
    )
    return open_codes if len(open_codes) >= FEWEST else ()


def ask_rest(bridge: Bridge, page: AssessmentPage, section: str, parent: QWidget) -> None:
    """Ask for the reason and answer the rest of the section."""
    codes = rest_of(page, section)
    if not codes:
        return
    words = ReasonWords(
        _tr("The rest is not applicable"),
        _tr(
            "{count} open questions of this section become “Not applicable”, each with this reason "
            "as its comment: {codes}. Questions that cannot be so stay open."
        ).format(count=len(codes), codes=", ".join(codes)),
        _tr("&Reason"),
        _tr("Mark {count} questions").format(count=len(codes)),
        _tr("Say in a sentence why they do not apply."),
    )
    ReasonDialog.ask(words, partial(_answer, bridge, page.id, codes), parent)


def _answer(bridge: Bridge, assessment: str, codes: tuple[str, ...], reason: str) -> str:
    given = tuple(GivenAnswer(code, NOT_APPLICABLE, reason) for code in codes)
    return attempt(bridge, answer_many, bridge.session, assessment, given)


def _is_open(state: QuestionState) -> bool:
    can_be = state.question.type is QuestionType.YES_PARTLY_NO_NA
    return state.asked and can_be and is_unanswered(state)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NotApplicable", text)
