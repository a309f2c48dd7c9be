"""The database of the read models: a SQLite file of its own, or the schema ``read_models`` of PostgreSQL."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import psycopg
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError

from infrastructure.write_ahead_log import use_write_ahead_log
from projections.engine.dbapi import Connection
from projections.engine.errors import UNKNOWN_DATABASE, UnknownDatabase
from projections.engine.leases import Leases

SCHEMA = "read_models"
_SEARCH_PATH = f"SET search_path TO {SCHEMA}"
_BUSY_SECONDS = 30.0
_MOST_STATEMENTS = 1_000


@dataclass(frozen=True)
class ReadDatabase:
    """``writer`` opens transactions that change rows; ``readers`` are raw connections that cannot.

    ``follower`` is for batches of the log: a crash of the server may take back the last of its transactions, whole.
    """

    writer: Engine
    follower: Engine
    readers: Leases

    def close(self) -> None:
        self.readers.close()
        self.follower.dispose()
        self.writer.dispose()


def open_read_database(url: str) -> ReadDatabase:
    """``sqlite:///FILE`` or ``postgresql://...``; raises :class:`UnknownDatabase` for anything else."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UnknownDatabase(UNKNOWN_DATABASE) from error
    kind = parsed.get_backend_name()
    if kind == "sqlite" and parsed.database and parsed.database != ":memory:":
        return _open_sqlite(Path(parsed.database))
    if kind in ("postgresql", "postgres"):
        return _open_postgres(parsed)
    raise UnknownDatabase(UNKNOWN_DATABASE)


def _open_sqlite(file: Path) -> ReadDatabase:
    file.parent.mkdir(parents=True, exist_ok=True)
    writer = create_engine(
        URL.create("sqlite", database=str(file)), paramstyle="named", connect_args={"timeout": _BUSY_SECONDS}
    )
    event.listen(writer, "connect", _prepare_sqlite_writer)
    event.listen(writer, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return ReadDatabase(writer, writer, Leases(_sqlite_reader(file)))


def _prepare_sqlite_writer(connection: DBAPIConnection, _record: object) -> None:
    # the driver's own transactions begin as readers and cannot always become writers; ours take the lock at once
    connection.isolation_level = None
    use_write_ahead_log(cast("sqlite3.Connection", connection), _BUSY_SECONDS)
    cursor = connection.cursor()
    # A power cut may lose the last transactions, never half of one. Rows and position are in the same transaction,
    # so what is lost is read from the log again.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _sqlite_reader(file: Path) -> Callable[[], Connection]:
    def connect() -> Connection:
        connection = sqlite3.connect(
            file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA query_only = ON")
        return cast("Connection", connection)

    return connect


def _open_postgres(url: URL) -> ReadDatabase:
    writer = create_engine(url.set(drivername="postgresql+psycopg"))
    event.listen(writer, "connect", _prepare_postgres_writer)
    follower = create_engine(url.set(drivername="postgresql+psycopg"))
    event.listen(follower, "connect", _prepare_postgres_follower)
    conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)

    def connect() -> Connection:
        connection = psycopg.connect(conninfo, autocommit=True)
        connection.execute(_SEARCH_PATH)
        connection.execute("SET default_transaction_read_only = on")
        return cast("Connection", connection)

    return ReadDatabase(writer, follower, Leases(connect))


def _prepare_postgres_writer(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(_SEARCH_PATH)
    cursor.close()
    connection.commit()


def _prepare_postgres_follower(connection: DBAPIConnection, record: object) -> None:
    # Rows and position are in the same transaction: what a crash takes back is read from the log again, which is synced
    # on every commit. Nobody need wait for the disk. The order of commits stays, and a later synced one keeps them all.
    # all statements of all read models: the driver keeps a hundred by itself, and plans the others again and again
    cast("psycopg.Connection", connection).prepared_max = _MOST_STATEMENTS
    cursor = connection.cursor()
    cursor.execute("SET synchronous_commit = off")
    cursor.close()
    _prepare_postgres_writer(connection, record)
