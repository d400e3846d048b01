"""The sample workbook: invented partners in several countries at several stages.

It is made through the use cases alone, by a clock that runs through the last year and chance that
repeats, so that the same day gives the same workbook.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ddworkbook.core.partner import Contact, Partner, PartnerName
from ddworkbook.core.project import Project
from ddworkbook.usecases.environment import World
from ddworkbook.usecases.partners import add_partner, find_partner
from ddworkbook.usecases.people import add_key, introduce_person, switch_person
from ddworkbook.usecases.progress import Progress, report
from ddworkbook.usecases.projects import add_project
from ddworkbook.usecases.sample_scenes import Actor, Teller, scenes_of
from ddworkbook.usecases.sample_story import Story, read_story
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.signing import my_key
from ddworkbook.usecases.workbook_files import create_workbook

SAMPLE_TITLE = "Sample workbook (invented data)"
# Known to everybody on purpose: it protects nothing but invented data.
SAMPLE_PASSPHRASE = "sample"  # noqa: S105
_SEED = 20260401
_FIRST_DAY = 360


class SampleClock:
    """A clock that is set to days before now and moves a little with each look at it.

    Between the answers of a person it moves on by as much as reading and writing take.
    """

    def __init__(self, now: datetime) -> None:
        self._paces = random.Random(_SEED)  # noqa: S311
        self._end = now.replace(microsecond=0)
        self._at = self._end

    def now(self) -> datetime:
        """Return the time, a few seconds after the last look; never later than the real now."""
        self._at = min(self._at + timedelta(seconds=7), self._end)
        return self._at

    def work(self) -> None:
        """Let the time pass that somebody needs for one answer: 20 to 90 seconds."""
        self._at = min(self._at + timedelta(seconds=self._paces.randint(20, 90)), self._end)

    def set_to(self, days_ago: int) -> None:
        """Go to the morning of a day, unless the clock is past it already."""
        morning = (self._end - timedelta(days=days_ago)).replace(hour=9, minute=4, second=0)
        self._at = max(self._at, morning) if self._at < self._end else morning


def make_sample(path: Path, world: World, progress: Progress | None = None) -> Session:
    """Make the sample workbook through the use cases only, and return it open.

    Raises: InputRefused when the file exists, WorldError when it cannot be written, StoppedError
    when the progress says so; then nothing is left.
    """
    clock = SampleClock(world.now())
    clock.set_to(_FIRST_DAY)
    # Repeating chance is wanted here: nothing in the sample is a secret.
    chance = random.Random(_SEED)  # noqa: S311
    staged = replace(world, now=clock.now, random_bytes=chance.randbytes)
    story = read_story(world.today())
    session = create_workbook(path, SAMPLE_TITLE, staged, sample=True)
    try:
        _tell_all(session, story, clock, progress)
    except BaseException:
        session.workbook.close()
        path.unlink(missing_ok=True)
        raise
    session.world = world
    session.pictures.clear()
    return session


def _tell_all(
    session: Session, story: Story, clock: SampleClock, progress: Progress | None
) -> None:
    """Tell the whole story, scene after scene in the order of time."""
    people = {one["key"]: _introduce(session, one) for one in story.people}
    switch_person(session, people["maya"].id)
    partners = {one["key"]: _register(session, one) for one in story.partners}
    projects = {one["key"]: _begin_project(session, one, partners) for one in story.projects}
    teller = Teller(session, people, partners, projects, story.today, clock.work)
    scenes = scenes_of(story.chapters)
    for done, scene in enumerate(scenes):
        report(progress, done, len(scenes))
        clock.set_to(scene.days_ago)
        teller.play(scene)
    switch_person(session, people["maya"].id)
    report(progress, len(scenes), len(scenes))


def _introduce(session: Session, one: Mapping[str, Any]) -> Actor:
    """Introduce a person, with a key for those who sign."""
    person = introduce_person(
        session, one["name"], one["role"], one["organisation"], one["email"]
    ).made
    if not one["signs"]:
        return Actor(person, one["name"], None)
    switch_person(session, person)
    add_key(session, person, SAMPLE_PASSPHRASE)
    return Actor(person, one["name"], my_key(session, SAMPLE_PASSPHRASE))


def _register(session: Session, one: Mapping[str, Any]) -> Partner:
    """Register a partner and return it as it is stored."""
    draft = Partner(
        id="",
        name=one["name"],
        country=one["country"],
        kind=one["kind"],
        names=tuple(PartnerName(**name) for name in one.get("names", ())),
        contacts=tuple(Contact(**contact) for contact in one.get("contacts", ())),
        website=one["website"],
        city=one["city"],
        notes=one.get("notes", ""),
    )
    return find_partner(session, add_partner(session, draft).made)


def _begin_project(
    session: Session, one: Mapping[str, Any], partners: Mapping[str, Partner]
) -> str:
    """Register a project and return its id."""
    facts = {key: value for key, value in one.items() if key not in ("key", "partners")}
    ids = tuple(partners[key].id for key in one["partners"])
    return add_project(session, Project("", **facts, partners=ids)).made
