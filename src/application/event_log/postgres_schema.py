"""Tables, triggers and the append function of the event log on PostgreSQL, in a schema of their own.

The library creates ``stored_events``; the rest is ours. Events, receipts, refusals and erasure marks are never changed;
vault rows, keys and index entries go when a person is erased.
"""

from functools import cache
from hashlib import sha256
from typing import Final, LiteralString

SCHEMA_NAME: Final = "event_log"
APPEND_LOCK: Final = 4_702_394_921_427_289_928
"""Advisory lock of the database under which positions are given out and committed."""
ERASED_STATE: Final = "AS001"
"""SQLSTATE of the trigger function ``refuse_erased``, by which the fence around erased subjects is recognised."""

_APPEND_ONLY: Final = ("stored_events", "command_receipt", "refused_command", "erased_subject")
_VAULT: Final = ("vault_row", "vault_key", "vault_index")
TRIGGERS: Final = (
    *(f"{table}_append_only" for table in _APPEND_ONLY),
    *(f"{table}_refuses_erased" for table in _VAULT),
)

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS event_log.command_receipt (
    command_id text PRIMARY KEY,
    fingerprint text NOT NULL,
    stream text NOT NULL,
    version bigint NOT NULL,
    recorded_at text NOT NULL,
    events text NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL);
CREATE TABLE IF NOT EXISTS event_log.refused_command (
    number bigserial PRIMARY KEY,
    at text NOT NULL,
    command_id text NOT NULL,
    command_type text NOT NULL,
    stream text NOT NULL,
    actor_id text NOT NULL,
    role text NOT NULL,
    store text NOT NULL,
    code text NOT NULL,
    fingerprint text NOT NULL,
    params text NOT NULL);
CREATE TABLE IF NOT EXISTS event_log.vault_row (
    commitment text PRIMARY KEY,
    subject text NOT NULL,
    retention text NOT NULL,
    kind text NOT NULL,
    nonce bytea NOT NULL,
    ciphertext bytea NOT NULL);
CREATE INDEX IF NOT EXISTS vault_row_by_subject ON event_log.vault_row (subject);
CREATE TABLE IF NOT EXISTS event_log.vault_key (
    subject text NOT NULL,
    retention text NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (subject, retention));
CREATE TABLE IF NOT EXISTS event_log.vault_index (
    kind text NOT NULL,
    digest text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (kind, digest));
CREATE INDEX IF NOT EXISTS vault_index_by_subject ON event_log.vault_index (subject);
CREATE TABLE IF NOT EXISTS event_log.erased_subject (
    subject text PRIMARY KEY,
    at text NOT NULL);
"""

_TRIGGER_FUNCTIONS: Final = """
CREATE OR REPLACE FUNCTION event_log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE FUNCTION event_log.refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM event_log.erased_subject WHERE subject = NEW.subject) THEN
        RAISE EXCEPTION 'subject has been erased' USING ERRCODE = 'ERASED_STATE';
    END IF;
    RETURN NEW;
END $$;
"""

# ALWAYS: a session that plays replica skips ordinary triggers
_TRIGGERS: Final = "".join(
    f"""
CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_log.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION event_log.refuse_change();
ALTER TABLE event_log.{table} ENABLE ALWAYS TRIGGER {table}_append_only;
"""
    for table in _APPEND_ONLY
) + "".join(
    f"""
CREATE OR REPLACE TRIGGER {table}_refuses_erased BEFORE INSERT ON event_log.{table}
    FOR EACH ROW EXECUTE FUNCTION event_log.refuse_erased();
ALTER TABLE event_log.{table} ENABLE ALWAYS TRIGGER {table}_refuses_erased;
"""
    for table in _VAULT
)

# The lock is taken before the first position and let go after the commit is visible: positions rise in commit order.
_APPEND: Final = """
CREATE OR REPLACE FUNCTION event_log.append(
    p_streams text[], p_versions bigint[], p_topics text[], p_states bytea[],
    p_command_id text, p_fingerprint text, p_stream text, p_version bigint, p_recorded_at text, p_events text,
    p_key_subjects text[] DEFAULT '{}', p_key_retentions text[] DEFAULT '{}',
    p_key_wrapped bytea[] DEFAULT '{}',
    p_row_commitments text[] DEFAULT '{}', p_row_subjects text[] DEFAULT '{}',
    p_row_retentions text[] DEFAULT '{}', p_row_kinds text[] DEFAULT '{}',
    p_row_nonces bytea[] DEFAULT '{}', p_row_ciphertexts bytea[] DEFAULT '{}',
    p_index_kinds text[] DEFAULT '{}', p_index_digests text[] DEFAULT '{}',
    p_index_subjects text[] DEFAULT '{}',
    OUT positions bigint[])
