"""The readable tables: plain, documented, and rebuildable from the ledger at any time.

Times are RFC 3339 text, dates YYYY-MM-DD or "", lists and values JSON text, flags 0 or 1.
`event` columns name the event that the row was last written by.
Not here: how rows follow from events (see projections/).
"""

from __future__ import annotations

from ddworkbook.storage.schema.readable_assessment import (
    ACTION,
    ANSWER,
    ASSESSMENT,
    ASSESSMENT_PREPARER,
    EVIDENCE,
    EVIDENCE_QUESTION,
    NOTE,
    RECORD,
    SIGNATURE,
)
from ddworkbook.storage.schema.references import refers

WORKBOOK = """CREATE TABLE workbook (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  sample INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

DEVICE = """CREATE TABLE device (
  replica TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  joined_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

PERSON = """CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  email TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

PERSON_KEY = f"""CREATE TABLE person_key (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL {refers("person")},
  public_key TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  introduced_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

EDITION = """CREATE TABLE edition (
  hash TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  adopted_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

# Versions of reference tables; own is 1 for those that the institution imported.
REFERENCE_TABLE = """CREATE TABLE reference_table (
  version TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  as_at TEXT NOT NULL,
  own INTEGER NOT NULL,
  document TEXT NOT NULL,
  adopted_at TEXT NOT NULL,
  adopted_by TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

# name_folded and search_text are for finding: without marks, in one case. search_text holds
# every name and identifier.
PARTNER = """CREATE TABLE partner (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  country TEXT NOT NULL,
  kind TEXT NOT NULL,
  website TEXT NOT NULL,
  city TEXT NOT NULL,
  notes TEXT NOT NULL,
  parent_name TEXT NOT NULL,
  search_text TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

PARTNER_NAME = f"""CREATE TABLE partner_name (
  partner TEXT NOT NULL {refers("partner")},
  place INTEGER NOT NULL,
  value TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  personal INTEGER NOT NULL,
  PRIMARY KEY (partner, place)
) STRICT"""

PARTNER_IDENTIFIER = f"""CREATE TABLE partner_identifier (
  partner TEXT NOT NULL {refers("partner")},
  place INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  personal INTEGER NOT NULL,
  PRIMARY KEY (partner, place)
) STRICT"""

PARTNER_CONTACT = f"""CREATE TABLE partner_contact (
  partner TEXT NOT NULL {refers("partner")},
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  PRIMARY KEY (partner, place)
) STRICT"""

PROJECT = """CREATE TABLE project (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  funder TEXT NOT NULL,
  reference TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  lead TEXT NOT NULL,
  summary TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

PROJECT_PARTNER = f"""CREATE TABLE project_partner (
  project TEXT NOT NULL {refers("project")},
  place INTEGER NOT NULL,
  partner TEXT NOT NULL {refers("partner")},
  PRIMARY KEY (project, place)
) STRICT"""

INDEXES = (
    "CREATE INDEX partner_by_name ON partner (name_folded, id)",
    "CREATE INDEX partner_by_country ON partner (country, name_folded, id)",
    "CREATE INDEX partner_identifier_value ON partner_identifier (scheme, value)",
    "CREATE INDEX project_partner_partner ON project_partner (partner)",
    "CREATE INDEX assessment_partner ON assessment (partner)",
    "CREATE INDEX assessment_project ON assessment (project)",
    "CREATE INDEX evidence_assessment ON evidence (assessment)",
    "CREATE INDEX action_assessment ON action (assessment)",
    "CREATE INDEX note_assessment ON note (assessment)",
    "CREATE INDEX record_assessment ON record (assessment, revision)",
    "CREATE INDEX signature_fingerprint ON signature (fingerprint)",
)

# In the order in which rows may be inserted; a rebuild empties them from the end.
READABLE_TABLES = (
    "workbook",
    "device",
    "person",
    "person_key",
    "edition",
    "reference_table",
    "partner",
    "partner_name",
    "partner_identifier",
    "partner_contact",
    "project",
    "project_partner",
    "assessment",
    "assessment_preparer",
    "answer",
    "evidence",
    "evidence_question",
    "action",
    "note",
    "record",
    "signature",
)

READABLE_SCHEMA = (
    WORKBOOK,
    DEVICE,
    PERSON,
    PERSON_KEY,
    EDITION,
    REFERENCE_TABLE,
    PARTNER,
    PARTNER_NAME,
    PARTNER_IDENTIFIER,
    PARTNER_CONTACT,
    PROJECT,
    PROJECT_PARTNER,
    ASSESSMENT,
    ASSESSMENT_PREPARER,
    ANSWER,
    EVIDENCE,
    EVIDENCE_QUESTION,
    ACTION,
    NOTE,
    RECORD,
    SIGNATURE,
    *INDEXES,
)
