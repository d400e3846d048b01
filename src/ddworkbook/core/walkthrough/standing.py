"""Which questions are asked, and the values that rules see: each worked out once, when needed.

A hidden question keeps its answer, but rules see it as unanswered.
Not here: the words for it (why.py), flags (flagging.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from enum import Enum, auto

from ddworkbook.core.answer import Answer
from ddworkbook.core.answer_value import value_of
from ddworkbook.core.dependencies import SECTION
from ddworkbook.core.expression import Expression, Scope, Value, evaluate
from ddworkbook.core.expression.values import plain_value
from ddworkbook.core.questionnaire import Question, Questionnaire, QuestionType, Section
from ddworkbook.core.walkthrough.picture import Profile


class Asking(Enum):
    """Whether a question is asked; if not, what hides it."""

    ASKED = auto()
    SECTION_HIDDEN = auto()
    TOO_DEEP = auto()
    MAIN_HIDDEN = auto()
    NOT_RELEVANT = auto()
    NOT_KNOWN_YET = auto()


class Standing:
    """The state of all questions for one set of answers."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        answers: Mapping[str, Answer],
        profile: Profile,
        today: date,
    ) -> None:
        self.questionnaire = questionnaire
        self.answers = answers
        self.profile = profile
        self.scope = Scope(self.value, today)
        self._depths = {depth.value: place for place, depth in enumerate(questionnaire.depths)}
        self._sections = {
            question.code: section
            for section in questionnaire.sections
            if section.relevant is not None
            for question in section.questions
        }
        self._askings: dict[str, Asking] = {}
        self._values: dict[str, Value] = {}

    def with_answers(self, answers: Mapping[str, Answer]) -> Standing:
        """Return the same standing with other answers; all that was worked out still holds."""
        again = copy(self)
        again.answers = answers
        again.scope = Scope(again.value, self.scope.today)
        again._askings = dict(self._askings)
        again._values = dict(self._values)
        return again

    def settled(self, node: str) -> tuple[Asking, Value]:
        """Return how a question or section stands, and its value."""
        if node.startswith(SECTION):
            return self._askings[node], None
        return self._askings[node], self._values.get(node)

    def settle(self, node: str) -> tuple[Asking, Value]:
        """Work a question or section out anew; what it waits for has to be settled before."""
        self._askings.pop(node, None)
        self._values.pop(node, None)
        if node.startswith(SECTION):
            section = self.questionnaire.section(node.removeprefix(SECTION))
            return (Asking.ASKED if section is None else self.asking_section(section)), None
        question = self.questionnaire.question(node)
        if question is None:
            return Asking.ASKED, None
        return self.asking(question), self.value(node)

    def asking(self, question: Question) -> Asking:
        """Return whether a question is asked."""
        known = self._askings.get(question.code)
        if known is None:
            # Until it is known, a rule that comes back to this question sees it as hidden;
            # the linter refuses such rings.
            self._askings[question.code] = Asking.NOT_KNOWN_YET
            known = self._askings[question.code] = self._work_out(question)
        return known

    def asking_section(self, section: Section) -> Asking:
        """Return whether a section is asked as a whole."""
        if section.relevant is None:
            return Asking.ASKED
        node = SECTION + section.code
        known = self._askings.get(node)
        if known is None:
            self._askings[node] = Asking.NOT_KNOWN_YET
            known = self._askings[node] = self._relevance(section.relevant)
        return known

    def value(self, code: str) -> Value:
        """Return the value that rules see under a code: an asked question's answer, or a fact."""
        if code not in self._values:
            self._values[code] = None
            self._values[code] = self._look_up(code)
        return self._values[code]

    def section_of(self, question: Question) -> Section | None:
        """Return the section of a question when it has a condition, else None."""
        return self._sections.get(question.code)

    def true(self, rule: Expression) -> bool:
        """Say whether a rule is true; unknown is not true."""
        return evaluate(rule, self.scope) is True

    def _work_out(self, question: Question) -> Asking:
        section = self._sections.get(question.code)
        if section is not None and self.asking_section(section) is not Asking.ASKED:
            return Asking.SECTION_HIDDEN
        if not self._deep_enough(question):
            return Asking.TOO_DEEP
        main = self.questionnaire.question(question.follows)
        if main is not None and self.asking(main) is not Asking.ASKED:
            return Asking.MAIN_HIDDEN
        return Asking.ASKED if question.relevant is None else self._relevance(question.relevant)

    def _relevance(self, rule: Expression) -> Asking:
        relevant = evaluate(rule, self.scope)
        if relevant is True:
            return Asking.ASKED
        return Asking.NOT_RELEVANT if relevant is False else Asking.NOT_KNOWN_YET

    def _deep_enough(self, question: Question) -> bool:
        if not question.depth:
            return True
        here = self._depths.get(self.profile.depth, -1)
        return self._depths.get(question.depth, 0) <= here

    def _look_up(self, code: str) -> Value:
        question = self.questionnaire.question(code)
        if question is None:
            return self._fact(code)
        if self.asking(question) is not Asking.ASKED:
            return None
        answer = self.answers.get(code)
        given = None if answer is None else value_of(question, answer.value)
        if question.type is not QuestionType.CALCULATED:
            return given
        rule = question.calculate
        # once() keeps what is stored under the question itself.
        return None if rule is None else evaluate(rule, replace(self.scope, itself=given))

    def _fact(self, code: str) -> Value:
        fact = self.profile.facts.get(code)
        behind = self.profile.fact_questions.get(code)
        return plain_value(fact) if behind is None else value_of(behind, fact)
