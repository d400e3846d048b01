"""The readable tables about assessments: answers, evidence, actions, notes, records, signatures.

Part of the file format, like readable.py, which lists them all in their order.
"""

from __future__ import annotations

from ddworkbook.storage.schema.references import refers

# depth_tables and tables of answers are JSON lists of [name, version] of reference tables.
# project is NULL and triage NULL where there is none; texts that may be missing are "".
ASSESSMENT = f"""CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  partner TEXT NOT NULL {refers("partner")},
  project TEXT {refers("project")},
  edition TEXT NOT NULL {refers("edition", "hash")},
  triage TEXT {refers("assessment")},
  depth TEXT NOT NULL,
  depth_reasons TEXT NOT NULL,
  depth_tables TEXT NOT NULL,
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
  carried_from TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

ASSESSMENT_PREPARER = f"""CREATE TABLE assessment_preparer (
  assessment TEXT NOT NULL {refers("assessment")},
  person TEXT NOT NULL,
  PRIMARY KEY (assessment, person)
) STRICT"""

# standing is given, held or to-confirm; the next three columns say where a carried answer is from.
ANSWER = f"""CREATE TABLE answer (
  assessment TEXT NOT NULL {refers("assessment")},
  code TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  respondent TEXT NOT NULL,
  personal INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  standing TEXT NOT NULL,
  origin TEXT NOT NULL,
  origin_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  tables TEXT NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (assessment, code)
) STRICT"""

EVIDENCE = f"""CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  assessment TEXT NOT NULL {refers("assessment")},
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL {refers("blob", "sha256")},
  issued_on TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  note TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT"""

EVIDENCE_QUESTION = f"""CREATE TABLE evidence_question (
  evidence TEXT NOT NULL {refers("evidence")},
  place INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (evidence, place)
) STRICT"""

ACTION = f"""CREATE TABLE action (
  id TEXT PRIMARY KEY,
  assessment TEXT NOT NULL {refers("assessment")},
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
  assessment TEXT NOT NULL {refers("assessment")},
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
  assessment TEXT NOT NULL {refers("assessment")},
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
  fingerprint TEXT NOT NULL {refers("record", "fingerprint")},
  person TEXT NOT NULL {refers("person")},
  key TEXT NOT NULL {refers("person_key")},
  meaning TEXT NOT NULL,
  statement TEXT NOT NULL,
  signature TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT"""
