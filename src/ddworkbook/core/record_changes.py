"""What is otherwise in a record than in the one before: "what changed since last time".

Not here: how a page or a sheet shows it (formats).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ddworkbook.core.record import Record, RecordAnswer, RecordChange

# What a change is about, as people read it.
KINDS: Mapping[str, str] = {
    "whole": "Whole assessment",
    "answer": "Answer",
    "comment": "Comment",
    "evidence": "Evidence",
    "asked": "Asked now",
    "not-asked": "Not asked now",
}
_NOTHING = "Nothing"


def record_changes(before: Record, now: Record) -> tuple[RecordChange, ...]:
    """Return every change in the order of the record; questions that are gone stand last."""
    return (*_whole(before, now), *_answers(before, now), *_gone(before, now))


def _whole(before: Record, now: Record) -> Iterator[RecordChange]:
    """Give what changed beside the answers. A draft has no decision to compare."""
    pairs = (
        ("Rating", before.rating.word, now.rating.word),
        ("Decision", before.decision.label, now.decision.label or before.decision.label),
        ("Depth", before.depth_label, now.depth_label),
        ("Edition", before.edition.version, now.edition.version),
        ("Name of the partner", before.partner.name, now.partner.name),
        ("Country of the partner", before.country_name, now.country_name),
        ("Project", _project(before), _project(now)),
    )
    for text, old, new in pairs:
        if old != new:
            yield RecordChange("", text, old or _NOTHING, new or _NOTHING, "whole")


def _answers(before: Record, now: Record) -> Iterator[RecordChange]:
    """Give what changed in the questions that are asked now."""
    old_files, new_files = _files(before), _files(now)
    for answer in _all(now):
        was = before.answer(answer.code)
        if was is None:
            yield _told(answer, "", _reads(answer), "asked", personal=answer.personal)
            continue
        personal = was.personal or answer.personal
        if _value(was) != _value(answer):
            yield _told(answer, _reads(was), _reads(answer), "answer", personal=personal)
        if was.comment != answer.comment:
            yield _told(answer, was.comment, answer.comment, "comment", personal=True)
        old, new = _proofs(was, old_files), _proofs(answer, new_files)
        if old != new:
            yield _told(answer, _names(old), _names(new), "evidence", personal=False)


def _gone(before: Record, now: Record) -> Iterator[RecordChange]:
    """Give the questions that were asked last time and are not asked now."""
    for was in _all(before):
        if now.answer(was.code) is None:
            yield _told(was, _reads(was), "", "not-asked", personal=was.personal)


def _told(
    answer: RecordAnswer, before: str, after: str, kind: str, *, personal: bool
) -> RecordChange:
    return RecordChange(answer.code, answer.text, before, after, kind, personal)


def _all(record: Record) -> Iterator[RecordAnswer]:
    for section in record.sections:
        yield from section.answers


def _value(answer: RecordAnswer) -> object:
    """Return what makes an answer another one: what it says, whatever it is called now."""
    return answer.type, answer.value


def _reads(answer: RecordAnswer) -> str:
    """Return how an answer reads on one line, the rows of a table too."""
    rows = "; ".join(", ".join(filter(None, row)) for row in answer.table[1:])
    return rows or answer.value_text


def _proofs(answer: RecordAnswer, files: Mapping[str, tuple[str, str]]) -> frozenset[str]:
    """Return the evidence of an answer by content, so that the same file is the same."""
    return frozenset(" ".join(files[item]) for item in answer.evidence if item in files)


def _files(record: Record) -> dict[str, tuple[str, str]]:
    return {item.id: (item.sha256, item.name) for item in record.evidence}


def _names(proofs: frozenset[str]) -> str:
    return "; ".join(sorted(proof.partition(" ")[2] for proof in proofs))


def _project(record: Record) -> str:
    return record.project.title if record.project else ""
