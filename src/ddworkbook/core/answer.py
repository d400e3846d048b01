"""An answer as a value, and the JSON form that each type of question takes.

JSON forms: yes-no, yes-no-unsure, yes-partly-no-na and choice are a string; multi a list of strings
in the order of the choices; text and long-text a string; integer an integer; decimal and percent a
decimal written as a string; money {"amount": "25000.00", "currency": "GBP"}; date "YYYY-MM-DD";
table a list of rows {"id": "...", column: value}, where [] means that there is nothing to list;
maturity a string "0" to "4"; country its ISO 3166-1 code; organisation {"name", "ror", "partner"},
person {"name", "role", "organisation", "email"} and file {"name", "sha256"}, each with what is
known. Where others are taken, {"other": "what it is"} stands for a choice, once in a multi.
Not answered is null.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.reference_table import TableUse


class AnswerStanding(StrEnum):
    """How an answer came to stand in the assessment.

    A held one was carried from an earlier record and cannot be changed until it is reopened; one to
    confirm came along too, but somebody has to look at it before the assessment is submitted.
    """

    GIVEN = "given"
    HELD = "held"
    TO_CONFIRM = "to-confirm"


@dataclass(frozen=True)
class Answer:
    """What was answered to one question, by whom, and when.

    `respondent` supplied it (free text: a name or "the partner"); `actor` is the person id who
    entered it. `at` is RFC 3339. `event` is the ledger event that the next answer replaces.
    `evidence` holds ids. Of a carried answer, `origin` is the fingerprint of the record that it
    came from (or the event, within one assessment), `origin_at` when it was given or last
    confirmed there, and `reason` why it has to be confirmed.
    `tables` are the versions of the reference tables in which it was looked up.
    """

    code: str
    value: JsonValue
    comment: str = ""
    respondent: str = ""
    actor: str = ""
    at: str = ""
    event: str = ""
    evidence: tuple[str, ...] = ()
    standing: AnswerStanding = AnswerStanding.GIVEN
    origin: str = ""
    origin_at: str = ""
    reason: str = ""
    tables: tuple[TableUse, ...] = ()
