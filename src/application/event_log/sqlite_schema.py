"""Tables of the event log on SQLite.

``rowid`` is declared, so that VACUUM or a dump cannot renumber what other tables and readers refer to. Events,
receipts, refusals and erasure marks are never changed; vault rows, keys and index entries go when a person is erased.
"""

from typing import Final

_KEYS: Final = {
    "stored_events": "rowid = NEW.rowid OR "
    "originator_id = NEW.originator_id AND originator_version = NEW.originator_version",
    "command_receipt": "command_id = NEW.command_id",
    "refused_command": "number = NEW.number",
    "erased_subject": "subject = NEW.subject",
}
APPEND_ONLY: Final = tuple(_KEYS)

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS stored_events (
        rowid INTEGER PRIMARY KEY,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version))""",
    """CREATE TABLE IF NOT EXISTS command_receipt (
        command_id TEXT NOT NULL PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        events TEXT NOT NULL,
        first_position INTEGER NOT NULL,
        last_position INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS refused_command (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        command_id TEXT NOT NULL,
        command_type TEXT NOT NULL,
        stream TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        role TEXT NOT NULL,
        store TEXT NOT NULL,
        code TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        params TEXT NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS vault_row (
        commitment TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        retention TEXT NOT NULL,
        kind TEXT NOT NULL,
        nonce BLOB NOT NULL,
        ciphertext BLOB NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS vault_row_by_subject ON vault_row (subject)",
    """CREATE TABLE IF NOT EXISTS vault_key (
        subject TEXT NOT NULL,
        retention TEXT NOT NULL,
        wrapped BLOB NOT NULL,
        PRIMARY KEY (subject, retention)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS vault_index (
        kind TEXT NOT NULL,
        digest TEXT NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (kind, digest)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS vault_index_by_subject ON vault_index (subject)",
    """CREATE TABLE IF NOT EXISTS erased_subject (
        subject TEXT NOT NULL PRIMARY KEY,
        at TEXT NOT NULL) WITHOUT ROWID""",
)

ERASED: Final = "subject has been erased"
"""What the fence around erased subjects answers; the adapter recognises it."""


def _refuse_change(table: str, verb: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _refuse_replace(table: str, key: str) -> str:
    # INSERT OR REPLACE removes the old row without asking the DELETE trigger
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_refuses_replace BEFORE INSERT ON {table} "  # noqa: S608
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _refuse_erased(table: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_refuses_erased BEFORE INSERT ON {table} "  # noqa: S608
        f"WHEN EXISTS (SELECT 1 FROM erased_subject WHERE subject = NEW.subject) "
        f"BEGIN SELECT RAISE(ABORT, '{ERASED}'); END"
    )


TRIGGERS: Final = {
    **{f"{table}_refuses_update": _refuse_change(table, "UPDATE") for table in APPEND_ONLY},
    **{f"{table}_refuses_delete": _refuse_change(table, "DELETE") for table in APPEND_ONLY},
    **{f"{table}_refuses_replace": _refuse_replace(table, key) for table, key in _KEYS.items()},
    **{
        f"{table}_refuses_erased": _refuse_erased(table)
        for table in ("vault_row", "vault_key", "vault_index")
    },
}
"""Trigger by name. SQLite has no TRUNCATE: its DELETE without WHERE meets the DELETE trigger."""

SCHEMA: Final = (*_TABLES, *TRIGGERS.values())

INSERT_EVENT: Final = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
)
INSERT_RECEIPT: Final = "INSERT INTO command_receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_VAULT_ROW: Final = "INSERT INTO vault_row VALUES (?, ?, ?, ?, ?, ?)"
INSERT_VAULT_KEY: Final = "INSERT INTO vault_key VALUES (?, ?, ?)"
INSERT_INDEX_ENTRY: Final = "INSERT INTO vault_index VALUES (?, ?, ?)"
INSERT_REFUSAL: Final = (
    "INSERT INTO refused_command "
    "(at, command_id, command_type, stream, actor_id, role, store, code, fingerprint, params) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SELECT_RECEIPT: Final = "SELECT * FROM command_receipt WHERE command_id = ?"
SELECT_REFUSALS: Final = "SELECT * FROM refused_command WHERE number > ? ORDER BY number LIMIT ?"
SELECT_HEAD: Final = "SELECT coalesce(max(rowid), 0) FROM stored_events"
SELECT_STREAM: Final = (
    "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
    "WHERE originator_id = ? AND originator_version > ? AND originator_version <= ? ORDER BY originator_version"
)
SELECT_ALL: Final = (
    "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
    "WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
)
SELECT_ALL_OF_TOPICS: Final = (
    "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
    "WHERE rowid > ? AND rowid <= ? AND topic IN (SELECT value FROM json_each(?)) ORDER BY rowid LIMIT ?"
)
SELECT_AT: Final = (
    "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
    "WHERE rowid IN (SELECT value FROM json_each(?)) AND topic IN (SELECT value FROM json_each(?)) ORDER BY rowid"
)
SELECT_OUTLINE: Final = (
    "SELECT rowid, originator_id, state FROM stored_events "
    "WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
)
