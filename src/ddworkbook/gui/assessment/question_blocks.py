"""What the side panel says about a question, block by block. It reads values and makes widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.walkthrough import Flag, QuestionState
from ddworkbook.gui.assessment.side_block import SideBlock
from ddworkbook.gui.widgets.badge import RatingBadge
from ddworkbook.usecases.history_views import HistoryLine

CONTEXT = "QuestionBlocks"
MOST_HISTORY = 8


def guidance_block(state: QuestionState, parent: QWidget) -> Iterator[SideBlock]:
    """Give the guidance and why the question is asked."""
    question = state.question
    if question.guidance:
        block = SideBlock(_tr("Guidance"), parent)
        block.add_line(question.guidance)
        yield block
    if state.why:
        block = SideBlock(_tr("Why it is asked"), parent)
        block.add_line(state.why)
        yield block


def flag_blocks(flags: Sequence[Flag], parent: QWidget) -> Iterator[SideBlock]:
    """Give each flag with the answers that fired it, the rule, the action and the referral."""
    for flag in flags:
        block = SideBlock(_tr("Why it is flagged"), parent)
        block.add_widget(RatingBadge(flag.severity, block))
        block.add_line(flag.reason)
        for line in flag.because:
            block.add_line(f"• {line}", "muted")
        if flag.rule:
            block.add_line(_tr("Rule: {rule}").format(rule=flag.rule), "small")
        if flag.action:
            block.add_line(_tr("What helps: {action}").format(action=flag.action))
        if flag.referral:
            block.add_line(_tr("Ask: {referral}").format(referral=flag.referral))
        yield block


def source_block(
    question: Question, flags: Sequence[Flag], questionnaire: Questionnaire, parent: QWidget
) -> Iterator[SideBlock]:
    """Give where the question and its rules come from."""
    keys = dict.fromkeys((*question.sources, *(key for flag in flags for key in flag.sources)))
    if not keys:
        return
    block = SideBlock(_tr("Sources"), parent)
    for key in keys:
        source = questionnaire.sources.get(key)
        if source is None:
            block.add_line(key, "small")
        else:
            words = f"{source.title}. {source.publisher}, {source.dated}."
            block.add_line(words, "small")
    yield block


def history_block(lines: Sequence[HistoryLine], parent: QWidget) -> Iterator[SideBlock]:
    """Give what was answered before, newest first."""
    if not lines:
        return
    block = SideBlock(_tr("History of this answer"), parent)
    for line in lines[:MOST_HISTORY]:
        when = line.at[:16].replace("T", " ")
        block.add_line(f"{when}  {line.actor_name}", "small")
        block.add_line(line.sentence)
    if len(lines) > MOST_HISTORY:
        more = _tr("and {count} more, on the page of the history")
        block.add_line(more.format(count=len(lines) - MOST_HISTORY), "small")
    yield block


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
