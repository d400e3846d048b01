"""The one picture: questionnaire, answers, profile and today -> what is asked, missing, flagged.

The page draws it, the command line prints it, the exports lay it out, tests compare it with ==.
"""

from ddworkbook.core.walkthrough.picture import (
    Decision,
    Flag,
    Profile,
    QuestionState,
    SectionState,
    Walkthrough,
)
from ddworkbook.core.walkthrough.walk import walk_through

__all__ = [
    "Decision",
    "Flag",
    "Profile",
    "QuestionState",
    "SectionState",
    "Walkthrough",
    "walk_through",
]