LANGUAGE plpgsql AS $$
DECLARE
    stored bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(APPEND_LOCK);
    positions := '{}';
    FOR i IN 1 .. cardinality(p_streams) LOOP
        INSERT INTO event_log.stored_events (originator_id, originator_version, topic, state)
        VALUES (p_streams[i], p_versions[i], p_topics[i], p_states[i])
        RETURNING notification_id INTO stored;
        positions := positions || stored;
    END LOOP;
    INSERT INTO event_log.command_receipt VALUES (
        p_command_id, p_fingerprint, p_stream, p_version, p_recorded_at, p_events,
        coalesce(positions[1], 0), coalesce(positions[cardinality(positions)], 0));
    IF cardinality(p_key_subjects) > 0 THEN
        INSERT INTO event_log.vault_key (subject, retention, wrapped)
        SELECT * FROM unnest(p_key_subjects, p_key_retentions, p_key_wrapped);
    END IF;
    IF cardinality(p_row_commitments) > 0 THEN
        INSERT INTO event_log.vault_row (commitment, subject, retention, kind, nonce, ciphertext)
        SELECT * FROM unnest(
            p_row_commitments, p_row_subjects, p_row_retentions, p_row_kinds, p_row_nonces, p_row_ciphertexts);
    END IF;
    IF cardinality(p_index_kinds) > 0 THEN
        INSERT INTO event_log.vault_index (kind, digest, subject)
        SELECT * FROM unnest(p_index_kinds, p_index_digests, p_index_subjects);
    END IF;
    IF cardinality(positions) > 0 THEN
        PERFORM pg_notify('event_log', '');
    END IF;
END $$;
"""

DEFINITIONS: Final = (
    (_TABLES + _TRIGGER_FUNCTIONS + _TRIGGERS + _APPEND)
    .replace("APPEND_LOCK", str(APPEND_LOCK))
    .replace("ERASED_STATE", ERASED_STATE)
)
FINGERPRINT: Final = sha256(DEFINITIONS.encode()).hexdigest()
"""Kept as the schema's comment, so that opening an existing log takes no lock on its tables."""

_APPEND_ARGUMENTS: Final = "%s, %s, %s, %s, %s, %s"
_VAULT_ARGUMENTS: Final = (
    "%s::text[], %s::text[], %b::bytea[], "
    "%s::text[], %s::text[], %s::text[], %s::text[], %b::bytea[], %b::bytea[], "
    "%s::text[], %s::text[], %s::text[]"
)


@cache
def append_statement(events: int, *, with_vault: bool) -> LiteralString:
    """Appends so many events. Their fields are single parameters: the driver takes its time over an array."""
    texts, numbers, bytes_ = (", ".join([mark] * events) for mark in ("%s", "%s", "%b"))
    arrays = f"ARRAY[{texts}]::text[], ARRAY[{numbers}]::bigint[], ARRAY[{texts}]::text[], ARRAY[{bytes_}]::bytea[]"
    vault = f", {_VAULT_ARGUMENTS}" if with_vault else ""
    return f"SELECT event_log.append({arrays}, {_APPEND_ARGUMENTS}{vault})"


INSERT_REFUSAL: Final = (
    "INSERT INTO event_log.refused_command "
    "(at, command_id, command_type, stream, actor_id, role, store, code, fingerprint, params) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
SELECT_RECEIPT: Final = (
    "SELECT command_id, fingerprint, stream, version, recorded_at, events, first_position, last_position "
    "FROM event_log.command_receipt WHERE command_id = %s"
)
SELECT_REFUSALS: Final = (
    "SELECT number, at, command_id, command_type, stream, actor_id, role, store, code, fingerprint, params "
    "FROM event_log.refused_command WHERE number > %s ORDER BY number LIMIT %s"
)
SELECT_HEAD: Final = "SELECT coalesce(max(notification_id), 0) FROM event_log.stored_events"
SELECT_STREAM: Final = (
    "SELECT notification_id, originator_id, originator_version, topic, state FROM event_log.stored_events "
    "WHERE originator_id = %s AND originator_version > %s AND originator_version <= %s ORDER BY originator_version"
)
SELECT_ALL: Final = (
    "SELECT notification_id, originator_id, originator_version, topic, state FROM event_log.stored_events "
    "WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id LIMIT %s"
)
SELECT_ALL_OF_TOPICS: Final = (
    "SELECT notification_id, originator_id, originator_version, topic, state FROM event_log.stored_events "
    "WHERE notification_id > %s AND notification_id <= %s AND topic = ANY(%s::text::text[]) "
    "ORDER BY notification_id LIMIT %s"
)
SELECT_AT: Final = (
    "SELECT notification_id, originator_id, originator_version, topic, state FROM event_log.stored_events "
    "WHERE notification_id = ANY(%s::text::bigint[]) AND topic = ANY(%s::text::text[]) ORDER BY notification_id"
)
# 32 bytes from the first mention of a store (22 73 ..: "store":) hold its name; whole states would be sent for nothing
SELECT_OUTLINE: Final = (
    "SELECT notification_id, originator_id, substr(state, position('\\x2273746f7265223a22'::bytea in state), 32) "
    "FROM event_log.stored_events "
    "WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id LIMIT %s"
)
SELECT_SETTINGS: Final = (
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
)
SELECT_TRIGGERS: Final = (
    "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE relnamespace = 'event_log'::regnamespace AND tgenabled = 'A'"
)
SELECT_SEQUENCE_CACHE: Final = (
    "SELECT seqcache FROM pg_sequence WHERE seqrelid = "
    "pg_get_serial_sequence('event_log.stored_events', 'notification_id')::regclass"
)
