"""The expression language of questionnaires: a subset of XLSForm's, parsed once, never eval'd.

Not here: where values come from (walk.py), and whether a rule makes sense (questionnaire_linter).
"""

from ddworkbook.core.expression.evaluator import Scope, evaluate
from ddworkbook.core.expression.fault import ExpressionError
from ddworkbook.core.expression.kinds import Kind, KindFinding, kind_findings
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
    "Rows",
    "Scope",
    "Value",
    "Wording",
    "evaluate",
    "in_words",
    "kind_findings",
    "names",
    "nodes",
    "parse_expression",
    "print_tree",
]
