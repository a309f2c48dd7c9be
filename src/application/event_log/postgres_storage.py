"""The event log in schema ``event_log`` of one PostgreSQL database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, LiteralString

import psycopg
from eventsourcing.domain import EventSourcingError
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresFactory
from eventsourcing.utils import Environment
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, dict_row

from application.event_log import postgres_schema as sql
from application.event_log.durability import check_setting, check_triggers
from application.event_log.library import LogApplication
from application.event_log.postgres_connections import Row, read, transaction, write
from application.event_log.postgres_listener import Listener
from application.event_log.postgres_recorder import PostgresLogRecorder
from application.event_log.postgres_turns import SessionTurns
from application.event_log.records import (
    Append,
    CommandAlreadyDone,
    Receipt,
    Refusal,
    StorageUnavailable,
    StreamTaken,
)
from application.event_log.rows import receipt_of, refusal_of, refusal_row
from application.event_log.storage import EventRow, OnStep, OutlineRow, StoredRow
from application.event_log.wakeup import Wakeup

_POLL_SECONDS = 0.5  # only a lost notification waits this long
_LOCAL_FLUSH = ("on", "local", "remote_write", "remote_apply")


class PostgresStorage:
    """Implements the storage protocol; ``rows`` and ``transaction`` serve the tables that are not the log's own."""

    def __init__(self, url: str, *, lock_timeout: int, on_step: OnStep) -> None:
        """Opens the log or installs it. Raises StorageUnavailable."""
        connect = _connection_arguments(url, lock_timeout)

        class _Factory(PostgresFactory):
            application_recorder_class = PostgresLogRecorder

            def __init__(self, env: Environment) -> None:
                super().__init__(env)
                # the library knows five parameters of a connection; the URL may name more
                self.datastore.pool.kwargs = {**connect, "row_factory": dict_row}

        try:
            self._application = LogApplication(_Factory, _environment(connect, lock_timeout))
        except (EventSourcingError, psycopg.Error) as error:
            raise StorageUnavailable(str(error)) from error
        recorder = self._application.recorder
        assert isinstance(recorder, PostgresLogRecorder)
        recorder.on_step = on_step
        self._recorder = recorder
        self._pool = recorder.datastore.pool
        self.wakeup = Wakeup(self.head, _POLL_SECONDS)
        self._listener = Listener(connect, self.wakeup.poke)
        self._starting = Lock()
        self._turns = SessionTurns(connect)
        self.turn = self._turns.hold

    def insert(self, rows: Sequence[EventRow], batch: Append) -> tuple[int, int]:
        try:
            positions = self._recorder.insert_events([StoredEvent(*row) for row in rows], batch=batch)
        except StreamTaken:
            # a repeated command meets its own events first: its receipt is the better answer
            if self.receipt(batch.receipt.command_id) is not None:
                raise CommandAlreadyDone(batch.receipt.command_id) from None
            raise
        if not positions:
            return 0, 0
        self.wakeup.advanced(positions[-1])
        return positions[0], positions[-1]

    def stream_rows(self, stream: str, after_version: int, to_version: int) -> list[StoredRow]:
        return self.rows(sql.SELECT_STREAM, (stream, after_version, to_version))

    def all_rows(self, after: int, to_position: int, limit: int, topics: list[str] | None) -> list[StoredRow]:
        if topics is None:
            return self.rows(sql.SELECT_ALL, (after, to_position, limit))
        return self.rows(sql.SELECT_ALL_OF_TOPICS, (after, to_position, _array(topics), limit))

    def rows_at(self, positions: Sequence[int], topics: list[str]) -> list[StoredRow]:
        return self.rows(sql.SELECT_AT, (_array(map(str, positions)), _array(topics)))

    def outline_rows(self, after: int, to_position: int, limit: int) -> list[OutlineRow]:
        return self.rows(sql.SELECT_OUTLINE, (after, to_position, limit))

    def head(self) -> int:
        head: int = self.rows(sql.SELECT_HEAD)[0][0]
        return head

    def receipt(self, command_id: str) -> Receipt | None:
        found = self.rows(sql.SELECT_RECEIPT, (command_id,))
        return receipt_of(found[0]) if found else None

    def insert_refusal(self, refusal: Refusal) -> None:
        write(self._pool, sql.INSERT_REFUSAL, refusal_row(refusal))

    def refusals(self, after: int, limit: int) -> list[Refusal]:
        return [
            refusal_of(number, tuple(row)) for number, *row in self.rows(sql.SELECT_REFUSALS, (after, limit))
        ]

    def wait_for(self, position: int, timeout: float) -> bool:
        with self._starting:
            self._listener.start()
        return self.wakeup.wait_for(position, timeout)

    def check_durability(self, *, allow_unsafe: bool) -> None:
        settings: dict[str, str] = dict(self.rows(sql.SELECT_SETTINGS))
        if not allow_unsafe:
            check_setting("fsync", settings["fsync"], safe=("on",))
            check_setting("full_page_writes", settings["full_page_writes"], safe=("on",))
            check_setting("synchronous_commit", settings["synchronous_commit"], safe=_LOCAL_FLUSH)
        # a session that keeps positions in stock would hand them out late
        check_setting("sequence cache", str(self.rows(sql.SELECT_SEQUENCE_CACHE)[0][0]), safe=("1",))
        check_triggers(sql.TRIGGERS, {name for (name,) in self.rows(sql.SELECT_TRIGGERS)})

    def rows(self, statement: LiteralString, parameters: Sequence[object] = ()) -> list[Row]:
        """Read with a pooled connection."""
        return read(self._pool, statement, parameters)

    @contextmanager
    def transaction(self) -> Iterator[Connection[DictRow]]:
        """A write transaction of its own that no append runs beside; commits unless the block raises."""
        with transaction(self._pool) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (sql.APPEND_LOCK,))
            yield connection

    def close(self) -> None:
        self.wakeup.close()
        self._listener.stop()
        self._turns.close()
        self._application.close()


def _connection_arguments(url: str, lock_timeout: int) -> dict[str, Any]:
    arguments: dict[str, Any] = conninfo_to_dict(url)
    options = arguments.get("options", "")
    arguments["options"] = f"{options} -c lock_timeout={lock_timeout}s".strip()
    return arguments


def _environment(connect: dict[str, Any], lock_timeout: int) -> dict[str, str]:
    """What the library insists on reading, though the pool is given the whole set."""
    return {
        "POSTGRES_DBNAME": connect.get("dbname", ""),
        "POSTGRES_HOST": connect.get("host", ""),
        "POSTGRES_USER": connect.get("user", ""),
        "POSTGRES_PASSWORD": connect.get("password", ""),
        "POSTGRES_SCHEMA": sql.SCHEMA_NAME,
        "POSTGRES_CONNECT_TIMEOUT": str(lock_timeout),
        "POSTGRES_POOL_SIZE": "1",
        "POSTGRES_MAX_OVERFLOW": "15",
    }


def _array(plain: Iterable[str]) -> str:
    """Of words without signs that would have to be quoted; the driver would look for them in each of hundreds."""
    return f"{{{','.join(plain)}}}"
