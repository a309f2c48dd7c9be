"""Making, filling and dropping the tables of a copy.

Each statement is written once in a process and given to the driver as it is: having the library look at the database
first, and write the statement anew, takes ten times as long as carrying it out.
"""

from collections.abc import Iterable
from functools import cached_property

from sqlalchemy import BigInteger, Boolean, Column, Dialect, Integer, MetaData, Table
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable
from sqlalchemy.types import TypeEngine

from projections.engine.dbapi import Cursor


class Layout:
    """What makes one table and what takes it away; nothing fails where that has been done already."""

    def __init__(self, physical: Table, dialect: Dialect) -> None:
        self._physical = physical
        self._dialect = dialect
        self.quoted = dialect.identifier_preparer.format_table(physical)

    @cached_property
    def drop(self) -> str:
        return str(DropTable(self._physical, if_exists=True).compile(dialect=self._dialect))

    @cached_property
    def create(self) -> str:
        """With its primary key, without its indexes."""
        return self._created(self._physical)

    @cached_property
    def create_without_key(self) -> str:
        table = self._physical
        columns = (Column(each.name, each.type, nullable=each.nullable) for each in table.columns)
        return self._created(Table(table.name, MetaData(), *columns))

    @cached_property
    def add_key(self) -> str:
        """PostgreSQL alone can do so."""
        quote = self._dialect.identifier_preparer.quote
        columns = ", ".join(quote(column.name) for column in self._physical.primary_key.columns)
        return f"ALTER TABLE {self.quoted} ADD PRIMARY KEY ({columns})"

    @cached_property
    def indexes(self) -> tuple[str, ...]:
        """In order of their names."""
        return tuple(
            str(CreateIndex(index, if_not_exists=True).compile(dialect=self._dialect))
            for index in sorted(self._physical.indexes, key=lambda each: str(each.name))
        )

    @cached_property
    def insert(self) -> str:
        """SQLite's way to take many rows, values in the order of the columns."""
        places = ", ".join("?" * len(self._physical.columns))
        return f"INSERT INTO {self.quoted} VALUES ({places})"  # noqa: S608  # our names

    @cached_property
    def copy(self) -> str:
        """PostgreSQL's way to take many rows, each value as it lies in a row there."""
        quote = self._dialect.identifier_preparer.quote
        columns = ", ".join(quote(column.name) for column in self._physical.columns)
        return f"COPY {self.quoted} ({columns}) FROM STDIN (FORMAT BINARY)"

    @cached_property
    def copied_types(self) -> tuple[str, ...]:
        """PostgreSQL's names of the columns' types."""
        return tuple(_copied_type(column.type) for column in self._physical.columns)

    def _created(self, table: Table) -> str:
        return str(CreateTable(table).compile(dialect=self._dialect))


def _copied_type(declared: TypeEngine[object]) -> str:
    if isinstance(declared, Boolean):
        return "bool"
    if isinstance(declared, BigInteger):
        return "int8"
    return "int4" if isinstance(declared, Integer) else "text"


def run(cursor: Cursor, statements: Iterable[str]) -> None:
    for statement in statements:
        cursor.execute(statement, {})
