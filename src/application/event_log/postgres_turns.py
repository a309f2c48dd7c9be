"""Locks that all processes on one PostgreSQL log share: advisory locks of a session."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final, LiteralString

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from application.event_log.records import StorageUnavailable

_CLASS: Final = 0x7475726E
_LOCK: Final = (
    "SELECT pg_advisory_lock(%s, n) FROM unnest(%s::int[]) WITH ORDINALITY AS wanted(n, place) ORDER BY place"
)
_UNLOCK: Final = "SELECT pg_advisory_unlock(%s, n) FROM unnest(%s::int[]) AS held(n)"


class SessionTurns:
    """A pool of its own: whoever holds a turn needs another connection for its append.

    A connection that breaks gives up its locks; what was decided under them still meets the expected versions.
    """

    def __init__(self, connect: Mapping[str, Any], size: int = 16) -> None:
        self._pool = ConnectionPool(
            kwargs={**connect, "autocommit": True}, min_size=0, max_size=size, open=False, name="turns"
        )
        self._opening = Lock()

    @contextmanager
    def hold(self, numbers: Sequence[int]) -> Iterator[None]:
        """Waits for each in turn; callers name them in rising order, so that nobody waits in a circle."""
        with self._opening:
            self._pool.open()
        try:
            connection = self._pool.getconn()
        except PoolTimeout as error:
            raise StorageUnavailable(str(error)) from error
        try:
            self._run(connection, _LOCK, numbers)
            try:
                yield
            finally:
                self._run(connection, _UNLOCK, numbers)
        finally:
            self._pool.putconn(connection)

    def close(self) -> None:
        self._pool.close()

    def _run(
        self, connection: psycopg.Connection[Any], statement: LiteralString, numbers: Sequence[int]
    ) -> None:
        try:
            connection.execute(statement, (_CLASS, list(numbers)))
        except psycopg.Error as error:
            connection.close()
            if statement == _LOCK:
                raise StorageUnavailable(str(error)) from error
