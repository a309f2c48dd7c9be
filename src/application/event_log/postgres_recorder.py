"""The library's PostgreSQL recorder, appending in one round trip instead of six and without its table lock.

Order of positions is kept by an advisory transaction lock inside the append function.
"""

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.rows import tuple_row

from application.event_log import postgres_schema as sql
from application.event_log.postgres_connections import write
from application.event_log.records import Append
from application.event_log.rows import events_as_json
from application.event_log.storage import OnStep


class PostgresLogRecorder(PostgresApplicationRecorder):
    """``insert_events(rows, batch=Append)`` is the only way in; without a receipt nothing is stored."""

    on_step: OnStep

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str = "stored_events") -> None:
        super().__init__(datastore, events_table_name=events_table_name)
        self.on_step = lambda _step: None
        # the library's own insert function loses events for readers: it shall not even exist
        self.sql_create_statements = [
            statement
            for statement in self.sql_create_statements
            if statement is not self.sql_create_pg_function_insert_events
            and "CREATE TYPE" not in statement.as_string()
        ]

    def create_table(self) -> None:
        with self.datastore.get_connection() as connection, connection.transaction():
            cursor = connection.cursor(row_factory=tuple_row)
            # processes that open an empty database together install one after the other
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", (sql.APPEND_LOCK,))
            cursor.execute("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", (sql.SCHEMA_NAME,))
            if cursor.fetchone() == (sql.FINGERPRINT,):
                return
            cursor.execute("CREATE SCHEMA IF NOT EXISTS event_log")
            for statement in self.sql_create_statements:
                cursor.execute(statement, prepare=False)
            cursor.execute(sql.DEFINITIONS, prepare=False)
            cursor.execute(f"COMMENT ON SCHEMA event_log IS '{sql.FINGERPRINT}'")

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Positions in order. Tried once; raises what a failed append means, OutcomeUnknown among it."""
        batch = kwargs.get("batch")
        if not isinstance(batch, Append):
            raise TypeError("the event log takes events with a receipt only")
        self.on_step("append.1-before-begin")
        with_vault = bool(batch.vault_keys or batch.vault_rows or batch.index_entries)
        parameters = _events_and_receipt(stored_events, batch)
        if with_vault:
            parameters += _vault(batch)
        statement = sql.append_statement(len(stored_events), with_vault=with_vault)
        rows = write(self.datastore.pool, statement, parameters)
        self.on_step("append.5-after-commit")
        positions: list[int] = rows[0][0]
        return positions


def _events_and_receipt(stored_events: Sequence[StoredEvent], batch: Append) -> list[object]:
    draft = batch.receipt
    return [
        *(stored.originator_id for stored in stored_events),
        *(stored.originator_version for stored in stored_events),
        *(stored.topic for stored in stored_events),
        *(stored.state for stored in stored_events),
        draft.command_id,
        draft.fingerprint,
        draft.stream,
        draft.version,
        draft.recorded_at,
        events_as_json(batch),
    ]


def _vault(batch: Append) -> list[object]:
    return [
        [key.subject for key in batch.vault_keys],
        [key.retention for key in batch.vault_keys],
        [key.wrapped for key in batch.vault_keys],
        [row.commitment for row in batch.vault_rows],
        [row.subject for row in batch.vault_rows],
        [row.retention for row in batch.vault_rows],
        [row.kind for row in batch.vault_rows],
        [row.nonce for row in batch.vault_rows],
        [row.ciphertext for row in batch.vault_rows],
        [entry.kind for entry in batch.index_entries],
        [entry.digest for entry in batch.index_entries],
        [entry.subject for entry in batch.index_entries],
    ]
