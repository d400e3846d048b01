"""Assessments: start one, list them, choose how deep one asks."""

from __future__ import annotations

from ddworkbook.core.changes import AssessmentStarted, DepthChosen
from ddworkbook.core.errors import ActionRefused, InputRefused, UsageRefused
from ddworkbook.core.folding import fold
from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.states import Step
from ddworkbook.storage.reading import assessments as stored
from ddworkbook.usecases.assessment_rows import rows_of
from ddworkbook.usecases.assessment_views import AssessmentFilter, AssessmentRow
from ddworkbook.usecases.carry_forward import carry_in, carrying_of
from ddworkbook.usecases.partners import find_partner
from ddworkbook.usecases.permissions import require_step
from ddworkbook.usecases.pictures import require_row
from ddworkbook.usecases.projects import find_project
from ddworkbook.usecases.questionnaires import adopt, edition_of, show_questionnaire
from ddworkbook.usecases.reference_tables import keep_used
from ddworkbook.usecases.session import Changed, Session, changed
from ddworkbook.usecases.triage import Chosen, depth_of_triage, newest_triage

_SHORTEST = 4


def start_assessment(
    session: Session,
    partner_id: str,
    questionnaire: str,
    *,
    project_id: str = "",
    triage_id: str = "",
    depth: str = "",
    depth_reason: str = "",
    carry: bool = True,
) -> Changed:
    """Start an assessment (`made`) with the edition in force of a questionnaire.

    The triage chooses the depth and gives the facts that later questions use. Without `triage_id`
    the partner's newest triage (of the same project, where one is given) is taken. A `depth` given
    by a person needs a reason. With `carry`, the answers of the partner's last record of this
    questionnaire come along: held, or to be confirmed.
    Raises: ActionRefused when a depth is needed and neither a triage nor a person gave one.
    """
    partner = find_partner(session, partner_id)
    project = find_project(session, project_id).id if project_id else ""
    edition = show_questionnaire(session, questionnaire)
    chosen = _depth(session, edition, partner.id, project, triage_id, depth, depth_reason)
    carrying = None
    if carry:
        carrying = carrying_of(session, edition, partner, project, chosen.triage)
    made = session.world.new_id()
    with session.writing() as ledger:
        started = AssessmentStarted(
            partner.id,
            adopt(session, ledger, edition),
            project,
            chosen.depth,
            chosen.triage,
            chosen.reasons,
            chosen.tables,
        )
        keep_used(session, ledger, chosen.tables)
        ledger.append(started, made)
        if carrying is not None:
            carry_in(ledger, made, edition, carrying)
    kinds = "assessment edition answer evidence" if carrying else "assessment edition"
    return changed(kinds, partner.id, project, made=made)


def choose_depth(session: Session, assessment_id: str, depth: str, reason: str) -> Changed:
    """Set the depth again, with the person's reason. Raises: InputRefused, ActionRefused."""
    row = require_step(session, assessment_id, Step.ANSWER)
    _require_depth(edition_of(session, row.edition), depth, reason)
    with session.writing() as ledger:
        ledger.append(DepthChosen(depth, (reason.strip(),)), row.id)
    return changed("assessment answer", row.id, row.partner)


def depth_from_triage(session: Session, assessment_id: str) -> Changed:
    """Set the depth to what the linked triage says now. Raises: ActionRefused without one."""
    row = require_step(session, assessment_id, Step.ANSWER)
    if not row.triage:
        raise ActionRefused("No triage is linked to this assessment. Choose the depth yourself.")
    chosen = depth_of_triage(session, edition_of(session, row.edition), row.triage)
    with session.writing() as ledger:
        keep_used(session, ledger, chosen.tables)
        ledger.append(
            DepthChosen(chosen.depth, chosen.reasons, chosen.triage, chosen.tables), row.id
        )
    return changed("assessment answer", row.id, row.partner)


def list_assessments(
    session: Session, wanted: AssessmentFilter | None = None
) -> tuple[AssessmentRow, ...]:
    """Return the assessments, last changed first."""
    if wanted is None:
        return rows_of(session)
    rows = rows_of(session, partner=wanted.partner, project=wanted.project)
    return tuple(row for row in rows if _fits(row, wanted))


def find_assessment(session: Session, wanted: str) -> str:
    """Return the id of the assessment with this id, or whose id begins or ends with it.

    Raises: UsageRefused when there is none, or more than one.
    """
    if stored.find_assessment(session.workbook, wanted) is not None:
        return wanted
    ids = [row.id for row in stored.assessments(session.workbook)]
    hits = [one for one in ids if one.startswith(wanted) or one.endswith(wanted)]
    if len(wanted) >= _SHORTEST and len(hits) == 1:
        return hits[0]
    hint = "is the beginning or end of more than one id" if len(hits) > 1 else "is no assessment"
    raise UsageRefused(f"{wanted!r} {hint}. See the ids with: ddw assessment list FILE.")


def _depth(
    session: Session,
    edition: Questionnaire,
    partner: str,
    project: str,
    triage: str,
    depth: str,
    reason: str,
) -> Chosen:
    """Return the depth to start with, why, and the triage whose answers are facts."""
    if not edition.depths:
        return Chosen("", (), "")
    if triage and require_row(session, triage).partner != partner:
        raise UsageRefused("That triage is about another partner. Choose one of this partner.")
    linked = triage or newest_triage(session, edition, partner, project)
    if depth:
        _require_depth(edition, depth, reason)
        return Chosen(depth, (reason.strip(),), linked)
    if not linked:
        raise ActionRefused(
            f"{edition.title} needs a depth, and there is no triage of this partner that chooses "
            "one. Answer a triage first, or choose a depth and give the reason."
        )
    return depth_of_triage(session, edition, linked)


def _require_depth(edition: Questionnaire, depth: str, reason: str) -> None:
    """Refuse an unknown depth or one without a reason."""
    known = [one.value for one in edition.depths]
    problems = []
    if depth not in known:
        problems.append(
            Problem(
                "unknown-depth",
                "Depth",
                f"{edition.title} has no depth {depth!r}.",
                f"Use one of: {', '.join(known)}." if known else "It is always asked in full.",
            )
        )
    if not reason.strip():
        problems.append(
            Problem("no-reason", "Reason", "The depth has no reason.", "Say why in a sentence.")
        )
    if problems:
        raise InputRefused("The depth cannot be set.", problems)


def _fits(row: AssessmentRow, wanted: AssessmentFilter) -> bool:
    """Say whether a line fits the rest of a filter."""
    text = fold(" ".join((row.title, row.partner_name, row.project_title, row.country_name)))
    return (
        (not wanted.questionnaire or row.questionnaire == wanted.questionnaire)
        and (not wanted.country or row.country == wanted.country)
        and (not wanted.states or row.state in wanted.states)
        and (not wanted.ratings or row.rating in wanted.ratings)
        and all(word in text for word in fold(wanted.text).split())
    )
