"""Judge a questionnaire as a whole: rules that cannot work, and what its authors forgot.

All problems are listed at once. Not here: the shape of the files (see questionnaire_reader).
"""

from __future__ import annotations

from collections.abc import Mapping

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter.cycles import cycle_problems
from ddworkbook.core.questionnaire_linter.quality import quality_problems
from ddworkbook.core.questionnaire_linter.references import reference_problems
from ddworkbook.core.questionnaire_linter.structure import structure_problems

__all__ = ["lint_questionnaire", "rule_problems"]


def rule_problems(
    questionnaire: Questionnaire,
    *,
    fact_questions: Mapping[str, Question] | None = None,
    places: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Return what keeps a questionnaire from working; with any of these it is not loaded.

    `fact_questions` gives the questions behind facts (triage T03 ...), so that their choices are
    checked too; `places` the file of each section, for problems to name.
    """
    facts = fact_questions or {}
    files = places or {}
    return (
        *structure_problems(questionnaire, files),
        *reference_problems(questionnaire, facts, files),
        *cycle_problems(questionnaire, files),
    )


def lint_questionnaire(
    questionnaire: Questionnaire,
    *,
    fact_questions: Mapping[str, Question] | None = None,
    places: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Return what keeps it from working, and what is missing or can never happen."""
    return (
        *rule_problems(questionnaire, fact_questions=fact_questions, places=places),
        *quality_problems(questionnaire, fact_questions or {}, places or {}),
    )
