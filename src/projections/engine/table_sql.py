"""One table of one projection, with the statements that load and store its rows, compiled at their first use."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TypeVar, cast

from sqlalchemy import (
    Dialect,
    Select,
    Table,
    bindparam,
    delete,
    func,
    select,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ClauseElement

from projections.engine.dbapi import Cursor, Record, Row, Value
from projections.engine.layout import Layout
from projections.engine.shape import Key, RowError, Shape

__all__ = ["Key", "RowError", "TableSql", "sql_of"]

PartT = TypeVar("PartT")

_PAGE = 2_000


def sql_of(statement: ClauseElement, dialect: Dialect) -> str:
    """SQL text for the driver, with parameters by name."""
    return str(statement.compile(dialect=dialect))


class TableSql:
    """``table`` is the logical declaration, ``physical`` where its rows lie."""

    def __init__(self, table: Table, physical: Table, dialect: Dialect) -> None:
        self.table = table
        self.physical = physical
        self.layout = Layout(physical, dialect)
        self.shape = Shape(table)
        self.names = self.shape.names
        self.key_names = self.shape.key_names
        self.key_in = self.shape.key_of
        self._flags = tuple(i for i, kind in enumerate(self.shape.kinds) if kind is bool)
        self._dialect = dialect
        self._where = cache(self._checked_where)

    def load(self, cursor: Cursor, key: Key) -> Record | None:
        cursor.execute(self._by_key, dict(zip(self.key_names, key, strict=True)))
        record = cursor.fetchone()
        return None if record is None else self._with_flags(record)

    def load_where(self, cursor: Cursor, equals: Row) -> list[Record]:
        cursor.execute(self._where(tuple(equals)), equals)
        return [self._with_flags(record) for record in cursor.fetchall()]

    def store(self, cursor: Cursor, records: list[Record]) -> None:
        cursor.executemany(self._upsert, map(self.shape.row, records))

    def pages(self, cursor: Cursor, size: int = _PAGE) -> Iterator[Record]:
        """Every row in order of the keys, its values in order of the columns, flags as they are declared.

        Read in pages: a table may be larger than the memory.
        """
        sql, place = self._first_page, cast("dict[str, Value]", {})
        while True:
            cursor.execute(f"{sql} LIMIT {size:d}", place)
            records = cursor.fetchall()
            yield from map(self._with_flags, records)
            if len(records) < size:
                return
            sql, place = self._next_page, _numbered(self.key_in(records[-1]))

    def remove(self, cursor: Cursor, keys: list[Key]) -> None:
        cursor.executemany(self._delete, [dict(zip(self.key_names, key, strict=True)) for key in keys])

    def checked_columns(self, columns: tuple[str, ...]) -> None:
        """RowError unless an index (or the key) begins with these columns: a look-up must not become a scan."""
        wanted = set(columns)
        paths = [
            list(self.key_names),
            *([column.name for column in index.columns] for index in self.physical.indexes),
        ]
        if not wanted or all(set(path[: len(wanted)]) != wanted for path in paths):
            raise RowError(f"{self.table.name} has no index that begins with {', '.join(sorted(wanted))}")

    @cached_property
    def count(self) -> Select[int]:
        return select(func.count().label("n")).select_from(self.table)

    @cached_property
    def _by_key(self) -> str:
        return self._select_sql(self.key_names)

    @cached_property
    def _upsert(self) -> str:
        return sql_of(_upsert(self.physical, self._dialect), self._dialect)

    @cached_property
    def _delete(self) -> str:
        physical = self.physical
        return sql_of(
            delete(physical).where(*(physical.c[name] == bindparam(name) for name in self.key_names)),
            self._dialect,
        )

    @cached_property
    def _first_page(self) -> str:
        return self._page_sql(select(self.physical))

    @cached_property
    def _next_page(self) -> str:
        keys = list(self.physical.primary_key.columns)
        after = tuple_(*(bindparam(name, type_=column.type) for name, column in _numbered(keys).items()))
        return self._page_sql(select(self.physical).where(tuple_(*keys) > after))

    def _page_sql(self, statement: Select[tuple[Value, ...]]) -> str:
        return sql_of(statement.order_by(*self.physical.primary_key.columns), self._dialect)

    def _checked_where(self, columns: tuple[str, ...]) -> str:
        self.checked_columns(columns)
        return self._select_sql(columns)

    def _select_sql(self, columns: tuple[str, ...]) -> str:
        physical = self.physical
        return sql_of(
            select(physical).where(*(physical.c[name] == bindparam(name) for name in columns)), self._dialect
        )

    def _with_flags(self, record: Record) -> Record:
        """SQLite gives numbers for them."""
        if not self._flags:
            return record
        values = list(record)
        for i in self._flags:
            values[i] = None if values[i] is None else bool(values[i])
        return tuple(values)


def _numbered(parts: Sequence[PartT]) -> dict[str, PartT]:
    return {f"key_{i}": part for i, part in enumerate(parts)}


def _upsert(table: Table, dialect: Dialect) -> ClauseElement:
    keys = [column.name for column in table.primary_key.columns]
    rest = [column.name for column in table.columns if column.name not in keys]
    insert = postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)
    if not rest:
        return insert.on_conflict_do_nothing(index_elements=keys)
    return insert.on_conflict_do_update(
        index_elements=keys, set_={name: insert.excluded[name] for name in rest}
    )
