"""The scenes of the sample's story: each is what one person did on one day, played by use cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ddworkbook.core.country import country_name
from ddworkbook.core.partner import Partner
from ddworkbook.core.questionnaire import Question, Who
from ddworkbook.core.signature import KeyPair
from ddworkbook.formats.plain_pdf import plain_pdf
from ddworkbook.storage.reading.notes import notes
from ddworkbook.usecases.actions import add_action, close_action
from ddworkbook.usecases.answering import GivenAnswer, answer_many, answer_question
from ddworkbook.usecases.assessments import start_assessment
from ddworkbook.usecases.evidence import attach_bytes, change_evidence
from ddworkbook.usecases.people import switch_person
from ddworkbook.usecases.pictures import picture_of, require_row
from ddworkbook.usecases.reference import countries
from ddworkbook.usecases.reviewing import (
    add_note,
    approve,
    request_changes,
    resolve_note,
    submit,
)
from ddworkbook.usecases.sample_story import Chapter, day, given_answer, in_words
from ddworkbook.usecases.session import Session
from ddworkbook.usecases.signing import sign_with


@dataclass(frozen=True)
class Actor:
    """Somebody of the story, with their unlocked key when they sign."""

    id: str
    name: str
    key: KeyPair | None


@dataclass(frozen=True)
class Scene:
    """What happens on one day: `what` is begin, answer-all, or a step of the chapter."""

    days_ago: int
    chapter: Chapter
    what: str
    step: Mapping[str, Any] = field(default_factory=dict)


def scenes_of(chapters: Iterable[Chapter]) -> list[Scene]:
    """Return the scenes of all chapters in the order of time."""
    scenes = []
    for chapter in chapters:
        steps = chapter.data["steps"]
        first = int(steps[0]["days_ago"]) if steps else max(chapter.days_ago - 4, 0)
        scenes.append(Scene(chapter.days_ago, chapter, "begin"))
        scenes.append(Scene((chapter.days_ago + first) // 2, chapter, "answer-all"))
        scenes += [Scene(int(step["days_ago"]), chapter, step["do"], step) for step in steps]
    return sorted(scenes, key=lambda scene: -scene.days_ago)


class Teller:
    """Plays the scenes on an open workbook; `work` lets the time of one answer pass."""

    def __init__(
        self,
        session: Session,
        people: Mapping[str, Actor],
        partners: Mapping[str, Partner],
        projects: Mapping[str, str],
        today: date,
        work: Callable[[], None],
    ) -> None:
        self._session = session
        self._people = people
        self._partners = partners
        self._projects = projects
        self._assessments: dict[int, str] = {}
        self._today = today
        self._work = work

    def play(self, scene: Scene) -> None:
        """Let one scene happen."""
        chapter = scene.chapter
        self._act_as(scene.step.get("by", chapter.data["by"]))
        if scene.what == "begin":
            self._begin(chapter)
        elif scene.what == "answer-all":
            self._answer_all(chapter)
            self._attach_all(chapter)
            self._agree_all(chapter)
        else:
            self._step(scene, self._assessments[id(chapter)])

    def _act_as(self, key: str) -> None:
        """Let a person of the story do what follows."""
        wanted = self._people[key].id
        me = self._session.me
        if me is None or me.id != wanted:
            switch_person(self._session, wanted)

    def _begin(self, chapter: Chapter) -> None:
        """Start the assessment of a chapter."""
        self._assessments[id(chapter)] = start_assessment(
            self._session,
            self._partners[chapter.partner].id,
            chapter.data["questionnaire"],
            project_id=self._projects[chapter.data["project"]],
            carry=chapter.data.get("carry", True),
        ).made

    def _answer_all(self, chapter: Chapter) -> None:
        """Answer what is asked, section by section, until nothing new is asked."""
        assessment = self._assessments[id(chapter)]
        while True:
            picture = picture_of(self._session, require_row(self._session, assessment))
            sections = [
                [
                    self._given(state.question, chapter)
                    for state in section.questions
                    if state.asked
                    and state.question.asks
                    and (state.answer is None or state.answer.value is None)
                    and state.question.code in chapter.answers
                ]
                for section in picture.walkthrough.sections
            ]
            until = chapter.data.get("until")
            batches = [list(_before(batch, until)) for batch in sections]
            if not any(batches):
                return
            for given in (one for batch in batches for one in batch):
                self._work()
                answer_many(self._session, assessment, (given,))

    def _given(self, question: Question, chapter: Chapter) -> GivenAnswer:
        """Return what the story answers to a question."""
        said = in_words(chapter.answers[question.code], self._words(chapter))
        return given_answer(question.code, said, self._respondent(question, chapter))

    def _respondent(self, question: Question, chapter: Chapter) -> str:
        """Return who supplied an answer."""
        if question.who is Who.PARTNER:
            contacts = self._partners[chapter.partner].contacts
            return contacts[0].name if contacts else ""
        return "Samuel Teye" if question.who is Who.LEAD else ""

    def _words(self, chapter: Chapter) -> dict[str, str]:
        """Return what {partner}, {city} and {country} stand for."""
        partner = self._partners[chapter.partner]
        return {
            "partner": partner.name,
            "city": partner.city,
            "country": country_name(countries(), partner.country),
        }

    def _attach_all(self, chapter: Chapter) -> None:
        """Attach the evidence of a chapter."""
        assessment = self._assessments[id(chapter)]
        for one in chapter.data.get("evidence", ()):
            self._work()
            lines = in_words(one["text"], self._words(chapter))
            made = attach_bytes(
                self._session,
                assessment,
                _content(one["name"], lines),
                one["name"],
                tuple(one["codes"]),
            ).made
            change_evidence(
                self._session,
                assessment,
                made,
                issued_on=self._day(one.get("issued")),
                expires_on=self._day(one.get("expires")),
                note=one.get("note", ""),
            )

    def _agree_all(self, chapter: Chapter) -> None:
        """Agree the actions of a chapter."""
        for one in chapter.data.get("actions", ()):
            self._work()
            made = add_action(
                self._session,
                self._assessments[id(chapter)],
                one["text"],
                question=one["question"],
                kind=one["kind"],
                owner=one["owner"],
                due_on=self._day(one.get("due")),
            ).made
            if "done" in one:
                close_action(self._session, made, one["done"])

    def _step(self, scene: Scene, assessment: str) -> None:
        """Take one step of a chapter."""
        step, session = scene.step, self._session
        match scene.what:
            case "answer":
                answer_question(session, assessment, step["code"], step["value"], step["comment"])
            case "submit":
                submit(session, assessment, step.get("message", ""))
            case "note":
                add_note(session, assessment, step["text"], step["code"])
            case "resolve-notes":
                for note in notes(session.workbook, assessment):
                    resolve_note(session, assessment, note.id, step["reply"])
            case "request-changes":
                request_changes(session, assessment, step["message"])
            case "approve":
                approve(
                    session,
                    assessment,
                    step["decision"],
                    reason=step["reason"],
                    conditions=tuple(step.get("conditions", ())),
                    review_due=self._day(step.get("review_due")),
                )
            case "sign":
                self._sign(scene, assessment)
            case other:
                raise ValueError(f"The sample's story has no step {other!r}.")

    def _sign(self, scene: Scene, assessment: str) -> None:
        """Sign with the key of who acts."""
        key = self._people[scene.step["by"]].key
        if key is None:
            raise ValueError(f"{scene.step['by']} of the sample's story has no key.")
        sign_with(self._session, assessment, scene.step["meaning"], key)

    def _day(self, days: int | None) -> str:
        """Return the date so many days from the day on which the story is told, or ""."""
        return "" if days is None else day(self._today, days)


def _before(batch: Iterable[GivenAnswer], until: str | None) -> Iterable[GivenAnswer]:
    """Give the answers up to a question, for those that are only half done."""
    for given in batch:
        if until is not None and _place(given.code) > _place(until):
            return
        yield given


def _place(code: str) -> tuple[bool, str]:
    """Return where a code stands: the question on the scope first, then C01, C02 …"""
    return code.startswith("C"), code[:3]


def _content(name: str, lines: list[str]) -> bytes:
    """Return the content of an invented file."""
    if name.endswith(".pdf"):
        return plain_pdf(lines[0], lines[1:])
    return ("\n".join(lines) + "\n").encode()
