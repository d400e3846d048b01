"""What a record says, as plain labels and sentences that PDF, Excel and start page share.

Not here: layout, colours and fonts. Nothing here is markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ddworkbook.core.evidence import Evidence
from ddworkbook.core.head import GROUP
from ddworkbook.core.partner import NAME_KINDS, PARTNER_KINDS, Partner
from ddworkbook.core.question_type import UNANSWERED
from ddworkbook.core.record import Record, RecordAnswer, RecordFlag
from ddworkbook.core.severity import Severity
from ddworkbook.formats.dates import day_in_words, moment_in_short, moment_in_words

SAMPLE_LINE = "Invented sample data"
DRAFT_LINE = "Draft, not signed"
NOT_ANSWERED = "Not answered"
NONE_GIVEN = "None."

_WHO = {"partner": "Partner", "lead": "Lead institution", "research-office": "Research office"}
# What a person did with an answer; one that came along was not entered by them.
_ENTRIES = {"held": "carried", "to-confirm": "carried", "confirmed": "confirmed"}
_KINDS = {"mitigation": "Mitigation", "improvement": "Improvement", "condition": "Condition"}

Fact = tuple[str, str]


def answer_reads(answer: RecordAnswer) -> str:
    """Return how the answer reads; an empty one is said to be empty."""
    return answer.value_text or NOT_ANSWERED


def brief(text: str, limit: int) -> str:
    """Return the text on one line, shortened at a word where it is long."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit)
    return f"{text[: cut if cut > 0 else limit]} …"


def who_word(who: str) -> str:
    """Return who supplies an answer, as people read it."""
    return _WHO.get(who, who)


def action_kind(kind: str) -> str:
    """Return the kind of an action as people read it."""
    return _KINDS.get(kind, kind)


def decision_label(record: Record) -> str:
    """Return the decision as people read it."""
    return record.decision.label or record.decision.outcome or "No decision yet"


def short_name(record: Record, fingerprint: str) -> str:
    """Return the label of the running header. It proves nothing; the whole fingerprint does."""
    return f"record {fingerprint[:GROUP]} · revision {record.revision}"


def title(record: Record) -> str:
    """Return the title of the document."""
    return f"{record.edition.title}: {record.partner.name}"


def reasons(record: Record, limit: int = 3) -> tuple[str, ...]:
    """Return the reasons that matter most: those of the rating, else those of the worst flags."""
    if record.rating_reasons:
        return record.rating_reasons[:limit]
    return tuple(flag.reason for flag in by_severity(record.flags)[:limit])


def by_severity(flags: Iterable[RecordFlag]) -> list[RecordFlag]:
    """Return flags worst first, in the order of the record within one severity."""
    return sorted(flags, key=lambda flag: -flag.severity.rank)


def flag_counts(record: Record) -> list[tuple[Severity, int]]:
    """Return how many flags there are of each severity, worst first, without "none"."""
    found = Counter(flag.severity for flag in record.flags)
    return [(s, found[s]) for s in sorted(Severity, key=lambda s: -s.rank) if s != Severity.NONE]


def asks(answer: RecordAnswer) -> bool:
    """Say whether somebody answers it; calculated values do not count as asked or answered."""
    return answer.type not in UNANSWERED


def counts(record: Record) -> list[Fact]:
    """Return how much was asked, answered, proven and left open."""
    asked = [answer for section in record.sections for answer in section.answers if asks(answer)]
    answered = sum(answer.value is not None for answer in asked)
    open_actions = sum(action.status != "done" for action in record.actions)
    of_all = f" of {len(record.actions)}" if record.actions else ""
    return [
        ("Questions asked", str(len(asked))),
        ("Answered", str(answered)),
        ("Left open", str(len(asked) - answered)),
        ("Not asked", str(len(record.not_asked))),
        ("Flags", str(len(record.flags))),
        ("Actions open", f"{open_actions}{of_all}"),
        ("Evidence files", str(len(record.evidence))),
    ]


def evidence_label(record: Record, evidence_id: str) -> str:
    """Return the name of a piece of evidence, or its id when the record does not hold it."""
    return next((e.name for e in record.evidence if e.id == evidence_id), evidence_id)


def evidence_life(evidence: Evidence) -> str:
    """Return issue and expiry of a piece of evidence in words, or "" when neither is known."""
    parts = []
    if evidence.issued_on:
        parts.append(f"issued {day_in_words(evidence.issued_on)}")
    if evidence.expires_on:
        parts.append(f"expires {day_in_words(evidence.expires_on)}")
    return ", ".join(parts)


