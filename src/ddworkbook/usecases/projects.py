"""Projects: the collaborations that assessments are about."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.project import Project
from ddworkbook.usecases.session import Changed, Session


@dataclass(frozen=True)
class ProjectRow:
    """One line of the list."""

    project: Project
    partner_names: tuple[str, ...]
    assessments: int


def list_projects(session: Session, text: str = "") -> tuple[ProjectRow, ...]:
    """Return the projects by title."""
    raise NotImplementedError


def find_project(session: Session, wanted: str) -> Project:
    """Return the project with this id, reference or title.

    Raises: UsageRefused when none or many.
    """
    raise NotImplementedError


def add_project(session: Session, project: Project) -> Changed:
    """Register a project; its id is given here (`made`).

    Raises: InputRefused with every problem.
    """
    raise NotImplementedError


def change_project(session: Session, project: Project) -> Changed:
    """Replace the facts of a project. Raises: InputRefused with every problem, nothing changed."""
    raise NotImplementedError
