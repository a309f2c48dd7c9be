"""The event log in one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from eventsourcing.domain import EventSourcingError
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment, EnvType

from application.event_log import sqlite_schema as sql
from application.event_log.durability import check_setting, check_triggers
from application.event_log.library import LogApplication
from application.event_log.records import (
    Append,
    CommandAlreadyDone,
    Receipt,
    Refusal,
    StorageFull,
    StorageUnavailable,
    StreamTaken,
    SubjectErased,
)
from application.event_log.rows import receipt_of, refusal_of, refusal_row
from application.event_log.sqlite_connections import Readers, Synchronous, Writers
from application.event_log.sqlite_recorder import SQLiteLogRecorder
from application.event_log.sqlite_turns import FileTurns
from application.event_log.storage import EventRow, OnStep, OutlineRow, StoredRow
from application.event_log.wakeup import Wakeup

_POLL_SECONDS = 0.01
"""For appends of processes that ring at nobody; a look at the file costs some ten microseconds."""


class _Factory(SQLiteFactory):
    application_recorder_class = SQLiteLogRecorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        settings = self.env
        self.datastore.pool = Writers(
            settings["SQLITE_DBNAME"],
            synchronous=cast("Synchronous", settings["SYNCHRONOUS"]),
            timeout=float(settings["SQLITE_LOCK_TIMEOUT"]),
        )


class SQLiteStorage:
    """Implements the storage protocol; ``rows`` and ``transaction`` serve the tables that are not the log's own."""

    def __init__(self, path: str, *, synchronous: Synchronous, lock_timeout: int, on_step: OnStep) -> None:
        """Opens or creates the file. Raises StorageUnavailable."""
        env = {"SQLITE_DBNAME": path, "SQLITE_LOCK_TIMEOUT": str(lock_timeout), "SYNCHRONOUS": synchronous}
        with _failures():
            self._application = LogApplication(_Factory, env)
        recorder = self._application.recorder
        assert isinstance(recorder, SQLiteLogRecorder)
        recorder.on_step = on_step
        self._recorder = recorder
        self._readers = Readers(path, synchronous=synchronous, timeout=float(lock_timeout))
        self.wakeup = Wakeup(self.head, _POLL_SECONDS)
        self.wait_for = self.wakeup.wait_for
        self._turns = FileTurns(path)
        self.turn = self._turns.hold

    def insert(self, rows: Sequence[EventRow], batch: Append) -> tuple[int, int]:
        stored = [StoredEvent(*row) for row in rows]
        try:
            with _failures():
                positions = self._recorder.insert_events(stored, batch=batch)
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
        return self.rows(sql.SELECT_ALL_OF_TOPICS, (after, to_position, json.dumps(topics), limit))

    def rows_at(self, positions: Sequence[int], topics: list[str]) -> list[StoredRow]:
        return self.rows(sql.SELECT_AT, (json.dumps(list(positions)), json.dumps(topics)))

    def outline_rows(self, after: int, to_position: int, limit: int) -> list[OutlineRow]:
        return self.rows(sql.SELECT_OUTLINE, (after, to_position, limit))

    def head(self) -> int:
        return cast("int", self.rows(sql.SELECT_HEAD)[0][0])

    def receipt(self, command_id: str) -> Receipt | None:
        found = self.rows(sql.SELECT_RECEIPT, (command_id,))
        return receipt_of(found[0]) if found else None

    def insert_refusal(self, refusal: Refusal) -> None:
        with self.transaction() as connection:
            connection.execute(sql.INSERT_REFUSAL, refusal_row(refusal))

    def refusals(self, after: int, limit: int) -> list[Refusal]:
        return [
            refusal_of(number, tuple(row)) for number, *row in self.rows(sql.SELECT_REFUSALS, (after, limit))
        ]

    def check_durability(self, *, allow_unsafe: bool) -> None:
        with _failures(), self._recorder.writers.writer() as raw:
            journal = raw.execute("PRAGMA journal_mode").fetchone()[0]
            synchronous = raw.execute("PRAGMA synchronous").fetchone()[0]
            present = {
                name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            }
        if not allow_unsafe:
            check_setting("journal_mode", journal, safe=("wal",))
            check_setting("synchronous", str(synchronous), safe=("2", "3"))  # FULL, EXTRA
        check_triggers(sql.TRIGGERS, present)

    def rows(self, statement: str, parameters: Sequence[str | int | bytes] = ()) -> list[Any]:
        """Read with this thread's connection."""
        with _failures():
            return self._readers.rows(statement, parameters)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction of its own; commits unless the block raises."""
        with _failures(), self._recorder.writers.writer() as raw:
            raw.execute("BEGIN IMMEDIATE")
            try:
                yield raw
                raw.execute("COMMIT")
            except BaseException:
                raw.rollback()
                raise

    def close(self) -> None:
        self.wakeup.close()
        self._readers.close()
        self._turns.close()
        self._application.close()


@contextmanager
def _failures() -> Iterator[None]:
    """What SQLite and the library's pool raise, as what it means."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        message = str(error)
        if message == sql.ERASED:
            raise SubjectErased(message) from error
        if "command_receipt" in message:
            raise CommandAlreadyDone(message) from error
        raise StreamTaken(message) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code == sqlite3.SQLITE_FULL:
            raise StorageFull(str(error)) from error
        raise StorageUnavailable(str(error)) from error
    except EventSourcingError as error:
        raise StorageUnavailable(str(error)) from error
