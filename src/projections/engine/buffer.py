"""The rows of one table during one batch: what was read, what was changed, and the way back."""

from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from projections.engine.dbapi import Cursor, Record, Row, Value
from projections.engine.table_sql import Key, TableSql


class Change(NamedTuple):
    """How things were before a write."""

    buffer: "TableBuffer"
    key: Key
    was_known: bool
    row: Row | None
    was_dirty: bool


Journal = list[Change]
"""The writes of one event, in all tables."""


class TableBuffer:
    """``empty`` promises that the table holds no rows yet, which spares every look-up in the database."""

    def __init__(self, sql: TableSql, cursor: Cursor, journal: Journal, *, empty: bool) -> None:
        self.sql = sql
        self._cursor = cursor
        self._empty = empty
        self._rows: dict[Key, Row | None] = {}
        self._dirty: set[Key] = set()
        self._indexes: dict[tuple[str, ...], dict[Key, set[Key]]] = {}
        self._loaded: set[tuple[tuple[str, ...], Key]] = set()
        self._journal = journal

    def get(self, key: Key) -> Row | None:
        """The row itself, not a copy; None when there is none."""
        if key not in self._rows:
            row = None if self._empty else self.sql.load(self._cursor, key)
            self._place(key, row)
        return self._rows[key]

    def write(self, key: Key, row: Row | None) -> None:
        """Put a row, or None to delete it."""
        self._journal.append(Change(self, key, key in self._rows, self._rows.get(key), key in self._dirty))
        self._place(key, row)
        self._dirty.add(key)

    def where(self, equals: Mapping[str, Value]) -> list[Row]:
        """Rows with these values in order of their keys, pending changes included."""
        columns = tuple(sorted(equals))
        values = tuple(equals[name] for name in columns)
        index = self._index(columns)
        if not self._empty and (columns, values) not in self._loaded:
            for row in self.sql.load_where(self._cursor, {name: equals[name] for name in columns}):
                key = self.sql.key_of(row)
                if key not in self._rows:
                    self._place(key, row)
            self._loaded.add((columns, values))
        found = ((key, self._rows[key]) for key in index.get(values, ()))
        return [row for _, row in sorted(found, key=itemgetter(0)) if row is not None]

    def undo(self, change: Change) -> None:
        """Take back a change; the latest first."""
        self._place(change.key, change.row)
        if not change.was_known:
            del self._rows[change.key]
            # the database may hold a row of this key that a look-up left out
            self._loaded.clear()
        if not change.was_dirty:
            self._dirty.discard(change.key)

    def flush(self) -> None:
        """Write the changes in order of their keys: removals first, so that unique indexes see the old values gone."""
        gone = sorted(key for key in self._dirty if self._rows[key] is None)
        kept = [row for key in sorted(self._dirty) if (row := self._rows[key]) is not None]
        if gone and not self._empty:
            self.sql.remove(self._cursor, gone)
        if kept:
            self.sql.store(self._cursor, kept)
        self._dirty.clear()

    def records(self) -> list[Record]:
        """What the table would hold: complete only where it was empty."""
        made = [(key, row) for key, row in self._rows.items() if row is not None]
        made.sort(key=itemgetter(0))
        return [tuple(row.values()) for _, row in made]

    def _place(self, key: Key, row: Row | None) -> None:
        if self._indexes:
            old = self._rows.get(key)
            for columns, index in self._indexes.items():
                if old is not None:
                    index[tuple(old[name] for name in columns)].discard(key)
                if row is not None:
                    index.setdefault(tuple(row[name] for name in columns), set()).add(key)
        self._rows[key] = row

    def _index(self, columns: tuple[str, ...]) -> dict[Key, set[Key]]:
        if columns not in self._indexes:
            self.sql.checked_columns(columns)
            index: dict[Key, set[Key]] = {}
            for key, row in self._rows.items():
                if row is not None:
                    index.setdefault(tuple(row[name] for name in columns), set()).add(key)
            self._indexes[columns] = index
        return self._indexes[columns]
