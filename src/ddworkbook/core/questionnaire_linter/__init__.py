"""Judge a questionnaire as a whole: rules that cannot work, and what its authors forgot.

All problems are listed at once. Not here: the shape of the files (see questionnaire_reader).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ddworkbook.core.problem import Problem
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.questionnaire_linter.cycles import cycle_problems
from ddworkbook.core.questionnaire_linter.editions import edition_problems
from ddworkbook.core.questionnaire_linter.quality import quality_problems
from ddworkbook.core.questionnaire_linter.references import reference_problems
from ddworkbook.core.questionnaire_linter.structure import structure_problems
from ddworkbook.core.questionnaire_linter.translations import translation_problems
from ddworkbook.core.translation.translated import Translation

__all__ = ["care_problems", "lint_questionnaire", "rule_problems"]


def rule_problems(
    questionnaire: Questionnaire,
    *,
    fact_questions: Mapping[str, Question] | None = None,
    places: Mapping[str, str] | None = None,
    doubtful: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return what keeps a questionnaire from working; with any of these it is not loaded.

    `fact_questions` gives the questions behind facts (triage T03 ...), so that their choices are
    checked too; `places` the file of each section, for problems to name. Of the `doubtful` codes
    it is only known that they are there.
    """
    facts = fact_questions or {}
    files = places or {}
    return (
        *structure_problems(questionnaire, files),
        *reference_problems(questionnaire, facts, files, doubtful),
        *cycle_problems(questionnaire, files),
    )


def lint_questionnaire(
    questionnaire: Questionnaire,
    *,
    fact_questions: Mapping[str, Question] | None = None,
    places: Mapping[str, str] | None = None,
    older: Questionnaire | None = None,
    translations: Mapping[str, Translation] | None = None,
) -> tuple[Problem, ...]:
    """Return what keeps it from working, and what is missing or can never happen.

    `older` is the edition before, whose codes may not come back with another meaning;
    `translations` are by the file that they stand in.
    """
    found = rule_problems(questionnaire, fact_questions=fact_questions, places=places)
    return (
        *found,
        *care_problems(
            questionnaire,
            fact_questions=fact_questions,
            places=places,
            older=older,
            translations=translations,
            found=found,
        ),
    )


def care_problems(
    questionnaire: Questionnaire,
    *,
    fact_questions: Mapping[str, Question] | None = None,
    places: Mapping[str, str] | None = None,
    older: Questionnaire | None = None,
    translations: Mapping[str, Translation] | None = None,
    found: Iterable[Problem] = (),
) -> tuple[Problem, ...]:
    """Return what its authors forgot, though it works: everything but rule_problems.

    Whether a rule can come true is not asked where a problem was `found` with it before.
    """
    files = places or {}
    faulty = frozenset(problem.where for problem in found)
    care = list(quality_problems(questionnaire, fact_questions or {}, files, faulty))
    if older is not None:
        care.extend(edition_problems(questionnaire, older, files))
    for file, translation in (translations or {}).items():
        care.extend(translation_problems(questionnaire, translation, file))
    return tuple(care)
