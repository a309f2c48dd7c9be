"""The library's SQLite recorder, inserting all that a command leaves behind in one transaction."""

import sqlite3
from collections.abc import Sequence
from typing import Any, cast

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from application.event_log import sqlite_schema as sql
from application.event_log.records import Append, OutcomeUnknown
from application.event_log.rows import events_as_json
from application.event_log.sqlite_connections import Writers
from application.event_log.storage import OnStep


class SQLiteLogRecorder(SQLiteApplicationRecorder):
    """``insert_events(rows, batch=Append)`` is the only way in; without a receipt nothing is stored."""

    on_step: OnStep

    def __init__(self, datastore: SQLiteDatastore, events_table_name: str = "stored_events") -> None:
        super().__init__(datastore, events_table_name)
        self.writers = cast("Writers", datastore.pool)
        self.on_step = lambda _step: None

    def construct_create_table_statements(self) -> list[str]:
        return list(sql.SCHEMA)

    def create_table(self) -> None:
        with self.writers.writer() as raw:
            raw.execute("BEGIN IMMEDIATE")  # two processes may open a new file at once
            try:
                for statement in self.create_table_statements:
                    raw.execute(statement)
            except BaseException:
                raw.rollback()
                raise
            raw.commit()

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Positions in order. Raises sqlite3.Error, or OutcomeUnknown when the commit itself broke."""
        batch = kwargs.get("batch")
        if not isinstance(batch, Append):
            raise TypeError("the event log takes events with a receipt only")
        with self.writers.writer() as raw:
            return self._in_one_transaction(raw, stored_events, batch)

    def _in_one_transaction(
        self, raw: sqlite3.Connection, stored_events: Sequence[StoredEvent], batch: Append
    ) -> list[int]:
        step = self.on_step
        step("append.1-before-begin")
        # the write lock comes first: reading before it would only find out too late that somebody else has written
        raw.execute("BEGIN IMMEDIATE")
        try:
            positions = _insert_rows(raw, stored_events)
            step("append.2-events-inserted")
            _insert_receipt(raw, batch, positions)
            step("append.3-receipt-written")
            _insert_vault(raw, batch)
            step("append.4-before-commit")
        except BaseException:
            raw.rollback()
            raise
        _commit(raw)
        step("append.5-after-commit")
        return positions


def _insert_rows(raw: sqlite3.Connection, stored_events: Sequence[StoredEvent]) -> list[int]:
    positions: list[int] = []
    for stored in stored_events:
        row = (stored.originator_id, stored.originator_version, stored.topic, stored.state)
        positions.append(cast("int", raw.execute(sql.INSERT_EVENT, row).lastrowid))
    return positions


def _insert_receipt(raw: sqlite3.Connection, batch: Append, positions: list[int]) -> None:
    draft = batch.receipt
    first, last = (positions[0], positions[-1]) if positions else (0, 0)
    raw.execute(
        sql.INSERT_RECEIPT,
        (
            draft.command_id,
            draft.fingerprint,
            draft.stream,
            draft.version,
            draft.recorded_at,
            events_as_json(batch),
            first,
            last,
        ),
    )


def _insert_vault(raw: sqlite3.Connection, batch: Append) -> None:
    for key in batch.vault_keys:
        raw.execute(sql.INSERT_VAULT_KEY, (key.subject, key.retention, key.wrapped))
    for row in batch.vault_rows:
        raw.execute(
            sql.INSERT_VAULT_ROW,
            (row.commitment, row.subject, row.retention, row.kind, row.nonce, row.ciphertext),
        )
    for entry in batch.index_entries:
        raw.execute(sql.INSERT_INDEX_ENTRY, (entry.kind, entry.digest, entry.subject))


def _commit(raw: sqlite3.Connection) -> None:
    try:
        raw.execute("COMMIT")
    except sqlite3.Error as error:
        if raw.in_transaction:
            raw.rollback()
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise  # the commit mark is the last thing written: a full disk never took it
        raise OutcomeUnknown(str(error)) from error
