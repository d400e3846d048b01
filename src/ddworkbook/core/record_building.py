"""Build the record of an assessment from everything that is known at sign-off.

It puts answers and facts into words and lists what was used; it decides nothing else.
Not here: sealing and the fingerprint (record.py), who may sign (states.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ddworkbook.core.action import Action
from ddworkbook.core.answer import Answer, AnswerStanding
from ddworkbook.core.answer_text import plain_text, table_text, value_text
from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.evidence import Evidence
from ddworkbook.core.expression import Expression, names
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person
from ddworkbook.core.project import Project
from ddworkbook.core.questionnaire import Question, Questionnaire, QuestionType
from ddworkbook.core.questionnaire_linter.placed_rules import placed_rules
from ddworkbook.core.record import (
    FORMAT,
    Record,
    RecordAnswer,
    RecordDecision,
    RecordEdition,
    RecordEvent,
    RecordFact,
    RecordFlag,
    RecordHidden,
    RecordNote,
    RecordPrevious,
    RecordRule,
    RecordSection,
    RecordSigner,
    RecordSource,
    RecordTable,
    RecordWorkbook,
)
from ddworkbook.core.record_changes import record_changes
from ddworkbook.core.walkthrough import FiredRule, Flag, Profile, QuestionState, Walkthrough

# Facts stand unsealed in a record, so words that may be about people are not copied into them.
IN_THE_TRIAGE = "Answered; see the triage"

_FREE_WORDS = frozenset({QuestionType.TEXT, QuestionType.LONG_TEXT})


@dataclass(frozen=True)
class RecordMaterial:
    """Everything a record is made of.

    `questionnaire` is the edition that was answered, `edition_hash` the fingerprint of its
    document; `walkthrough` the picture at sign-off, whose answers are the ones recorded.
    `triage` and `triage_answers` (asked ones only) put the triage behind the facts into words.
    `carried_from` is the record that answers came from, `previous` the one to compare with, whose
    content is `before`.
    """

    assessment: str
    revision: int
    frozen_at: str
    workbook: RecordWorkbook
    questionnaire: Questionnaire
    edition_hash: str
    partner: Partner
    country_name: str
    profile: Profile
    depth_reasons: tuple[str, ...]
    walkthrough: Walkthrough
    decision: RecordDecision
    project: Project | None = None
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[RecordNote, ...] = ()
    people: tuple[Person, ...] = ()
    history: tuple[RecordEvent, ...] = ()
    signers: tuple[RecordSigner, ...] = ()
    tables: tuple[RecordTable, ...] = ()
    depth_rules: tuple[FiredRule, ...] = ()
    previous_fingerprint: str = ""
    review_due: str = ""
    triage: Questionnaire | None = None
    triage_answers: Mapping[str, Answer] = field(default_factory=dict)
    carried_from: RecordPrevious | None = None
    previous: RecordPrevious | None = None
    before: Record | None = None


def build_record(material: RecordMaterial) -> Record:
    """Return the record; the same material gives the same record."""
    record = _record(material)
    if material.before is None:
        return record
    return replace(record, changes_since=record_changes(material.before, record))


def _record(material: RecordMaterial) -> Record:
    """Return the record without what changed since the one before."""
    questionnaire, walkthrough = material.questionnaire, material.walkthrough
    depth = material.profile.depth
    return Record(
        format=FORMAT,
        assessment=material.assessment,
        revision=material.revision,
        frozen_at=material.frozen_at,
        workbook=material.workbook,
        edition=RecordEdition(
            code=questionnaire.code,
            version=questionnaire.version,
            title=questionnaire.title,
            hash=material.edition_hash,
            language=questionnaire.language,
        ),
        partner=material.partner,
        country_name=material.country_name,
        project=material.project,
        depth=depth,
        depth_label=next((d.label for d in questionnaire.depths if d.value == depth), depth),
        depth_reasons=material.depth_reasons,
        rating=walkthrough.rating,
        rating_reasons=walkthrough.rating_reasons,
        decision=material.decision,
        sections=_sections(material),
        flags=tuple(_flag(flag) for flag in walkthrough.flags),
        actions=material.actions,
        evidence=material.evidence,
        not_asked=_not_asked(walkthrough),
        facts=(*_rule_facts(material), *_triage_facts(material)),
        notes=material.notes,
        people=material.people,
        history=material.history,
        sources=_sources(material),
        signers=material.signers,
        tables=material.tables,
        depth_rules=tuple(_depth_rule(material, rule) for rule in material.depth_rules),
        previous_fingerprint=material.previous_fingerprint,
        review_due=material.review_due,
        carried_from=material.carried_from,
        previous=material.previous,
    )


def _sections(material: RecordMaterial) -> tuple[RecordSection, ...]:
    """Return the sections in which something was asked."""
    found = []
    for section in material.walkthrough.sections:
        answers = tuple(
            _answer(state, material)
            for state in section.questions
            if state.asked and state.question.type is not QuestionType.NOTE
        )
        if answers:
            found.append(RecordSection(section.code, section.title, answers))
    return tuple(found)


def _answer(state: QuestionState, material: RecordMaterial) -> RecordAnswer:
    """Return an asked question with its answer in words."""
    question = state.question
    answer = state.answer or Answer(question.code, None)
    countries = material.profile.countries
    return RecordAnswer(
        code=question.code,
        follows=question.follows,
        text=question.text,
        type=question.type.value,
        who=question.who.value,
        value=_plain(answer.value),
        value_text=value_text(question, answer.value, countries),
        table=table_text(question, answer.value, countries),
        comment=answer.comment,
        respondent=answer.respondent,
        answered_by=answer.actor,
        answered_at=answer.at,
        evidence=tuple(
            item.id
            for item in material.evidence
            if item.id in answer.evidence or question.code in item.codes
        ),
        flags=tuple(flag.code for flag in state.flags),
        why_asked=state.why,
        sources=question.sources,
        personal=question.about_people,
        tables=answer.tables,
        standing=_standing(answer),
        origin=answer.origin,
        origin_at=answer.origin_at,
    )


def _standing(answer: Answer) -> str:
    """Return how an answer stands; one that came along and was confirmed says so."""
    if answer.standing is AnswerStanding.GIVEN and answer.origin:
        return "confirmed"
    return answer.standing.value


def _depth_rule(material: RecordMaterial, rule: FiredRule) -> RecordRule:
    """Return a rule that chose the depth, without words that may be about people."""
    silent = tuple(
        f"{question.code}: "
        for question in (material.triage.questions if material.triage else ())
        if question.personal or question.type in _FREE_WORDS
    )
    because = tuple(line for line in rule.because if not line.startswith(silent))
    return RecordRule(rule.reason, rule.rule, because)


def _flag(flag: Flag) -> RecordFlag:
    return RecordFlag(
        code=flag.code,
        question=flag.question,
        severity=flag.severity,
        reason=flag.reason,
        because=flag.because,
        rule=flag.rule,
        action=flag.action,
        referral=flag.referral,
        sources=flag.sources,
    )


def _not_asked(walkthrough: Walkthrough) -> tuple[RecordHidden, ...]:
    """Return the questions that were hidden, with the reason."""
    return tuple(
        RecordHidden(state.question.code, state.question.text, state.why)
        for section in walkthrough.sections
        for state in section.questions
        if not state.asked and state.question.asks
    )


def _rule_facts(material: RecordMaterial) -> Iterator[RecordFact]:
    """Give the facts that rules of the questionnaire use, in the order of its head."""
    used = {name for rule in _rules(material.questionnaire) for name in names(rule)}
    for code, text in material.questionnaire.facts.items():
        if code in used:
            question = material.triage.question(code) if material.triage else None
            yield RecordFact(code, text, _fact_text(question, material.profile.facts.get(code)))


def _triage_facts(material: RecordMaterial) -> Iterator[RecordFact]:
    """Give the other triage answers, in the order of the triage."""
    for question in material.triage.questions if material.triage else ():
        answer = material.triage_answers.get(question.code)
        if answer is not None and question.code not in material.questionnaire.facts:
            yield RecordFact(question.code, question.text, _fact_text(question, answer.value))


def _fact_text(question: Question | None, value: JsonValue) -> str:
    """Return how a fact reads, without words that may be about people."""
    if question is None:
        return plain_text(value)
    if value is not None and (question.personal or question.type in _FREE_WORDS):
        return IN_THE_TRIAGE
    return value_text(question, value)


def _rules(questionnaire: Questionnaire) -> Iterator[Expression]:
    """Give every rule of a questionnaire."""
    return (placed.rule for placed in placed_rules(questionnaire, {}))


def _sources(material: RecordMaterial) -> tuple[RecordSource, ...]:
    """Return the sources that asked questions and standing flags cite, in order of first use."""
    walkthrough = material.walkthrough
    states = [state for section in walkthrough.sections for state in section.questions]
    cited = [key for state in states if state.asked for key in state.question.sources]
    cited.extend(key for flag in walkthrough.flags for key in flag.sources)
    known = material.questionnaire.sources
    found = (known[key] for key in dict.fromkeys(cited) if key in known)
    return tuple(RecordSource(s.key, s.title, s.publisher, s.dated, s.address) for s in found)


def _plain(value: JsonValue) -> JsonValue:
    """Return a value made of lists and dicts only, as it comes back from a file."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
