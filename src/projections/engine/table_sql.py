"""One table of one projection, with the statements that load and store its rows, compiled once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NoReturn, TypeVar, cast

from sqlalchemy import (
    BigInteger,
    Boolean,
    Dialect,
    Integer,
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

Key = tuple[Value, ...]
PartT = TypeVar("PartT")

_PAGE = 2_000


class RowError(ValueError):
    """A handler wrote a row that its table cannot hold, or addressed one wrongly."""


def sql_of(statement: ClauseElement, dialect: Dialect) -> str:
    """SQL text for the driver, with parameters by name."""
    return str(statement.compile(dialect=dialect))


class TableSql:
    """``table`` is the logical declaration, ``physical`` where its rows lie."""

    def __init__(self, table: Table, physical: Table, dialect: Dialect) -> None:
        self.table = table
        self.physical = physical
        self.names = tuple(column.name for column in physical.columns)
        self.count = select(func.count().label("n")).select_from(table)
        self.key_names = tuple(column.name for column in physical.primary_key.columns)
        self._kinds = tuple(
            (column.name, _kind(column.type), bool(column.nullable)) for column in physical.columns
        )
        self._kind_of = {name: (kind, nullable) for name, kind, nullable in self._kinds}
        self._known = self._kind_of.keys()
        self._limits = {
            column.name: 2**63 if isinstance(column.type, BigInteger) else 2**31
            for column in physical.columns
            if isinstance(column.type, Integer)
        }
        self._key_places = tuple(self.names.index(name) for name in self.key_names)
        self._flags = tuple(i for i, (_, kind, _null) in enumerate(self._kinds) if kind is bool)
        self._dialect = dialect
        self._by_key = self._select_sql(self.key_names)
        self._upsert = sql_of(_upsert(physical, dialect), dialect)
        self._delete = sql_of(
            delete(physical).where(*(physical.c[name] == bindparam(name) for name in self.key_names)), dialect
        )
        self._where = cache(self._checked_where)

    def key_of(self, row: Mapping[str, Value]) -> Key:
        return tuple(row[name] for name in self.key_names)

    def key_in(self, record: Record) -> Key:
        """The key of values in order of the columns."""
        return tuple(record[i] for i in self._key_places)

    def checked(self, row: Mapping[str, Value]) -> Row:
        """The row with every column, in plain types; RowError where the table could not hold it."""
        if not row.keys() <= self._known:
            self._refuse_unknown(row)
        get, made = row.get, cast("Row", {})
        for name, kind, nullable in self._kinds:
            value = get(name)
            # the common cases first: every cell of every row comes by here
            if (kind is not int and type(value) is kind) or (value is None and nullable):
                made[name] = value
            else:
                made[name] = self._checked_value(name, kind, nullable, value)
        return made

    def checked_changes(self, changes: Mapping[str, Value]) -> Row:
        """Some columns of a row, in plain types; RowError as in :meth:`checked`."""
        if not changes.keys() <= self._known:
            self._refuse_unknown(changes)
        return {name: self._checked_value(name, *self._kind_of[name], changes[name]) for name in changes}

    def load(self, cursor: Cursor, key: Key) -> Row | None:
        cursor.execute(self._by_key, dict(zip(self.key_names, key, strict=True)))
        record = cursor.fetchone()
        return None if record is None else self._row(record)

    def load_where(self, cursor: Cursor, equals: Row) -> list[Row]:
        cursor.execute(self._where(tuple(equals)), equals)
        return [self._row(record) for record in cursor.fetchall()]

    def store(self, cursor: Cursor, rows: list[Row]) -> None:
        cursor.executemany(self._upsert, rows)

    def pages(self, cursor: Cursor, size: int = _PAGE) -> Iterator[Record]:
        """Every row in order of the keys, its values in order of the columns, flags as they are declared.

        Read in pages: a table may be larger than the memory.
        """
        sql, place = self._first_page, cast("dict[str, Value]", {})
        while True:
            cursor.execute(f"{sql} LIMIT {size:d}", place)
            records = cursor.fetchall()
            yield from map(self._with_flags, records) if self._flags else records
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
        values = list(record)
        for i in self._flags:
            values[i] = None if values[i] is None else bool(values[i])
        return tuple(values)

    def _row(self, record: Record) -> Row:
        row: Row = dict(zip(self.names, record, strict=True))
        for i in self._flags:
            if record[i] is not None:
                row[self.names[i]] = bool(record[i])
        return row

    def _refuse_unknown(self, row: Mapping[str, Value]) -> NoReturn:
        unknown = next(name for name in row if name not in self._known)
        raise RowError(f"{self.table.name} has no column {unknown}")

    def _checked_value(self, name: str, kind: type, nullable: bool, value: Value) -> Value:
        if value is None:
            if nullable:
                return None
            raise RowError(f"{self.table.name}.{name} needs a value")
        if type(value) is not kind:
            if not isinstance(value, kind) or isinstance(value, bool):
                raise RowError(f"{self.table.name}.{name} takes {kind.__name__}, not {type(value).__name__}")
            # members of closed lists are strings of their own class, which drivers treat differently
            value = cast("Value", kind(value))
        if kind is int and not -self._limits[name] <= cast("int", value) < self._limits[name]:
            raise RowError(f"{self.table.name}.{name} cannot hold {value}")
        return value


def _numbered(parts: Sequence[PartT]) -> dict[str, PartT]:
    return {f"key_{i}": part for i, part in enumerate(parts)}


def _kind(column_type: object) -> type:
    if isinstance(column_type, Boolean):
        return bool
    return int if isinstance(column_type, Integer) else str


def _upsert(table: Table, dialect: Dialect) -> ClauseElement:
    keys = [column.name for column in table.primary_key.columns]
    rest = [column.name for column in table.columns if column.name not in keys]
    insert = postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)
    if not rest:
        return insert.on_conflict_do_nothing(index_elements=keys)
    return insert.on_conflict_do_update(
        index_elements=keys, set_={name: insert.excluded[name] for name in rest}
    )
