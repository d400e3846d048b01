"""The expression language of questionnaires: a subset of XLSForm's, parsed once, never eval'd.

Not here: where values come from (walk.py), and whether a rule makes sense (questionnaire_linter).
"""

from ddworkbook.core.expression.evaluator import RowPlace, Scope, evaluate, evaluate_node
from ddworkbook.core.expression.fault import ExpressionError
from ddworkbook.core.expression.kind import Kind
from ddworkbook.core.expression.kinds import KindFinding, kind_findings, kind_of_tree
from ddworkbook.core.expression.parser import parse_expression
from ddworkbook.core.expression.printer import print_tree
from ddworkbook.core.expression.tree import Expression, names, nodes
from ddworkbook.core.expression.values import Money, Rows, Value
from ddworkbook.core.expression.words import Wording, in_words

__all__ = [
    "Expression",
    "ExpressionError",
    "Kind",
    "KindFinding",
    "Money",
    "RowPlace",
    "Rows",
    "Scope",
    "Value",
    "Wording",
    "evaluate",
    "evaluate_node",
    "in_words",
    "kind_findings",
    "kind_of_tree",
    "names",
    "nodes",
    "parse_expression",
    "print_tree",
]
