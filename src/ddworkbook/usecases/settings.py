"""How this person likes the program on this device. Not in the workbook, and no secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ddworkbook.usecases.environment import World

FILE_NAME = "settings.json"
RECENT_FILES = 10


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults.

    `language` is a language tag or "" for the system's; `theme` is system, light, dark or
    high-contrast; `recent_files` newest first; `me` maps the id of a workbook to a person id;
    `backups` maps the id of a workbook to the number of events at its last backup, and when.
    """

    language: str = ""
    theme: str = "system"
    recent_files: tuple[str, ...] = ()
    me: Mapping[str, str] = field(default_factory=dict)
    backups: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def read_settings(world: World) -> Settings:
    """Return the stored settings; defaults when there are none or they cannot be read."""
    raise NotImplementedError


def write_settings(world: World, settings: Settings) -> None:
    """Store the settings whole or not at all. Raises: WorldError when the home folder refuses."""
    raise NotImplementedError


def remember_file(world: World, path: Path) -> Settings:
    """Put a workbook first in the recent files and return the settings."""
    raise NotImplementedError
