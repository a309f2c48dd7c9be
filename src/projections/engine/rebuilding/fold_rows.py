"""The rows of a fold from nothing as handlers see them: like those of a batch, for less."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from sqlalchemy import Table

from projections.engine.dbapi import Record, Row, Value
from projections.engine.rebuilding.fold_table import FoldTable
from projections.engine.rows import Rows
from projections.engine.shape import Key, RowError
from projections.engine.table_sql import TableSql


class FoldRows(Rows):
    """Answers and refuses as :class:`Rows` does, of tables that hold nothing at first.

    There is no database to ask and no way back: where an event fails, what it has changed stays changed, and the rows
    are of no use any more.
    """

    def __init__(self, tables: Iterable[TableSql]) -> None:
        self._tables = {sql.table: FoldTable(sql) for sql in tables}

    def get(self, table: Table, /, *key: Value) -> Row | None:
        held = self._tables.get(table) or _refuse(table)
        record = held.records.get(key)
        if record is None:
            held.shape.address(key)
            return None
        return dict(zip(held.names, record, strict=False))

    def put(self, table: Table, row: Mapping[str, Value], /) -> None:
        held = self._tables.get(table) or _refuse(table)
        held.put(held.shape.record(row))

    def patch(self, table: Table, key: Value | Key, /, **changes: Value) -> None:
        held = self._tables.get(table) or _refuse(table)
        if not held.change(key if isinstance(key, tuple) else (key,), changes):
            raise RowError(f"{table.name} has no row {key}")

    def change(self, table: Table, key: Value | Key, /, **changes: Value) -> bool:
        held = self._tables.get(table) or _refuse(table)
        return held.change(key if isinstance(key, tuple) else (key,), changes)

    def add(self, table: Table, key: Key, amounts: Sequence[int], /) -> None:
        held = self._tables.get(table) or _refuse(table)
        held.add(key, amounts)

    def delete(self, table: Table, /, *key: Value) -> None:
        held = self._tables.get(table) or _refuse(table)
        held.delete(key)

    def select(self, table: Table, /, **equals: Value) -> list[Row]:
        held = self._tables.get(table) or _refuse(table)
        names = held.names
        return [dict(zip(names, record, strict=False)) for record in held.where(equals)]

    def cells(self, table: Table, names: tuple[str, ...], /, *key: Value) -> Key | None:
        held = self._tables.get(table) or _refuse(table)
        record = held.records.get(key)
        if record is None:
            held.shape.address(key)
            return None
        return held.values(names)(record)

    def cells_of(self, table: Table, names: tuple[str, ...], /, **equals: Value) -> list[Key]:
        held = self._tables.get(table) or _refuse(table)
        return list(map(held.values(names), held.where(equals)))

    def touch(self, table: Table, /, *key: Value) -> None:
        held = self._tables.get(table) or _refuse(table)
        if key not in held.touched:
            held.touched.add(held.shape.address(key))

    def take_touched(self, table: Table) -> list[Key]:
        held = self._tables.get(table)
        if held is None:
            return []
        taken, held.touched = held.touched, set()
        return sorted(taken)

    def begin_event(self) -> None:
        """Nothing is remembered of an event."""

    def undo_event(self) -> NoReturn:
        raise AssertionError("a fold takes nothing back")

    def flush(self) -> NoReturn:
        raise AssertionError("a fold does not write to the database")

    def records(self, table: Table) -> list[Record]:
        """As :meth:`Rows.records`, once: they are let go as they are taken."""
        return (self._tables.get(table) or _refuse(table)).take()


def _refuse(table: Table) -> NoReturn:
    raise RowError(f"{table.name} is not a table of this projection")
