"""Trying a questionnaire: answers, depth and facts that nobody stores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ddworkbook.core.answer import Answer
from ddworkbook.core.answer_check import check_value, normal_value
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.core.walkthrough import Profile, Walkthrough, walk_through
from ddworkbook.usecases.questionnaire_linting import fact_questions
from ddworkbook.usecases.reference import policy_facts
from ddworkbook.usecases.session import Session


@dataclass(frozen=True)
class Trial:
    """What was tried so far. `policy` are the policy lines; `facts` what a triage would say."""

    questionnaire: Questionnaire
    depth: str
    policy: Mapping[str, JsonValue] = field(default_factory=dict)
    facts: Mapping[str, JsonValue] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def asked_facts(self) -> tuple[Question, ...]:
        """Return the questions of the triage whose answers its rules use."""
        known = fact_questions()
        return tuple(known[code] for code in self.questionnaire.facts if code in known)


def begin_trial(session: Session, questionnaire: Questionnaire) -> Trial:
    """Begin without answers, at the deepest depth, with the policy lines in force."""
    depth = questionnaire.depths[-1].value if questionnaire.depths else ""
    return Trial(questionnaire, depth, policy_facts(session))


def at_depth(trial: Trial, depth: str) -> Trial:
    """Return the trial at another depth."""
    return replace(trial, depth=depth)


def with_fact(trial: Trial, code: str, value: JsonValue) -> Trial:
    """Return the trial with another answer of the triage; None takes it away."""
    facts = {key: known for key, known in trial.facts.items() if key != code}
    question = fact_questions()[code]
    value = normal_value(question, value)
    if value is not None and not check_value(question, value):
        facts[code] = value
    return replace(trial, facts=facts)


def with_answer(trial: Trial, code: str, value: JsonValue, comment: str = "") -> tuple[Trial, str]:
    """Return the trial with an answer, and why it was not taken, "" when it was."""
    question = trial.questionnaire.question(code)
    if question is None:
        return trial, ""
    value = normal_value(question, value)
    problems = check_value(question, value)
    if problems:
        return trial, " ".join(f"{problem.what} {problem.repair}" for problem in problems)
    answers = {**trial.answers, code: Answer(code, value, comment)}
    return replace(trial, answers=answers), ""


def walk_trial(session: Session, trial: Trial) -> Walkthrough:
    """Return how a trial stands today."""
    profile = Profile(trial.depth, {**trial.policy, **trial.facts}, fact_questions())
    return walk_through(trial.questionnaire, trial.answers, profile, session.world.today())
