"""The rows of one table during one batch: what was read, what was changed, and the way back."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Final

from projections.engine.dbapi import Cursor, Record, Value
from projections.engine.row_index import RowIndex, move
from projections.engine.shape import Key
from projections.engine.table_sql import TableSql

Change = tuple["TableBuffer", Key, Record | None, bool]
"""How things were before a write: where, the record or ``_UNKNOWN``, whether it waited to be written."""
Journal = list[Change]
"""The writes of one event, in all tables."""

_UNKNOWN: Final[Record] = ("nobody has looked yet",)


class TableBuffer:
    """``empty`` promises that the table holds no rows yet, which spares every look-up in the database."""

    def __init__(self, sql: TableSql, cursor: Cursor, journal: Journal, *, empty: bool) -> None:
        self.sql = sql
        self.shape = sql.shape
        self._cursor = cursor
        self._empty = empty
        self._records: dict[Key, Record | None] = {}
        self._dirty: set[Key] = set()
        self._indexes: dict[tuple[str, ...], RowIndex[Record]] = {}
        self._loaded: set[tuple[tuple[str, ...], Key]] = set()
        self._journal = journal

    def get(self, key: Key) -> Record | None:
        """None when there is none."""
        record = self._records.get(key, _UNKNOWN)
        if record is _UNKNOWN:
            record = None if self._empty else self.sql.load(self._cursor, key)
            self._place(key, None, record)
        return record

    def write(self, key: Key, record: Record | None) -> None:
        """Put a row, or None to delete it."""
        old = self._records.get(key, _UNKNOWN)
        self._journal.append((self, key, old, key in self._dirty))
        self._dirty.add(key)
        if self._indexes:
            self._place(key, None if old is _UNKNOWN else old, record)
        else:
            self._records[key] = record

    def where(self, equals: Mapping[str, Value]) -> list[Record]:
        """Rows with these values in order of their keys, pending changes included."""
        columns = tuple(sorted(equals))
        values = tuple([equals[name] for name in columns])
        index = self._indexes.get(columns) or self._new_index(columns)
        if not self._empty and (columns, values) not in self._loaded:
            for record in self.sql.load_where(self._cursor, {name: equals[name] for name in columns}):
                key = self.shape.key_of(record)
                if key not in self._records:
                    self._place(key, None, record)
            self._loaded.add((columns, values))
        keys = index.keys.get(values, ())
        records = map(self._records.__getitem__, sorted(keys) if len(keys) > 1 else keys)
        return [record for record in records if record is not None]

    def undo(self, change: Change) -> None:
        """Take back a change; the latest first."""
        _, key, before, was_dirty = change
        self._place(key, self._records[key], None if before is _UNKNOWN else before)
        if before is _UNKNOWN:
            del self._records[key]
            # the database may hold a row of this key that a look-up left out
            self._loaded.clear()
        if not was_dirty:
            self._dirty.discard(key)

    def flush(self) -> None:
        """Write the changes in order of their keys: removals first, so that unique indexes see the old values gone."""
        gone = sorted(key for key in self._dirty if self._records[key] is None)
        kept = [record for key in sorted(self._dirty) if (record := self._records[key]) is not None]
        if gone and not self._empty:
            self.sql.remove(self._cursor, gone)
        if kept:
            self.sql.store(self._cursor, kept)
        self._dirty.clear()

    def records(self) -> list[Record]:
        """What the table would hold: complete only where it was empty."""
        made = [(key, record) for key, record in self._records.items() if record is not None]
        made.sort(key=itemgetter(0))
        return [record for _, record in made]

    def _place(self, key: Key, old: Record | None, new: Record | None) -> None:
        move(self._indexes.values(), key, old, new)
        self._records[key] = new

    def _new_index(self, columns: tuple[str, ...]) -> RowIndex[Record]:
        self.sql.checked_columns(columns)
        index = self._indexes[columns] = RowIndex[Record](self.shape.picker(columns), {})
        for key, record in self._records.items():
            if record is not None:
                index.add(key, record)
        return index
