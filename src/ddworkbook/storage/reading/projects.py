"""Projects with their partners."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ddworkbook.core.project import Project
from ddworkbook.storage.workbook import Workbook

_COLUMNS = "id, title, funder, reference, starts_on, ends_on, lead, summary"
_ALL = f"SELECT {_COLUMNS} FROM project ORDER BY title, id"  # noqa: S608
_ONE = f"SELECT {_COLUMNS} FROM project WHERE id = ?"  # noqa: S608
_OF_PARTNER = f"""SELECT {_COLUMNS} FROM project
  WHERE id IN (SELECT project FROM project_partner WHERE partner = ?) ORDER BY title, id"""  # noqa: S608
_PARTNERS = "SELECT project, partner FROM project_partner ORDER BY project, place"
_PARTNERS_OF = "SELECT project, partner FROM project_partner WHERE project = ? ORDER BY place"


def all_projects(workbook: Workbook) -> tuple[Project, ...]:
    """Return all projects by title."""
    return _with_partners(workbook.rows(_ALL), workbook.rows(_PARTNERS))


def find_project(workbook: Workbook, project_id: str) -> Project | None:
    """Return a project, or None."""
    rows = workbook.rows(_ONE, (project_id,))
    partners = workbook.rows(_PARTNERS_OF, (project_id,))
    return next(iter(_with_partners(rows, partners)), None)


def projects_of_partner(workbook: Workbook, partner_id: str) -> tuple[Project, ...]:
    """Return the projects in which a partner takes part."""
    return _with_partners(workbook.rows(_OF_PARTNER, (partner_id,)), workbook.rows(_PARTNERS))


def _with_partners(
    rows: Iterable[tuple[Any, ...]], links: Iterable[tuple[Any, ...]]
) -> tuple[Project, ...]:
    """Return projects with the partners in their order."""
    partners: dict[str, list[str]] = {}
    for project, partner in links:
        partners.setdefault(project, []).append(partner)
    return tuple(Project(*[*row, tuple(partners.get(row[0], ()))]) for row in rows)
