"""The one picture: questionnaire, answers, profile and today -> what is asked, missing, flagged.

The page draws it, the command line prints it, the exports lay it out, tests compare it with ==.
"""

from ddworkbook.core.walkthrough.again import Walk, begin_walk, changed_codes, walk_again
from ddworkbook.core.walkthrough.picture import (
    Decision,
    FiredRule,
    Flag,
    Profile,
    QuestionState,
    Score,
    SectionState,
    Walkthrough,
)
from ddworkbook.core.walkthrough.walk import walk_through

__all__ = [
    "Decision",
    "FiredRule",
    "Flag",
    "Profile",
    "QuestionState",
    "Score",
    "SectionState",
    "Walk",
    "Walkthrough",
    "begin_walk",
    "changed_codes",
    "walk_again",
    "walk_through",
]
