"""A projection tied to a database: its physical tables and their statements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Self, cast

from sqlalchemy import Connection, Dialect, Table

from projections.engine.columns import json_text
from projections.engine.dbapi import Cursor
from projections.engine.errors import UNKNOWN_PROJECTION, UnknownProjection
from projections.engine.layout import Layout, run
from projections.engine.physical import physical_table
from projections.engine.projection import Projection
from projections.engine.table_sql import TableSql

_MOST_TABLES = 1_000


@dataclass(frozen=True)
class Bound:
    """One copy of its tables, which are bound when somebody first asks for them."""

    projection: Projection
    slot: str
    dialect: Dialect

    @cached_property
    def tables(self) -> tuple[TableSql, ...]:
        """In the order of the declaration."""
        projection, wording = self.projection, _Wording.of(self.dialect)
        return tuple(
            _table_sql(table, projection.name, projection.version, self.slot, wording)
            for table in projection.tables
        )

    @property
    def identity(self) -> dict[str, str | int]:
        """Key of its checkpoint, as parameters."""
        return {"name": self.projection.name, "version": self.projection.version, "slot": self.slot}

    @property
    def physical(self) -> dict[Table, Table]:
        """Physical tables by their declaration."""
        return {sql.table: sql.physical for sql in self.tables}

    @property
    def table_names(self) -> str:
        return json_text([sql.physical.name for sql in self.tables])

    def recreate(self, connection: Connection) -> None:
        """Empty tables of the declared shape, whatever was there before."""
        cursor = raw_cursor(connection)
        for layout in self._layouts:
            run(cursor, (layout.drop, layout.create, *layout.indexes))

    def drop(self, connection: Connection) -> None:
        run(raw_cursor(connection), (layout.drop for layout in self._layouts))

    @property
    def _layouts(self) -> list[Layout]:
        return [sql.layout for sql in self.tables]


@dataclass(frozen=True)
class _Wording:
    """Dialects that write the same statements are equal here."""

    name: str
    paramstyle: str
    dialect: Dialect = field(compare=False)

    @classmethod
    def of(cls, dialect: Dialect) -> Self:
        return cls(dialect.name, dialect.paramstyle, dialect)


@lru_cache(_MOST_TABLES)
def _table_sql(table: Table, projection: str, version: int, slot: str, wording: _Wording) -> TableSql:
    """Made once in a process: every part of a rebuild, and whoever opens the read models again, needs the same."""
    return TableSql(table, physical_table(projection, version, table, slot), wording.dialect)


class Bounds:
    """Projections by name, each copy bound once."""

    def __init__(self, projections: Iterable[Projection], dialect: Dialect) -> None:
        self._projections: dict[str, Projection] = {}
        for projection in projections:
            if projection.name in self._projections:
                raise ValueError("two projections have the same name")
            self._projections[projection.name] = projection
        self._dialect = dialect
        self._bound: dict[tuple[str, str], Bound] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._projections)

    @property
    def projections(self) -> tuple[Projection, ...]:
        return tuple(self._projections.values())

    def projection(self, name: str) -> Projection:
        """Raises :class:`UnknownProjection`."""
        if name not in self._projections:
            raise UnknownProjection(UNKNOWN_PROJECTION, name=name)
        return self._projections[name]

    def at(self, name: str, slot: str) -> Bound:
        """Raises :class:`UnknownProjection`."""
        projection = self.projection(name)
        if (name, slot) not in self._bound:
            self._bound[name, slot] = Bound(projection, slot, self._dialect)
        return self._bound[name, slot]


def raw_cursor(connection: Connection) -> Cursor:
    """The driver's cursor inside the transaction of ``connection``."""
    return cast("Cursor", connection.connection.cursor())