def size_in_words(size: int) -> str:
    """Return a size in bytes, kB or MB (powers of ten)."""
    if size < 1_000:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1_000:.0f} kB"
    return f"{size / 1_000_000:,.1f} MB"


def given_by(record: Record, answer: RecordAnswer) -> str:
    """Return who supplied and who entered an answer, and when."""
    respondent = f" ({answer.respondent})" if answer.respondent else ""
    parts = [f"{who_word(answer.who)}{respondent}"] if answer.who or respondent else []
    entry = _ENTRIES.get(answer.standing, "entered")
    entered = " ".join(
        part
        for part in (
            f"{entry} by {record.person(answer.answered_by)}" if answer.answered_by else "",
            f"on {moment_in_short(answer.answered_at)}" if answer.answered_at else "",
        )
        if part
    )
    return "; ".join([*parts, entered] if entered else parts)


def time_label(*, draft: bool) -> str:
    """Return what the time of a record is: a draft is not frozen."""
    return "Draft made at" if draft else "Frozen at"


def assessment_facts(record: Record, *, draft: bool = False) -> list[Fact]:
    """Return what was assessed, against what, and what was decided; empty facts are left out."""
    edition, decision = record.edition, record.decision
    decided = moment_in_words(decision.decided_at)
    facts = [
        ("Decision", decision_label(record)),
        ("Decided by", ", ".join(filter(None, (_in_full(record, decision.decided_by), decided)))),
        ("Reason for the decision", decision.reason),
        ("Questionnaire", f"{edition.title}, edition {edition.version}"),
        ("Depth", record.depth_label or record.depth),
        ("Why this depth", " ".join(record.depth_reasons)),
        ("Review due", day_in_words(record.review_due)),
        (time_label(draft=draft), moment_in_words(record.frozen_at)),
        ("Revision", str(record.revision)),
        ("Assessment", record.assessment),
        ("Workbook", f"{record.workbook.title} ({record.workbook.events:,} entries in its ledger)"),
        ("Workbook id", record.workbook.id),
        ("Edition (SHA-256)", edition.hash),
        ("Previous record", record.previous_fingerprint),
    ]
    return [fact for fact in facts if fact[1]]


def partner_facts(record: Record) -> list[Fact]:
    """Return what is known about the partner; empty facts are left out."""
    partner = record.partner
    country = record.country_name or partner.country
    facts = [
        ("Partner", partner.name),
        ("Kind", PARTNER_KINDS.get(partner.kind, partner.kind)),
        ("Place", ", ".join(filter(None, (partner.city, country)))),
        ("Part of", partner.parent_name),
        *(
            (NAME_KINDS.get(n.kind, n.kind), _with_language(n.value, n.language))
            for n in partner.names
        ),
        *((f"Identifier ({i.scheme})", i.value) for i in partner.identifiers),
        ("Website", partner.website),
        *(("Contact", text) for text in _contacts(partner)),
        ("Notes", partner.notes),
    ]
    return [fact for fact in facts if fact[1]]


def project_facts(record: Record) -> list[Fact]:
    """Return what is known about the project; empty when the assessment has none."""
    project = record.project
    if project is None:
        return []
    span = " to ".join(filter(None, map(day_in_words, (project.starts_on, project.ends_on))))
    facts = [
        ("Project", project.title),
        ("Funder", project.funder),
        ("Reference", project.reference),
        ("Dates", span),
        ("Lead", project.lead),
        ("Summary", project.summary),
    ]
    return [fact for fact in facts if fact[1]]


def people_facts(record: Record) -> list[Fact]:
    """Return who entered, checked, decided or signed, with post and organisation."""
    return [
        (person.name, ", ".join(filter(None, (person.role, person.organisation, person.email))))
        for person in record.people
    ]


def fact_groups(record: Record, *, draft: bool = False) -> list[tuple[str, list[Fact]]]:
    """Return all facts about assessment, partner, project and people; empty groups are left out."""
    groups = [
        ("Assessment", assessment_facts(record, draft=draft)),
        ("Partner", partner_facts(record)),
        ("Project", project_facts(record)),
        ("People", people_facts(record)),
    ]
    return [group for group in groups if group[1]]


def _in_full(record: Record, person_id: str) -> str:
    """Return a person's name, post and organisation, or the id of somebody unknown."""
    for person in record.people:
        if person.id == person_id:
            return ", ".join(filter(None, (person.name, person.role, person.organisation)))
    return person_id


def _with_language(name: str, language: str) -> str:
    return f"{name} ({language})" if language else name


def _contacts(partner: Partner) -> list[str]:
    return [", ".join(filter(None, (c.name, c.role, c.email, c.phone))) for c in partner.contacts]
