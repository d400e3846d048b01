"""Projects: the collaborations that assessments are about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ddworkbook.core.changes import ProjectAdded, ProjectChanged
from ddworkbook.core.errors import InputRefused
from ddworkbook.core.folding import fold
from ddworkbook.core.problem import Problem
from ddworkbook.core.project import Project
from ddworkbook.storage.reading import projects as stored
from ddworkbook.storage.reading.assessments import assessments
from ddworkbook.storage.reading.history import written_by
from ddworkbook.storage.reading.partners import partner_rows
from ddworkbook.usecases.dates import date_problems, order_problems
from ddworkbook.usecases.finding import one_of
from ddworkbook.usecases.session import Changed, Session, changed


@dataclass(frozen=True)
class ProjectRow:
    """One line of the list."""

    project: Project
    partner_names: tuple[str, ...]
    assessments: int


def list_projects(session: Session, text: str = "") -> tuple[ProjectRow, ...]:
    """Return the projects by title; every word of `text` is in title, funder, reference or lead."""
    words = fold(text).split()
    return tuple(
        ProjectRow(
            project,
            tuple(row.name for row in partner_rows(session.workbook, project.partners)),
            len(assessments(session.workbook, project=project.id)),
        )
        for project in stored.all_projects(session.workbook)
        if _fits(project, words)
    )


def find_project(session: Session, wanted: str) -> Project:
    """Return the project with this id, reference or title.

    Raises: UsageRefused when there is none, or more than one.
    """
    known = stored.all_projects(session.workbook)
    folded = fold(wanted)
    hits = [one for one in known if one.id == wanted] or [
        one
        for one in known
        if fold(one.title) == folded or (one.reference and fold(one.reference) == folded)
    ]
    return one_of(hits, wanted, "project", [one.title for one in known])


def add_project(session: Session, project: Project) -> Changed:
    """Register a project; its id is given here (`made`).

    Raises: InputRefused with every problem.
    """
    new = replace(_tidy(project), id=session.world.new_id())
    _require_sound(session, new)
    with session.writing() as ledger:
        ledger.append(ProjectAdded(new), new.id)
    return changed("project", *new.partners, made=new.id)


def change_project(session: Session, project: Project) -> Changed:
    """Replace the facts of a project. Raises: InputRefused with every problem, nothing changed."""
    before = find_project(session, project.id)
    after = _tidy(project)
    _require_sound(session, after)
    with session.writing() as ledger:
        replaced = written_by(session.workbook, "project", before.id)
        ledger.append(ProjectChanged(after), after.id, [replaced])
    return changed("project", after.id, *before.partners, *after.partners)


def _fits(project: Project, words: list[str]) -> bool:
    """Say whether every word is in one of the project's texts."""
    text = fold(" ".join((project.title, project.funder, project.reference, project.lead)))
    return all(word in text for word in words)


def _tidy(project: Project) -> Project:
    """Return the project without spaces around its texts, each partner once."""
    return replace(
        project,
        title=project.title.strip(),
        funder=project.funder.strip(),
        reference=project.reference.strip(),
        starts_on=project.starts_on.strip(),
        ends_on=project.ends_on.strip(),
        lead=project.lead.strip(),
        summary=project.summary.strip(),
        partners=tuple(dict.fromkeys(project.partners)),
    )


def _require_sound(session: Session, project: Project) -> None:
    """Refuse a project with problems, naming all of them."""
    problems = [
        *date_problems(project.starts_on, "Start"),
        *date_problems(project.ends_on, "End"),
        *order_problems(project.starts_on, project.ends_on, "End"),
    ]
    if not project.title:
        problems.insert(
            0, Problem("no-title", "Title", "The project has no title.", "Type its title.")
        )
    known = {row.id for row in partner_rows(session.workbook, project.partners)}
    problems.extend(
        Problem(
            "unknown-partner",
            "Partners",
            f"There is no partner {partner!r}.",
            "Register the partner first.",
        )
        for partner in project.partners
        if partner not in known
    )
    if problems:
        raise InputRefused("The project cannot be saved yet.", problems)
