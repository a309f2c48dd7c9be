"""Running statements on pooled PostgreSQL connections, and saying what their failures mean."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg import Connection, errors
from psycopg.rows import DictRow, tuple_row
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from application.event_log.postgres_schema import ERASED_STATE
from application.event_log.records import (
    CommandAlreadyDone,
    OutcomeUnknown,
    StorageFull,
    StorageUnavailable,
    StreamTaken,
    SubjectErased,
)

Pool = ConnectionPool[Connection[DictRow]]
Row = tuple[Any, ...]


def write(pool: Pool, statement: LiteralString, parameters: Sequence[object]) -> list[Row]:
    """One statement, one transaction, one round trip, tried once.

    Raises OutcomeUnknown when the connection broke while the answer was awaited, StorageUnavailable when nothing was
    sent, and the other exceptions of ``records`` by the constraint that said no.
    """
    connection = _taken(pool)
    try:
        return _run(connection, statement, parameters)
    except psycopg.Error as error:
        raise meaning(error, connection) from error
    finally:
        pool.putconn(connection)


def read(pool: Pool, statement: LiteralString, parameters: Sequence[object] = ()) -> list[Row]:
    """Read committed rows; tried again once, after every idle connection that died has been replaced."""
    try:
        return write(pool, statement, parameters)
    except OutcomeUnknown:
        pool.check()
    try:
        return write(pool, statement, parameters)
    except OutcomeUnknown as error:
        raise StorageUnavailable(str(error)) from error


@contextmanager
def transaction(pool: Pool) -> Iterator[Connection[DictRow]]:
    """Commits unless the block raises."""
    connection = _taken(pool)
    try:
        with connection.transaction():
            yield connection
    except psycopg.Error as error:
        raise meaning(error, connection) from error
    finally:
        pool.putconn(connection)


def meaning(error: psycopg.Error, connection: Connection[Any]) -> Exception:
    """What a failed statement tells about the transaction it was to be."""
    if connection.broken or error.sqlstate is None:
        return OutcomeUnknown(str(error))
    if isinstance(error, errors.UniqueViolation):
        if error.diag.table_name == "command_receipt":
            return CommandAlreadyDone(str(error))
        return StreamTaken(str(error))
    if error.sqlstate == ERASED_STATE:
        return SubjectErased(str(error))
    if isinstance(error, errors.DiskFull):
        return StorageFull(str(error))
    if isinstance(
        error, psycopg.OperationalError
    ):  # the server answered: lock timeout, cancelled, out of memory ...
        return StorageUnavailable(str(error))
    return error


def _run(
    connection: Connection[DictRow], statement: LiteralString, parameters: Sequence[object]
) -> list[Row]:
    cursor = connection.cursor(row_factory=tuple_row, binary=True)
    cursor.execute(statement, parameters, prepare=True)
    return cursor.fetchall() if cursor.description is not None else []


def _taken(pool: Pool) -> Connection[DictRow]:
    try:
        return pool.getconn()
    except (PoolTimeout, PoolClosed, psycopg.Error) as error:
        raise StorageUnavailable(str(error)) from error
