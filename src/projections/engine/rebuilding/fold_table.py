"""The rows of one table during a fold from nothing: all of them are here, and nothing is ever taken back."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from operator import add, itemgetter

from projections.engine.dbapi import Record, Value
from projections.engine.row_index import RowIndex, move
from projections.engine.shape import Key
from projections.engine.table_sql import TableSql

Held = Sequence[Value]
"""Values in the order of the columns: a tuple until the row is changed, a list from then on."""


class FoldTable:
    """A key that finds a row is a good one, so that only those that find nothing are looked at."""

    def __init__(self, sql: TableSql) -> None:
        self.shape = shape = sql.shape
        self.names = shape.names
        self.touched: set[Key] = set()
        self.records: dict[Key, Held] = {}
        # not a method: a table that refers to itself would stay, with its indexes, until the collector comes by
        self.values: Callable[[tuple[str, ...]], Callable[[Held], Key]] = cache(partial(_picker, shape.names))
        self._checked_columns = sql.checked_columns
        self._address = shape.address
        self._width = len(shape.key_names)
        self._free = {name: column for name, column in shape.columns.items() if name not in shape.key_set}
        """Columns by which no row is found."""
        self._limits = shape.addable
        self._indexes: dict[tuple[str, ...], RowIndex[Held]] = {}

    def put(self, record: Record) -> None:
        key = self.shape.key_of(record)
        if self._indexes:
            move(self._indexes.values(), key, self.records.get(key), record)
        self.records[key] = record

    def change(self, key: Key, changes: Mapping[str, Value]) -> bool:
        """False, and nothing done, where there is no such row."""
        record = self.records.get(key)
        if record is None:
            self._address(key)
            return False
        new, free = list(record), self._free
        for name, value in changes.items():
            column = free.get(name)
            if column is None:
                return self._change_with_care(key, record, changes)
            place, kind, limit, nullable = column
            # the common cases first
            if type(value) is kind:
                if type(value) is int and not -limit <= value < limit:
                    return self._change_with_care(key, record, changes)
                new[place] = value
            elif value is None and nullable:
                new[place] = None
            elif kind is str and isinstance(value, str):
                new[place] = str(value)
            else:
                return self._change_with_care(key, record, changes)
        self.records[key] = new
        return True

    def add(self, key: Key, amounts: Sequence[int]) -> None:
        records, width = self.records, self._width
        record = records.get(key)
        if type(record) is list and len(amounts) == len(self._limits) and not self._indexes:
            sums = list(map(add, record[width:], amounts))
            for value, limit in zip(sums, self._limits, strict=True):
                if not -limit <= value < limit:
                    break
            else:
                if any(sums):
                    record[width:] = sums
                    return
        address = self._address(key)
        new = self.shape.added(address, None if record is None else tuple(record), amounts)
        if self._indexes:
            move(self._indexes.values(), address, record, new)
        if new is not None:
            records[address] = list(new)
        elif record is not None:
            del records[key]

    def delete(self, key: Key) -> None:
        record = self.records.pop(key, None)
        if record is None:
            self._address(key)
        elif self._indexes:
            move(self._indexes.values(), key, record, None)

    def where(self, equals: Mapping[str, Value]) -> list[Held]:
        """Rows with these values in order of their keys."""
        columns = tuple(equals)
        index = self._indexes.get(columns) or self._new_index(columns)
        keys = index.keys.get(tuple(equals.values()), ())
        return list(map(self.records.__getitem__, sorted(keys) if len(keys) > 1 else keys))

    def take(self) -> list[Record]:
        """Every row in order of the keys; they are let go, so that none is held twice."""
        take = self.records.pop
        return [tuple(take(key)) for key in sorted(self.records)]

    def _change_with_care(self, key: Key, record: Held, changes: Mapping[str, Value]) -> bool:
        new = self.shape.changed(tuple(record), changes)
        if self._indexes:
            move(self._indexes.values(), key, record, new)
        self.records[key] = new
        return True

    def _new_index(self, columns: tuple[str, ...]) -> RowIndex[Held]:
        self._checked_columns(columns)
        index = self._indexes[columns] = RowIndex[Held](self.values(columns), {})
        for name in columns:
            self._free.pop(name, None)
        for key, record in self.records.items():
            index.add(key, record)
        return index


def _picker(columns: tuple[str, ...], names: Sequence[str]) -> Callable[[Held], Key]:
    """Takes the values of these of the columns out of a row."""
    places = [columns.index(name) for name in names]
    if len(places) > 1:
        return itemgetter(*places)
    place = places[0]
    return lambda record: (record[place],)
