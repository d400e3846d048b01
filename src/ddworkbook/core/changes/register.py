"""What can happen to the workbook itself, its people, editions, partners and projects."""

from __future__ import annotations

from dataclasses import dataclass

from ddworkbook.core.canonical import JsonValue
from ddworkbook.core.partner import Partner
from ddworkbook.core.person import Person, PublicKey
from ddworkbook.core.project import Project


@dataclass(frozen=True)
class WorkbookCreated:
    """The first event of a workbook. `sample` marks invented data."""

    title: str
    sample: bool = False


@dataclass(frozen=True)
class ReplicaJoined:
    """A device began to write to this workbook. `device` is a label, not a name of a person."""

    device: str


@dataclass(frozen=True)
class PersonAdded:
    """A person was introduced."""

    person: Person


@dataclass(frozen=True)
class PersonChanged:
    """A person's facts were replaced."""

    person: Person


@dataclass(frozen=True)
class KeyIntroduced:
    """A person's public key was introduced; older keys stay valid for what they signed."""

    key: PublicKey


@dataclass(frozen=True)
class EditionAdopted:
    """An edition of a questionnaire was stored.

    `edition` is the SHA-256 of its canonical document.
    """

    edition: str
    code: str
    version: str
    title: str
    document: JsonValue


@dataclass(frozen=True)
class TableAdopted:
    """A version of a reference table was stored; `table` is the SHA-256 of its document.

    `own` versions come from the institution; the others are copies of shipped ones that an answer
    or a decision used.
    """

    table: str
    name: str
    title: str
    as_at: str
    document: JsonValue
    own: bool = False


@dataclass(frozen=True)
class PartnerAdded:
    """A partner was registered."""

    partner: Partner


@dataclass(frozen=True)
class PartnerChanged:
    """A partner's facts were replaced."""

    partner: Partner


@dataclass(frozen=True)
class ProjectAdded:
    """A project was registered."""

    project: Project


@dataclass(frozen=True)
class ProjectChanged:
    """A project's facts were replaced."""

    project: Project
