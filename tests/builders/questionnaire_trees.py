"""A small questionnaire as parsed YAML, with one of everything, for tests to change."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ddworkbook.core.questionnaire import Questionnaire
from ddworkbook.core.questionnaire_reader import read_questionnaire

HEAD: dict[str, Any] = {
    "code": "small",
    "version": "2026.1",
    "language": "en-GB",
    "title": "Small",
    "purpose": "To test the engine.",
    "licence": "CC-BY-4.0",
    "depths": [
        {"value": "simple", "label": "Simple"},
        {"value": "standard", "label": "Standard"},
        {"value": "enhanced", "label": "Enhanced"},
    ],
    "facts": {
        "T03": "What passes between us (triage T03)",
        "policy_line": "the policy line",
        "policy_amber_major_promotes": "Amber major flags in a section that make it red",
    },
    "sections": ["01-identity", "02-money"],
    "decisions": [
        {
            "code": "depth",
            "title": "Depth",
            "outcomes": [
                {"value": "simple", "label": "Simple"},
                {"value": "enhanced", "label": "Enhanced"},
            ],
            "rules": [
                {"outcome": "simple", "when": "${A1} = 'no'", "reason": "Nothing faced."},
                {"outcome": "enhanced", "when": "${A2} = 'unsure'", "reason": "Nobody knows."},
                {"outcome": "enhanced", "when": "${B1} > ${policy_line}", "reason": "Much money."},
            ],
        }
    ],
    "sources": {
        "S1": {"title": "A guide", "publisher": "An office", "dated": "2026"},
        "S2": {
            "title": "A law",
            "publisher": "A state",
            "dated": "2020",
            "address": "https://example.org/law",
        },
    },
}

_ASKED = {"who": "partner", "level": "organisation", "sources": ["S1"], "guidance": "Say so."}

IDENTITY: dict[str, Any] = {
    "code": "A",
    "title": "Identity",
    "introduction": "Who they are.",
    "questions": [
        {
            **_ASKED,
            "code": "A1",
            "text": "Has it faced an inquiry?",
            "type": "yes-no",
            "action": "Ask for the papers.",
            "flags": [{"severity": "amber-minor", "when": "${A1} = 'yes'", "reason": "Inquiry."}],
        },
        {
            **_ASKED,
            "code": "A1a",
            "text": "How did it end?",
            "type": "choice",
            "follows": "A1",
            "relevant": "${A1} = 'yes'",
            "choices": [
                {"value": "resolved", "label": "Resolved"},
                {"value": "open", "label": "Still open"},
            ],
            "flags": [
                {
                    "severity": "red",
                    "when": "${A1a} = 'open'",
                    "reason": "The inquiry is open.",
                    "action": "Wait for its end.",
                    "referral": "The legal office.",
                    "sources": ["S2"],
                }
            ],
        },
        {**_ASKED, "code": "A2", "text": "Is it controlled by others?", "type": "yes-no-unsure"},
        {
            **_ASKED,
            "code": "A3",
            "text": "Does it have a policy?",
            "type": "yes-partly-no-na",
            "depth": "standard",
            "action": "Adopt ours.",
            "flags": [
                {"severity": "amber-major", "when": "${A3} = 'no'", "reason": "No policy."},
                {"severity": "amber-minor", "when": "${A3} = 'partly'", "reason": "Part of it."},
            ],
        },
        {
            **_ASKED,
            "code": "A4",
            "text": "Who are the owners?",
            "type": "table",
            "personal": True,
            "required": False,
            "columns": [
                {"code": "name", "label": "Name", "type": "text", "required": True},
                {"code": "share", "label": "Share", "type": "percent"},
                {"code": "state", "label": "A state?", "type": "yes-no"},
                {"code": "paid", "label": "Paid", "type": "money"},
            ],
            "action": "Ask again.",
            "flags": [
                {
                    "severity": "amber-major",
                    "when": "sum(${A4.share}) > 100",
                    "reason": "The shares are over 100 per cent.",
                }
            ],
        },
    ],
}

MONEY: dict[str, Any] = {
    "code": "B",
    "title": "Money",
    "questions": [
        {**_ASKED, "code": "B0", "text": "Now about money.", "type": "note"},
        {
            **_ASKED,
            "code": "B1",
            "text": "How much money goes to it?",
            "type": "money",
            "relevant": "selected(${T03}, 'we-pay-them')",
            "constraint": {"holds": ". >= 0", "message": "Give an amount of 0 or more."},
        },
        {
            **_ASKED,
            "code": "B2",
            "text": "Over how many years?",
            "type": "integer",
            "relevant": "answered(${B1})",
        },
        {
            **_ASKED,
            "code": "B3",
            "text": "Money a year",
            "type": "calculated",
            "calculate": "${B1} div ${B2}",
        },
        {
            **_ASKED,
            "code": "B4",
            "text": "What controls are there?",
            "type": "multi",
            "depth": "enhanced",
            "choices": [
                {"value": "audit", "label": "Audit"},
                {"value": "two-signatures", "label": "Two signatures"},
                {"value": "none", "label": "None of these", "alone": True},
            ],
            "action": "Add one.",
            "flags": [
                {
                    "severity": "stop",
                    "when": "selected(${B4}, 'none') and ${B1} > ${policy_line}",
                    "reason": "No control over much money.",
                }
            ],
        },
        {**_ASKED, "code": "B5", "text": "Since when?", "type": "date", "required": False},
    ],
}


def small_trees() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return head and sections, fresh each time, to be changed."""
    return deepcopy(HEAD), deepcopy({"01-identity": IDENTITY, "02-money": MONEY})


def small_questionnaire() -> Questionnaire:
    """Return the small questionnaire."""
    questionnaire, problems = read_questionnaire(*small_trees())
    if questionnaire is None:
        raise ValueError([problem.sentence for problem in problems])
    return questionnaire
