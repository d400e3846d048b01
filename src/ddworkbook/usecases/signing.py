"""Signatures on a frozen record, and opening it again."""

from __future__ import annotations

from ddworkbook.usecases.session import Changed, Session


def sign(session: Session, assessment_id: str, meaning: str, passphrase: str) -> Changed:
    """Sign the frozen record with my key; the last signature asked for makes it signed.

    `prepared` is for a preparer, `reviewed` and `approved` for somebody who prepared nothing.
    Raises: ActionRefused for a wrong passphrase, no key on this device, state or separation of
    duties.
    """
    raise NotImplementedError


def amend(session: Session, assessment_id: str, reason: str) -> Changed:
    """Open a signed assessment again as the next revision, with its answers kept."""
    raise NotImplementedError
