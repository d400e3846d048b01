"""What can be chosen when an assessment is started."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ddworkbook.gui.dialogs.start_assessment_dialog import StartOptions, TriageOption
from ddworkbook.usecases.assessment_page import assessment_page
from ddworkbook.usecases.assessment_views import AssessmentFilter
from ddworkbook.usecases.assessments import list_assessments
from ddworkbook.usecases.partners import list_partners
from ddworkbook.usecases.projects import list_projects
from ddworkbook.usecases.questionnaires import questionnaires_in_force
from ddworkbook.usecases.session import Session


def start_options(session: Session) -> StartOptions:
    """Read partners, projects and questionnaires; triages are read when a partner is chosen."""
    # The triage stands in front: it is where an assessment of a partner begins.
    questionnaires = sorted(
        questionnaires_in_force(session), key=lambda one: (bool(one.depths), one.title)
    )
    return StartOptions(
        [(row.id, f"{row.name}, {row.country_name}") for row in list_partners(session)],
        [row.project for row in list_projects(session)],
        questionnaires,
        partial(triages_of, session),
    )


def triages_of(session: Session, partner: str) -> Sequence[TriageOption]:
    """Return the partner's assessments that decide the depth of another, newest first."""
    found = []
    for row in list_assessments(session, AssessmentFilter(partner=partner)):
        walk = assessment_page(session, row.id).walkthrough
        if walk.decisions:
            decisions = {decision.code: decision for decision in walk.decisions}
            label = f"{row.questionnaire_title}, {row.started_at[:10]}"
            if row.project_title:
                label = f"{label}, {row.project_title}"
            found.append(TriageOption(row.id, label, decisions, len(walk.missing)))
    return found
