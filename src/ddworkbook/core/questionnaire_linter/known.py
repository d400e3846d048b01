"""What rules can refer to: the questions of the questionnaire, those behind facts, other facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ddworkbook.core.expression import Kind
from ddworkbook.core.expression.tree import Itself, Node, Reference
from ddworkbook.core.questionnaire import Column, Question, Questionnaire, QuestionType
from ddworkbook.core.questionnaire_linter.placed_rules import PlacedRule

KINDS: Mapping[QuestionType, Kind] = {
    QuestionType.YES_NO: Kind.CHOICE,
    QuestionType.YES_NO_UNSURE: Kind.CHOICE,
    QuestionType.YES_PARTLY_NO_NA: Kind.CHOICE,
    QuestionType.CHOICE: Kind.CHOICE,
    QuestionType.MULTI: Kind.MULTI,
    QuestionType.MATURITY: Kind.NUMBER,
    QuestionType.TEXT: Kind.TEXT,
    QuestionType.LONG_TEXT: Kind.TEXT,
    QuestionType.INTEGER: Kind.NUMBER,
    QuestionType.DECIMAL: Kind.NUMBER,
    QuestionType.PERCENT: Kind.NUMBER,
    QuestionType.MONEY: Kind.MONEY,
    QuestionType.DATE: Kind.DATE,
    QuestionType.COUNTRY: Kind.CHOICE,
    QuestionType.ORGANISATION: Kind.TEXT,
    QuestionType.PERSON: Kind.TEXT,
    QuestionType.FILE: Kind.TEXT,
    QuestionType.TABLE: Kind.TABLE,
    QuestionType.NOTE: Kind.ANY,
    QuestionType.CALCULATED: Kind.ANY,
}


@dataclass(frozen=True)
class Known:
    """Everything that rules may name.

    `questions` are those of the questionnaire and, where known, those behind its facts; `names`
    all codes and facts. Of the `doubtful` questions only the code is sure: they were not read.
    """

    questions: Mapping[str, Question]
    names: frozenset[str]
    doubtful: frozenset[str] = frozenset()

    def subject(self, placed: PlacedRule, node: Node) -> Question | Column | None:
        """Return the question or column whose answer a node gives, or None when it is not sure.

        Inside the constraint of a column, the columns of its own table stand for the row's cells.
        """
        found: Question | Column | None = None
        if isinstance(node, Itself):
            found = placed.column or placed.question
        elif isinstance(node, Reference) and not node.column:
            found = self.questions.get(node.code)
        elif isinstance(node, Reference) and self.in_row(placed, node):
            columns = placed.question.columns if placed.question is not None else ()
            found = next((column for column in columns if column.code == node.column), None)
        return None if found is not None and found.code in self.doubtful else found

    def in_row(self, placed: PlacedRule, node: Reference) -> bool:
        """Say whether a reference is to a cell of the row that a column's constraint is about."""
        table = placed.question
        return placed.column is not None and table is not None and table.code == node.code


def known_of(
    questionnaire: Questionnaire,
    fact_questions: Mapping[str, Question],
    doubtful: frozenset[str] = frozenset(),
) -> Known:
    """Return what the rules of a questionnaire may name."""
    behind = {c: fact_questions[c] for c in questionnaire.facts if c in fact_questions}
    questions = {**behind, **{question.code: question for question in questionnaire.questions}}
    return Known(questions, frozenset({*questions, *questionnaire.facts, *doubtful}), doubtful)
