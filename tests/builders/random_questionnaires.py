"""Random questionnaires with conditions on each other, and answers to them, for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import from_document

_ASKED = {"who": "partner", "level": "project", "sources": ["S1"]}
_TYPES = ["yes-no", "yes-no-unsure", "multi", "integer", "money", "table", "text", "calculated"]
_CHOICES = [
    {"value": "a", "label": "A", "score": 1, "attributes": {"with": "yes"}},
    {"value": "b", "label": "B", "score": 2},
    {"value": "none", "label": "None", "alone": True},
]
_COLUMNS = [
    {"code": "n", "label": "N", "type": "integer"},
    {
        "code": "m",
        "label": "M",
        "type": "integer",
        "constraint": {"holds": "", "message": "More."},
    },
]
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "yes-no": st.sampled_from([None, "yes", "no"]),
    "yes-no-unsure": st.sampled_from([None, "yes", "no", "unsure"]),
    "multi": st.sampled_from([None, ["a"], ["a", "b"], ["none"], ["b", {"other": "x"}]]),
    "integer": st.sampled_from([None, 0, 1, 5, 99]),
    "money": st.sampled_from([None, {"amount": "3", "currency": "GBP"}]),
    "table": st.sampled_from([None, [], [{"id": "1", "n": 2, "m": 1}]]),
    "text": st.sampled_from([None, "x", "long"]),
    "calculated": st.just(None),
}


def _condition(kind: str, code: str, pick: int) -> str:
    """Return a condition on a question of a type."""
    ways = {
        "yes-no": [f"${{{code}}} = 'yes'", f"${{{code}}} != 'yes'", f"answered(${{{code}}})"],
        "yes-no-unsure": [f"${{{code}}} = 'unsure'", f"not(${{{code}}} = 'no')"],
        "multi": [f"selected(${{{code}}}, 'a')", f"selected(${{{code}}}, 'other')"],
        "integer": [f"${{{code}}} > 1", f"${{{code}}} > ${{limit}}"],
        "money": [f"${{{code}}} > 1", f"currency(${{{code}}}) = 'GBP'"],
        "table": [f"count(${{{code}}}) > 0", f"sum(${{{code}.n}}) > 1"],
        "text": [f"string-length(${{{code}}}) > 1"],
        "calculated": [f"${{{code}}} > 1"],
    }
    return ways[kind][pick % len(ways[kind])]


@st.composite
def questionnaires(draw: st.DrawFn, most: int = 9) -> tuple[Questionnaire, dict[str, str]]:
    """Draw a questionnaire whose rules look at earlier questions, and its types by code."""
    count = draw(st.integers(2, most))
    split = draw(st.integers(1, count))
    kinds: dict[str, str] = {}
    questions: list[dict[str, Any]] = []
    for number in range(count):
        kind = draw(st.sampled_from(_TYPES))
        code = f"Q{number}"
        question = {**_ASKED, "code": code, "type": kind, "text": f"Text {number}?"}
        if kinds:
            _depend(draw, question, kinds)
        mains = [
            q["code"] for q in questions[split if number >= split else 0 :] if "follows" not in q
        ]
        if mains and draw(st.booleans()):
            question["follows"] = draw(st.sampled_from(mains))
        if draw(st.sampled_from([False, False, True])):
            question["depth"] = draw(st.sampled_from(["shallow", "deep"]))
        if kind == "calculated":
            numbers = [c for c, k in kinds.items() if k in {"integer", "calculated"}] or ["limit"]
            question["calculate"] = f"${{{draw(st.sampled_from(numbers))}}} + 1"
        if kind == "multi":
            question.update(choices=_CHOICES, other=True, dimension="d")
        if kind == "table":
            question["columns"] = [
                {**column, "constraint": {**column["constraint"], "holds": f". > ${{{code}.n}}"}}
                if "constraint" in column
                else column
                for column in _COLUMNS
            ]
        kinds[code] = kind
        questions.append(question)
    return _questionnaire(draw, questions, split, kinds), kinds


def _depend(draw: st.DrawFn, question: dict[str, Any], kinds: dict[str, str]) -> None:
    """Let a question look at earlier ones: relevance, flags, constraint, filter."""

    def condition() -> str:
        code = draw(st.sampled_from(sorted(kinds)))
        return _condition(kinds[code], code, draw(st.integers(0, 2)))

    joint = draw(st.sampled_from([" and ", " or "]))
    if draw(st.booleans()):
        question["relevant"] = joint.join(condition() for _ in range(draw(st.integers(1, 2))))
    if draw(st.booleans()):
        question["flags"] = [
            {
                "severity": draw(st.sampled_from(["amber-minor", "amber-major", "red"])),
                "when": condition(),
                "reason": "Because.",
            }
        ]
    if question["type"] == "integer" and draw(st.booleans()):
        question["constraint"] = {"holds": f". < 50 or {condition()}", "message": "Less."}
    if question["type"] == "multi" and draw(st.booleans()):
        question["choice_filter"] = f"name != 'a' or with = 'yes' and {condition()}"


def _questionnaire(
    draw: st.DrawFn, questions: list[dict[str, Any]], split: int, kinds: dict[str, str]
) -> Questionnaire:
    """Return the questionnaire in one or two sections, the second perhaps with a condition."""
    sections: list[dict[str, Any]] = [
        {"code": "A", "title": "First", "questions": questions[:split]}
    ]
    if questions[split:]:
        second = {"code": "B", "title": "Second", "questions": questions[split:]}
        if draw(st.booleans()):
            code = draw(st.sampled_from(sorted(kinds)[:split]))
            second["relevant"] = _condition(kinds[code], code, 0)
        sections.append(second)
    code = draw(st.sampled_from(sorted(kinds)))
    rules = [{"outcome": "deep", "when": _condition(kinds[code], code, 1), "reason": "So."}]
    return from_document(
        {
            "format": "ddworkbook-questionnaire-1",
            "code": "random",
            "version": "1",
            "language": "en-GB",
            "title": "Random",
            "purpose": "To test.",
            "facts": {"limit": "the limit"},
            "depths": [
                {"value": "shallow", "label": "Shallow"},
                {"value": "deep", "label": "Deep"},
            ],
            "dimensions": [{"value": "d", "label": "D"}],
            "sources": {"S1": {"title": "A", "publisher": "B", "dated": "C"}},
            "decisions": [
                {
                    "code": "t",
                    "title": "T",
                    "outcomes": [{"value": "deep", "label": "Deep"}],
                    "rules": rules,
                }
            ],
            "sections": sections,
        }
    )
