"""Tables without indexes, filled at the speed of the database, and their indexes last."""

from collections.abc import Sequence
from typing import cast

import psycopg
from sqlalchemy import Connection

from projections.engine.bound import Bound, raw_cursor
from projections.engine.dbapi import Record
from projections.engine.layout import run
from projections.engine.table_sql import TableSql

_HAS_KEY = "SELECT 1 FROM pg_index WHERE indisprimary AND indrelid = CAST(%(name)s AS regclass)"


def create_bare(connection: Connection, bound: Bound) -> None:
    """Empty tables that nothing slows down. SQLite cannot add a primary key later: there it is made at once."""
    cursor, postgres = raw_cursor(connection), _is_postgres(connection)
    for layout in (sql.layout for sql in bound.tables):
        run(cursor, (layout.drop, layout.create_without_key if postgres else layout.create))


def load(connection: Connection, sql: TableSql, records: Sequence[Record]) -> None:
    """Insert rows that are not there yet; values in the order of the columns."""
    if _is_postgres(connection):
        cursor = cast("psycopg.Cursor[Record]", raw_cursor(connection))
        with cursor.copy(sql.layout.copy.encode()) as copy:
            copy.set_types(sql.layout.copied_types)
            for record in records:
                copy.write_row(record)
    else:
        raw_cursor(connection).executemany(sql.layout.insert, records)


def add_keys(connection: Connection, sql: TableSql) -> None:
    """Primary key and indexes, those that are not there already."""
    cursor, layout = raw_cursor(connection), sql.layout
    if not _is_postgres(connection):
        run(cursor, layout.indexes)
        return
    cursor.execute(_HAS_KEY, {"name": layout.quoted})
    if cursor.fetchone() is None:
        run(cursor, (layout.add_key,))
    # without the last one the planner thinks of the table as empty until the server finds time to look
    run(cursor, (*layout.indexes, f"ANALYZE {layout.quoted}"))


def _is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
