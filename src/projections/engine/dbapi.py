"""What the engine asks of a database driver, and the values that read models are made of."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import psycopg

Value = str | int | bool | None
Row = dict[str, Value]
Param = Value | Sequence[Value]
Record = tuple[Value, ...]

REJECTIONS = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    psycopg.IntegrityError,
    psycopg.DataError,
    UnicodeEncodeError,
)
"""The database says no to these very rows: the event that made them is at fault, trying again will not help."""

DATABASE_ERRORS = (sqlite3.Error, psycopg.Error)
"""Whatever the driver raises; what is not a rejection is a fault of storage or network and no event's fault."""


class Cursor(Protocol):
    """The part of a DB-API cursor that is used here; ``sqlite3`` and ``psycopg`` both have it."""

    @property
    def rowcount(self) -> int: ...

    def execute(self, sql: str, params: Mapping[str, Param], /) -> object: ...

    def executemany(self, sql: str, params: Iterable[Mapping[str, Param] | Record], /) -> object: ...

    def fetchone(self) -> Record | None: ...

    def fetchall(self) -> list[Record]: ...

    def close(self) -> object: ...


class Connection(Protocol):
    """A raw connection in autocommit mode."""

    def cursor(self) -> Cursor: ...

    def close(self) -> None: ...
