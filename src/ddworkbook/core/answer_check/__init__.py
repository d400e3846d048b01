"""Is an answer of the right type? What is wrong comes as problems, all at once.

Not here: whether an answer is good, or blocks sign-off (see walkthrough).
"""

from ddworkbook.core.answer_check.answers import check_answers
from ddworkbook.core.answer_check.complete import completeness_problems
from ddworkbook.core.answer_check.limits import MAX_ROWS, MAX_TEXT
from ddworkbook.core.answer_check.normal import normal_value
from ddworkbook.core.answer_check.types import check_value

__all__ = [
    "MAX_ROWS",
    "MAX_TEXT",
    "check_answers",
    "check_value",
    "completeness_problems",
    "normal_value",
]
