"""A person who works with the workbook, and the public half of a signing key."""

from __future__ import annotations

from dataclasses import dataclass, field

from ddworkbook.core.shape import PERSONAL


@dataclass(frozen=True)
class Person:
    """Someone who enters, checks, decides or signs; `role` is a post, as "Research manager"."""

    id: str
    name: str = field(metadata=PERSONAL)
    role: str = ""
    organisation: str = ""
    email: str = field(default="", metadata=PERSONAL)


@dataclass(frozen=True)
class PublicKey:
    """The public half of a person's Ed25519 key, as 64 hex digits.

    `id` is the first 16 digits of its SHA-256.
    """

    id: str
    person: str
    public_key: str
    algorithm: str = "Ed25519"
