"""A signature as an export prints it: who, meaning what, when, and whether it holds.

Not here: checking a signature (signature.py) and the layout of a page (formats).
"""

from __future__ import annotations

from dataclasses import dataclass

# Source: the meanings of a signature in core/signature.py; what each says is our own wording.
MEANING_STATEMENTS = {
    "prepared": "I prepared this record; it says what I was told and what I saw.",
    "reviewed": "I checked the answers against the evidence and the flags.",
    "approved": "I approve the decision in this record.",
    "declared": "On behalf of the partner I declare that its answers are true and complete.",
}


@dataclass(frozen=True)
class SignatureLine:
    """One signature, already checked. `holds` says whether it fits the record's fingerprint.

    `meaning` is prepared, reviewed, approved or declared; `signed_at` what the signer's device said
    (RFC 3339); `note` is what a reader should know about the check.
    """

    name: str
    role: str
    organisation: str
    meaning: str
    signed_at: str
    key_id: str
    signature_hex: str
    holds: bool
    note: str = ""

    @property
    def statement(self) -> str:
        """Return what the signer says by signing."""
        return MEANING_STATEMENTS.get(self.meaning, "")
