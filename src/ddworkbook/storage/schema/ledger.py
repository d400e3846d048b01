"""The ledger's own tables: events, bodies, openings, blobs, and what is local to one copy.

These statements are part of the file format: a change is a new migration, never an edit.
Not here: the readable tables, which a replay can build again (see readable.py).
"""

from __future__ import annotations

EVENT = """CREATE TABLE event (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  replica TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  prev TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  supersedes TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (replica, seq)
) STRICT"""

# A body without content is a tombstone; erased_by is the event that says why.
BODY = """CREATE TABLE body (
  event TEXT PRIMARY KEY REFERENCES event (id),
  content TEXT,
  erased_by TEXT REFERENCES event (id),
  CHECK ((content IS NULL) = (erased_by IS NOT NULL))
) STRICT"""

# What proves a commitment; deleting the row erases the value for ever, and no chain breaks.
OPENING = """CREATE TABLE opening (
  sealed TEXT PRIMARY KEY,
  event TEXT NOT NULL REFERENCES event (id),
  subject TEXT NOT NULL,
  salt TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT"""

BLOB = """CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
  chunks INTEGER NOT NULL CHECK (chunks > 0)
) STRICT"""

# Chunks are rows, not one large value: incremental writing to a large value would pass by
# every trigger, and reading it would need a limit of 64 MB for any value of the file.
BLOB_CHUNK = """CREATE TABLE blob_chunk (
  sha256 TEXT NOT NULL REFERENCES blob (sha256),
  number INTEGER NOT NULL CHECK (number >= 0),
  content BLOB NOT NULL,
  PRIMARY KEY (sha256, number)
) STRICT"""

# Local to this copy: who may write now, whose chain is continued here, when it was copied.
LEASE = """CREATE TABLE lease (
  place INTEGER PRIMARY KEY CHECK (place = 1),
  token TEXT NOT NULL,
  installation TEXT NOT NULL,
  process INTEGER NOT NULL,
  process_mark TEXT NOT NULL,
  device TEXT NOT NULL,
  person TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  heartbeat_at TEXT NOT NULL
) STRICT"""

REPLICA = """CREATE TABLE replica (
  installation TEXT NOT NULL,
  copy TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  PRIMARY KEY (installation, copy)
) STRICT"""

BACKUP = """CREATE TABLE backup (
  made_at TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT"""

INDEXES = (
    "CREATE INDEX event_subject ON event (subject, position)",
    "CREATE INDEX event_kind ON event (kind, position)",
    "CREATE INDEX opening_event ON opening (event)",
    "CREATE INDEX opening_subject ON opening (subject)",
)


def _refuse(trigger: str, what: str) -> str:
    """Return a trigger that refuses a statement and says what the table never does."""
    return f"CREATE TRIGGER {trigger} BEGIN SELECT RAISE(ABORT, '{what}'); END"


# Three for each table: INSERT OR REPLACE passes by the first two.
TRIGGERS = (
    _refuse("event_no_update BEFORE UPDATE ON event", "an event never changes"),
    _refuse("event_no_delete BEFORE DELETE ON event", "an event never goes"),
    _refuse(
        "event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE "
        "id = NEW.id OR position = NEW.position OR (replica = NEW.replica AND seq = NEW.seq))",
        "an event is never replaced",
    ),
    _refuse(
        "body_no_update BEFORE UPDATE ON body WHEN NOT (OLD.content IS NOT NULL "
        "AND NEW.content IS NULL AND NEW.erased_by IS NOT NULL AND NEW.event = OLD.event)",
        "a body is only ever erased",
    ),
    _refuse("body_no_delete BEFORE DELETE ON body", "a body leaves its tombstone"),
    _refuse(
        "body_no_replace BEFORE INSERT ON body "
        "WHEN EXISTS (SELECT 1 FROM body WHERE event = NEW.event)",
        "a body is never replaced",
    ),
    _refuse("opening_no_update BEFORE UPDATE ON opening", "an opening never changes"),
    _refuse(
        "opening_no_replace BEFORE INSERT ON opening "
        "WHEN EXISTS (SELECT 1 FROM opening WHERE sealed = NEW.sealed)",
        "an opening is never replaced",
    ),
    _refuse("blob_no_update BEFORE UPDATE ON blob", "evidence never changes"),
    _refuse("blob_no_delete BEFORE DELETE ON blob", "evidence stays for the history"),
    _refuse(
        "blob_no_replace BEFORE INSERT ON blob "
        "WHEN EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)",
        "evidence is never replaced",
    ),
    _refuse("blob_chunk_no_update BEFORE UPDATE ON blob_chunk", "evidence never changes"),
    _refuse("blob_chunk_no_delete BEFORE DELETE ON blob_chunk", "evidence stays for the history"),
    _refuse(
        "blob_chunk_no_replace BEFORE INSERT ON blob_chunk WHEN EXISTS "
        "(SELECT 1 FROM blob_chunk WHERE sha256 = NEW.sha256 AND number = NEW.number)",
        "evidence is never replaced",
    ),
)

LEDGER_SCHEMA = (
    EVENT,
    BODY,
    OPENING,
    BLOB,
    BLOB_CHUNK,
    LEASE,
    REPLICA,
    BACKUP,
    *INDEXES,
    *TRIGGERS,
)
