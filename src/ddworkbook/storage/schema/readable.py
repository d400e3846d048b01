"""The readable tables: plain, documented, and rebuildable from the ledger at any time.

Times are RFC 3339 text, dates YYYY-MM-DD or "", lists and values JSON text, flags 0 or 1.
`event` columns name the event that the row was last written by.
Not here: how rows follow from events (see projections/).
"""

from __future__ import annotations

# References are checked at the end of a transaction, so that a replay may fill in any order.
_LATER = "DEFERRABLE INITIALLY DEFERRED"


def _refers(table: str, column: str = "id") -> str:
    """Return the clause for a reference that is checked on commit."""
    return f"REFERENCES {table} ({column}) {_LATER}"


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
  person TEXT NOT NULL {_refers("person")},
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
  partner TEXT NOT NULL {_refers("partner")},
  place INTEGER NOT NULL,
  value TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  personal INTEGER NOT NULL,
  PRIMARY KEY (partner, place)
) STRICT"""

PARTNER_IDENTIFIER = f"""CREATE TABLE partner_identifier (
  partner TEXT NOT NULL {_refers("partner")},
  place INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  personal INTEGER NOT NULL,
  PRIMARY KEY (partner, place)
) STRICT"""

PARTNER_CONTACT = f"""CREATE TABLE partner_contact (
  partner TEXT NOT NULL {_refers("partner")},
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
  project TEXT NOT NULL {_refers("project")},
  place INTEGER NOT NULL,
  partner TEXT NOT NULL {_refers("partner")},
  PRIMARY KEY (project, place)
) STRICT"""

# project is NULL and triage NULL where there is none; texts that may be missing are "".
ASSESSMENT = f"""CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  partner TEXT NOT NULL {_refers("partner")},
  project TEXT {_refers("project")},
  edition TEXT NOT NULL {_refers("edition", "hash")},
  triage TEXT {_refers("assessment")},
  depth TEXT NOT NULL,
  depth_reasons TEXT NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  submitted_at TEXT NOT NULL DEFAULT '',
  submitted_by TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '',
  decision TEXT NOT NULL DEFAULT '',
  decided_at TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL DEFAULT '',
  fingerprint TEXT NOT NULL DEFAULT '',
  signed_at TEXT NOT NULL DEFAULT '',
  review_due TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

ASSESSMENT_PREPARER = f"""CREATE TABLE assessment_preparer (
  assessment TEXT NOT NULL {_refers("assessment")},
  person TEXT NOT NULL,
  PRIMARY KEY (assessment, person)
) STRICT"""

ANSWER = f"""CREATE TABLE answer (
  assessment TEXT NOT NULL {_refers("assessment")},
  code TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  respondent TEXT NOT NULL,
  personal INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (assessment, code)
) STRICT"""

EVIDENCE = f"""CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  assessment TEXT NOT NULL {_refers("assessment")},
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL {_refers("blob", "sha256")},
  issued_on TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  note TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

EVIDENCE_QUESTION = f"""CREATE TABLE evidence_question (
  evidence TEXT NOT NULL {_refers("evidence")},
  place INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (evidence, place)
) STRICT"""

ACTION = f"""CREATE TABLE action (
  id TEXT PRIMARY KEY,
  assessment TEXT NOT NULL {_refers("assessment")},
  question TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  owner TEXT NOT NULL,
  due_on TEXT NOT NULL,
  status TEXT NOT NULL,
  closing_note TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

NOTE = f"""CREATE TABLE note (
  id TEXT PRIMARY KEY,
  assessment TEXT NOT NULL {_refers("assessment")},
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  reply TEXT NOT NULL,
  resolved_by TEXT NOT NULL,
  resolved_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

# content is the sealed canonical tree; its SHA-256 is the fingerprint.
RECORD = f"""CREATE TABLE record (
  fingerprint TEXT PRIMARY KEY,
  assessment TEXT NOT NULL {_refers("assessment")},
  revision INTEGER NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  review_due TEXT NOT NULL,
  content TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

SIGNATURE = f"""CREATE TABLE signature (
  event TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL {_refers("record", "fingerprint")},
  person TEXT NOT NULL {_refers("person")},
  key TEXT NOT NULL {_refers("person_key")},
  meaning TEXT NOT NULL,
  statement TEXT NOT NULL,
  signature TEXT NOT NULL,
  at TEXT NOT NULL
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
