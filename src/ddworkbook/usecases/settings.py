"""How this person likes the program on this device. Not in the workbook, and no secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ddworkbook.core.errors import WorldError
from ddworkbook.core.shape import from_tree, plain_tree
from ddworkbook.storage import device_home
from ddworkbook.usecases.environment import World

RECENT_FILES = 10
LEFT_ASSESSMENTS = 100


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults.

    `language` is a language tag or "" for the system's; `theme` is system, light, dark or
    high-contrast; `recent_files` newest first; `me` maps the id of a workbook to a person id;
    `left_at` maps the id of an assessment to the question at which it was left, last left last.
    """

    language: str = ""
    theme: str = "system"
    recent_files: tuple[str, ...] = ()
    me: Mapping[str, str] = field(default_factory=dict)
    left_at: Mapping[str, str] = field(default_factory=dict)


def read_settings(world: World) -> Settings:
    """Return the stored settings; defaults when there are none or they have another shape."""
    try:
        return from_tree(Settings, device_home.read_settings(world.home))
    except (ValueError, WorldError):
        # Settings are a convenience: a damaged file must never keep anybody from their work.
        return Settings()


def write_settings(world: World, settings: Settings) -> None:
    """Store the settings whole or not at all. Raises: WorldError when the home folder refuses."""
    device_home.write_settings(world.home, plain_tree(settings))


def remember_file(world: World, path: Path) -> Settings:
    """Put a workbook first in the recent files and return the settings."""
    settings = read_settings(world)
    this = str(path.absolute())
    others = tuple(one for one in settings.recent_files if one != this)
    changed = replace(settings, recent_files=(this, *others)[:RECENT_FILES])
    write_settings(world, changed)
    return changed


def remember_me(world: World, workbook_id: str, person_id: str) -> Settings:
    """Remember who works in a workbook on this device."""
    settings = read_settings(world)
    changed = replace(settings, me={**settings.me, workbook_id: person_id})
    write_settings(world, changed)
    return changed


def remember_place(world: World, assessment_id: str, code: str) -> Settings:
    """Remember at which question an assessment was left on this device."""
    settings = read_settings(world)
    if settings.left_at.get(assessment_id) == code:
        return settings
    others = [(key, at) for key, at in settings.left_at.items() if key != assessment_id]
    kept = dict([*others, (assessment_id, code)][-LEFT_ASSESSMENTS:])
    changed = replace(settings, left_at=kept)
    write_settings(world, changed)
    return changed
