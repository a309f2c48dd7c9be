"""Tables without indexes, filled at the speed of the database, and their indexes last."""

from collections.abc import Sequence
from typing import cast

import psycopg
from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, Table, inspect, text
from sqlalchemy.schema import AddConstraint, CreateTable

from projections.engine.bound import Bound, raw_cursor
from projections.engine.dbapi import Record
from projections.engine.table_sql import TableSql


def create_bare(connection: Connection, bound: Bound) -> None:
    """Empty tables that nothing slows down. SQLite cannot add a primary key later: there it is made at once."""
    bound.drop(connection)
    for sql in bound.tables:
        bare = _without_key(sql.physical) if _is_postgres(connection) else sql.physical
        connection.execute(CreateTable(bare))


def load(connection: Connection, sql: TableSql, records: Sequence[Record]) -> None:
    """Insert rows that are not there yet; values in the order of the columns."""
    quote = connection.dialect.identifier_preparer
    table = quote.format_table(sql.physical)
    if _is_postgres(connection):
        columns = ", ".join(quote.quote(name) for name in sql.names)
        cursor = cast("psycopg.Cursor[Record]", raw_cursor(connection))
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy:
            for record in records:
                copy.write_row(record)
    else:
        places = ", ".join("?" * len(sql.names))
        raw_cursor(connection).executemany(f"INSERT INTO {table} VALUES ({places})", records)  # noqa: S608  # our names


def add_keys(connection: Connection, sql: TableSql) -> None:
    """Primary key and indexes, those that are not there already."""
    physical = sql.physical
    if not inspect(connection).get_pk_constraint(physical.name)["constrained_columns"]:
        # the constraint must belong to a table that lacks it: of ours it is a part
        key = PrimaryKeyConstraint(*sql.key_names)
        _without_key(physical).append_constraint(key)
        connection.execute(AddConstraint(key))
    for index in sorted(physical.indexes, key=lambda each: str(each.name)):
        index.create(connection, checkfirst=True)
    if _is_postgres(connection):
        # without it the planner thinks of the table as empty until the server finds time to look
        connection.execute(text(f"ANALYZE {connection.dialect.identifier_preparer.format_table(physical)}"))


def _without_key(table: Table) -> Table:
    columns = (Column(each.name, each.type, nullable=each.nullable) for each in table.columns)
    return Table(table.name, MetaData(), *columns)


def _is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
