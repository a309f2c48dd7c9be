"""Connections to one SQLite file: the library's pool for writing, one connection per thread for reading."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, local
from typing import Any, Final, Literal, cast
from weakref import WeakSet

from eventsourcing.persistence import ConnectionUnavailableError
from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool

from infrastructure.write_ahead_log import use_write_ahead_log

Synchronous = Literal["FULL", "NORMAL"]
"""``FULL``: a commit survives loss of power. ``NORMAL``: it survives a crash of the process only."""

_CACHED_STATEMENTS: Final = 64


def connect(
    path: str, *, synchronous: Synchronous, timeout: float, read_only: bool = False
) -> sqlite3.Connection:
    """A connection in autocommit mode; raises sqlite3.Error."""
    connection = sqlite3.connect(
        path,
        isolation_level=None,
        check_same_thread=False,  # closed by the thread that closes the log
        cached_statements=_CACHED_STATEMENTS,
        timeout=timeout,
    )
    use_write_ahead_log(connection, timeout)
    connection.execute(f"PRAGMA synchronous = {synchronous}").close()
    connection.execute("PRAGMA secure_delete = ON").close()  # what is erased is overwritten, too
    if read_only:
        connection.execute("PRAGMA query_only = ON").close()
    return connection


class _Writer(SQLiteConnection):
    """The library's connection, with the driver's beneath it in reach."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        super().__init__(raw, max_age=None)
        self.raw = raw


class Writers(SQLiteConnectionPool):
    """The library's pool with a turnstile: one thread of this process writes at a time, and closing waits for it."""

    def __init__(self, path: str, *, synchronous: Synchronous, timeout: float) -> None:
        super().__init__(db_name=path, pool_size=1, max_overflow=0, pool_timeout=timeout)
        self._synchronous = synchronous
        self._timeout = timeout
        self._turn = Lock()
        self._taken: _Writer | None = None

    @contextmanager
    def writer(self) -> Iterator[sqlite3.Connection]:
        """The writing connection, for this thread alone; raises EventSourcingError or sqlite3.Error."""
        if not self._turn.acquire(timeout=self._timeout):
            raise ConnectionUnavailableError("another thread has been writing too long")
        try:
            # taken from the pool once and kept: the pool's bookkeeping costs as much as writing an event
            if self._taken is None or self.closed:
                self._taken = cast("_Writer", self.get_connection(is_writer=True))
            yield self._taken.raw
        finally:
            self._turn.release()

    def close(self) -> None:
        # without waiting, the library would close the file under a running commit
        with self._turn:
            if self._taken is not None:
                self.put_connection(self._taken)
                self._taken = None
            super().close()

    def _create_connection(self) -> _Writer:
        return _Writer(connect(self.db_name, synchronous=self._synchronous, timeout=self._timeout))


class _Held:
    """A thread's connection; it goes with the thread.

    The lock keeps :meth:`Readers.close` from closing it under a running statement.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.lock = Lock()

    def __del__(self) -> None:
        self.connection.close()


class Readers:
    """One read-only connection per thread."""

    def __init__(self, path: str, *, synchronous: Synchronous, timeout: float) -> None:
        self._path = path
        self._synchronous = synchronous
        self._timeout = timeout
        self._local = local()
        self._held: WeakSet[_Held] = WeakSet()
        self._lock = Lock()
        self._closed = False

    def rows(self, statement: str, parameters: Sequence[Any]) -> list[Any]:
        """All rows at once, so that no read stays open; raises sqlite3.Error, also after :meth:`close`."""
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = self._open()
            self._local.held = held
        with held.lock:
            return held.connection.execute(statement, parameters).fetchall()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for held in list(self._held):
                with held.lock:
                    held.connection.close()

    def _open(self) -> _Held:
        with self._lock:
            if self._closed:
                raise sqlite3.ProgrammingError("the event log is closed")
            held = _Held(
                connect(self._path, synchronous=self._synchronous, timeout=self._timeout, read_only=True)
            )
            self._held.add(held)
            return held
