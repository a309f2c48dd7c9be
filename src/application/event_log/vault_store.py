"""The vault's tables in the event log's database: reading and erasing. They are written with the events."""

import json
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, LiteralString, Protocol, cast

from application.event_log.log import StoredEventLog
from application.event_log.postgres_schema import APPEND_LOCK
from application.event_log.records import VaultKey, VaultRow
from application.event_log.sqlite_storage import SQLiteStorage
from application.vault.store import KeyState, VaultStore

_ROWS = (
    "SELECT commitment, subject, retention, kind, nonce, ciphertext FROM vault_row "
    "WHERE commitment IN (SELECT value FROM json_each(?))"
)
_KEYS = "SELECT subject, retention, wrapped FROM vault_key WHERE subject IN (SELECT value FROM json_each(?))"
_KEY_STATE = (
    "SELECT (SELECT wrapped FROM vault_key WHERE subject = ? AND retention = ?), "
    "EXISTS (SELECT 1 FROM erased_subject WHERE subject = ?)"
)
_ERASED = "SELECT subject FROM erased_subject WHERE subject IN (SELECT value FROM json_each(?))"
_BY_INDEX = "SELECT subject FROM vault_index WHERE kind = ? AND digest = ?"
_FENCE = "INSERT INTO erased_subject (subject, at) VALUES (?, ?)"
_IS_KNOWN = "SELECT 1 FROM vault_key WHERE subject = ? LIMIT 1"
_IS_ERASED = "SELECT 1 FROM erased_subject WHERE subject = ?"
_DELETIONS = (
    "DELETE FROM vault_row WHERE subject = ?",
    "DELETE FROM vault_key WHERE subject = ?",
    "DELETE FROM vault_index WHERE subject = ?",
)


class _Connection(Protocol):
    def execute(self, statement: Any, parameters: Any, /) -> Any: ...


class VaultStorage(Protocol):
    """What both storage engines offer to tables that are not the log's own."""

    def rows(self, statement: LiteralString, parameters: Sequence[Any], /) -> list[Any]: ...

    def transaction(self) -> AbstractContextManager[_Connection]: ...


class SQLiteVaultStore:
    """Implements ``application.vault.VaultStore``. Any method may raise StorageUnavailable."""

    def __init__(self, storage: VaultStorage) -> None:
        self._storage = storage

    def rows_by_commitments(self, commitments: Sequence[str]) -> list[VaultRow]:
        return [VaultRow(*row) for row in self._read(_ROWS, self._list(commitments))]

    def keys_of_subjects(self, subjects: Sequence[str]) -> list[VaultKey]:
        return [VaultKey(*row) for row in self._read(_KEYS, self._list(subjects))]

    def key_state(self, subject: str, retention: str) -> KeyState:
        wrapped, erased = self._read(_KEY_STATE, subject, retention, subject)[0]
        return KeyState(None if wrapped is None else VaultKey(subject, retention, wrapped), bool(erased))

    def erased(self, subjects: Sequence[str]) -> Collection[str]:
        return {row[0] for row in self._read(_ERASED, self._list(subjects))}

    def subject_by_index(self, kind: str, digest: str) -> str | None:
        found = self._read(_BY_INDEX, kind, digest)
        return str(found[0][0]) if found else None

    def erase(self, subject: str, at: datetime) -> bool:
        """The fence goes first and stays; then everything it fences off. Deleting again what is gone does no harm."""
        with self._storage.transaction() as connection:
            self._keep_appends_out(connection)
            if not self._found(connection, _IS_ERASED, subject):
                if not self._found(connection, _IS_KNOWN, subject):
                    return False
                connection.execute(self._spelled(_FENCE), (subject, at.isoformat()))
            for deletion in _DELETIONS:
                connection.execute(self._spelled(deletion), (subject,))
        self._clean_files()
        return True

    def _read(self, statement: LiteralString, *parameters: object) -> list[Any]:
        return self._storage.rows(self._spelled(statement), parameters)

    def _found(self, connection: _Connection, statement: LiteralString, subject: str) -> bool:
        return connection.execute(self._spelled(statement), (subject,)).fetchone() is not None

    def _spelled(self, statement: LiteralString) -> LiteralString:
        return statement

    def _list(self, values: Sequence[str]) -> object:
        return json.dumps(values)

    def _keep_appends_out(self, connection: _Connection) -> None:
        """A SQLite write transaction is alone from its beginning."""

    def _clean_files(self) -> None:
        """Deleted cells are overwritten (secure_delete); old pages go with the write-ahead log, unless it is in use."""
        self._storage.rows("PRAGMA wal_checkpoint(TRUNCATE)", ())


class PostgresVaultStore(SQLiteVaultStore):
    """The same in the schema ``event_log`` of PostgreSQL. Deleted rows leave its files with its own vacuum."""

    def _spelled(self, statement: LiteralString) -> LiteralString:
        for table in ("vault_row", "vault_key", "vault_index", "erased_subject"):
            statement = statement.replace(f" {table} ", f" event_log.{table} ")
        return statement.replace("IN (SELECT value FROM json_each(?))", "= ANY(?)").replace("?", "%s")

    def _list(self, values: Sequence[str]) -> object:
        return list(values)

    def _keep_appends_out(self, connection: _Connection) -> None:
        # an append under way could not see the fence, and the deletions below could not see its rows
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (APPEND_LOCK,))

    def _clean_files(self) -> None:
        """Autovacuum does it."""


def open_vault_store(log: StoredEventLog) -> VaultStore:
    """The vault's tables beside the events of ``log``, over the same connections."""
    if isinstance(log.storage, SQLiteStorage):
        return SQLiteVaultStore(log.storage)
    return PostgresVaultStore(cast("VaultStorage", log.storage))
