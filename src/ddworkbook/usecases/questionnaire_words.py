"""The rules of a questionnaire in words, for somebody who reads it without answering it."""

from __future__ import annotations

from ddworkbook.core.expression import Expression, in_words
from ddworkbook.core.questionnaire import Question, Questionnaire
from ddworkbook.usecases.questionnaires import shipped_questionnaires

# Longer question texts are cut inside a rule; the code leads to the whole.
MAX_SUBJECT = 70


def asked_when(questionnaire: Questionnaire, question: Question) -> str:
    """Return when a question is asked, as one sentence."""
    parts = []
    if question.depth:
        labels = {depth.value: depth.label for depth in questionnaire.depths}
        parts.append(f"from the depth “{labels.get(question.depth, question.depth)}” on")
    if question.follows:
        parts.append(f"together with {question.follows}")
    if question.relevant is not None:
        parts.append(f"when {rule_in_words(questionnaire, question.relevant)}")
    return f"Asked {', '.join(parts)}." if parts else "Always asked."


def rule_in_words(questionnaire: Questionnaire, rule: Expression) -> str:
    """Return a rule with the texts of questions and the labels of choices."""
    return in_words(rule, lambda code, choice: _wording(questionnaire, code, choice))


def _wording(questionnaire: Questionnaire, code: str, choice: str | None) -> str:
    code, _, column = code.partition(".")
    question = questionnaire.question(code)
    if choice is not None:
        behind = question or _fact_question(code)
        return behind.choice_label(choice) if behind else choice.replace("-", " ")
    if not code:
        return "the answer"
    if question is None:
        return questionnaire.facts.get(code, code)
    if column:
        label = next((one.label for one in question.columns if one.code == column), column)
        return f"“{label}” in {code}"
    return f"{code} “{_shortened(question.text)}”"


def _fact_question(code: str) -> Question | None:
    """Return the question of another shipped questionnaire that a fact comes from."""
    found = (one.question(code) for one in shipped_questionnaires())
    return next((question for question in found if question is not None), None)


def _shortened(text: str) -> str:
    if len(text) <= MAX_SUBJECT:
        return text
    return f"{text[:MAX_SUBJECT].rpartition(' ')[0]} …"
