"""The rows of a projection as its handlers see them: by key, never by SQL."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Table

from projections.engine.buffer import Journal, TableBuffer
from projections.engine.dbapi import Cursor, Record, Row, Value
from projections.engine.shape import Key, RowError
from projections.engine.table_sql import TableSql


class Rows:
    """A write-behind view for one batch: rows are loaded when they are first asked for and written once at the end.

    What is handed out is a copy; a change counts only through :meth:`put`, :meth:`patch` or :meth:`delete`.
    Every method raises :class:`RowError` for a row or a look-up that the table cannot serve.
    """

    def __init__(self, tables: Iterable[TableSql], cursor: Cursor, *, empty: bool = False) -> None:
        self._journal: Journal = []
        self._touched: dict[Table, set[Key]] = {}
        self._newly_touched: list[tuple[Table, Key]] = []
        self._buffers = {sql.table: TableBuffer(sql, cursor, self._journal, empty=empty) for sql in tables}

    def get(self, table: Table, /, *key: Value) -> Row | None:
        """The row with this primary key (its columns in order), or None."""
        buffer = self._buffer(table)
        record = buffer.get(buffer.shape.address(key))
        return None if record is None else buffer.shape.row(record)

    def put(self, table: Table, row: Mapping[str, Value], /) -> None:
        """Insert or replace the row with this primary key; columns left out become NULL."""
        buffer = self._buffer(table)
        record = buffer.shape.record(row)
        buffer.write(buffer.shape.key_of(record), record)

    def patch(self, table: Table, key: Value | Key, /, **changes: Value) -> None:
        """Change some columns of a row that must be there; a key of several columns is a tuple."""
        if not self.change(table, key, **changes):
            raise RowError(f"{table.name} has no row {key}")

    def change(self, table: Table, key: Value | Key, /, **changes: Value) -> bool:
        """Like :meth:`patch` where there is such a row; False, and nothing done, where there is none."""
        buffer = self._buffer(table)
        shape = buffer.shape
        address = shape.address(key if isinstance(key, tuple) else (key,))
        old = buffer.get(address)
        if old is None:
            return False
        buffer.write(address, shape.changed(old, changes))
        return True

    def add(self, table: Table, key: Key, amounts: Sequence[int], /) -> None:
        """Add to the numbers of a row that has nothing else beside its key; where it is missing they are zeros.

        Amounts are in the order of the columns. A row whose numbers are all zero is deleted.
        """
        buffer = self._buffer(table)
        address = buffer.shape.address(key)
        buffer.write(address, buffer.shape.added(address, buffer.get(address), amounts))

    def delete(self, table: Table, /, *key: Value) -> None:
        """Delete the row with this primary key, if there is one."""
        buffer = self._buffer(table)
        buffer.write(buffer.shape.address(key), None)

    def select(self, table: Table, /, **equals: Value) -> list[Row]:
        """Rows with these values in order of their keys; an index or the key must begin with these columns."""
        buffer = self._buffer(table)
        return [buffer.shape.row(record) for record in buffer.where(equals)]

    def cells(self, table: Table, names: tuple[str, ...], /, *key: Value) -> Key | None:
        """Of the row that :meth:`get` would give only these columns: handing out a wide row takes its time."""
        buffer = self._buffer(table)
        record = buffer.get(buffer.shape.address(key))
        return None if record is None else buffer.shape.values(names)(record)

    def cells_of(self, table: Table, names: tuple[str, ...], /, **equals: Value) -> list[Key]:
        """Of the rows that :meth:`select` would give only these columns."""
        buffer = self._buffer(table)
        return list(map(buffer.shape.values(names), buffer.where(equals)))

    def touch(self, table: Table, /, *key: Value) -> None:
        """What is derived from the row with this primary key is to be derived anew."""
        address, touched = self._buffer(table).shape.address(key), self._touched.setdefault(table, set())
        if address not in touched:
            touched.add(address)
            self._newly_touched.append((table, address))

    def take_touched(self, table: Table) -> list[Key]:
        """The keys touched since this was asked last, in order."""
        return sorted(self._touched.pop(table, ()))

    def begin_event(self) -> None:
        """From here on :meth:`undo_event` takes back what an event changed or touched."""
        self._journal.clear()
        self._newly_touched.clear()

    def undo_event(self) -> None:
        for undo in reversed(self._journal):
            undo[0].undo(undo)
        for table, key in self._newly_touched:
            self._touched[table].discard(key)
        self.begin_event()

    def flush(self) -> None:
        """Write every pending change."""
        for buffer in self._buffers.values():
            buffer.flush()

    def records(self, table: Table) -> list[Record]:
        """Every row that a fold from nothing has made, in order of the keys, values in order of the columns."""
        return self._buffer(table).records()

    def _buffer(self, table: Table) -> TableBuffer:
        buffer = self._buffers.get(table)
        if buffer is None:
            raise RowError(f"{table.name} is not a table of this projection")
        return buffer
