"""Where one can be in the window: a page, a subject on it, a part of the subject."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place to go to. `subject` is an id, `part` for example a question code."""

    page: str
    subject: str = ""
    part: str = ""


HOME = "home"
PARTNERS = "partners"
PROJECTS = "projects"
ASSESSMENTS = "assessments"
ACTIONS = "actions"
EVIDENCE = "evidence"
HISTORY = "history"
QUESTIONNAIRES = "questionnaires"
SETTINGS = "settings"
