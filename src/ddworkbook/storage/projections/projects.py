"""Projects and the partners in them."""

from __future__ import annotations

import sqlite3

from ddworkbook.core.changes import ProjectAdded, ProjectChanged
from ddworkbook.core.event import Event
from ddworkbook.storage.projections.rows import put, put_all, remove


def project_saved(
    connection: sqlite3.Connection, event: Event, change: ProjectAdded | ProjectChanged
) -> None:
    """Write a project's facts and its partners."""
    project = change.project
    put(
        connection,
        "project",
        {
            "id": project.id,
            "title": project.title,
            "funder": project.funder,
            "reference": project.reference,
            "starts_on": project.starts_on,
            "ends_on": project.ends_on,
            "lead": project.lead,
            "summary": project.summary,
            "event": event.id,
        },
    )
    remove(connection, "project_partner", "project", project.id)
    put_all(
        connection,
        "project_partner",
        (
            {"project": project.id, "place": place, "partner": partner}
            for place, partner in enumerate(project.partners)
        ),
    )
