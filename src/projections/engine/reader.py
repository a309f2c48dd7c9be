"""What queries read with: selects on declared tables, at nearly the cost of the driver alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import psycopg
from sqlalchemy import Connection
from sqlalchemy.sql.expression import SelectBase

from projections.engine.bound import Bounds, raw_cursor
from projections.engine.database import ReadDatabase
from projections.engine.dbapi import DATABASE_ERRORS, Cursor, Param, Row
from projections.engine.errors import UNKNOWN_PROJECTION, UnknownProjection
from projections.engine.queries import POSITION, STANDING, STANDING_AT, STANDINGS, Control, Queries
from projections.engine.status import Standing, Status

ResultT = TypeVar("ResultT")


class Reading:
    """Selects through one cursor. Statements are constants of their modules: each is compiled once and kept."""

    def __init__(self, queries: Queries, cursor: Cursor) -> None:
        self._queries = queries
        self.cursor = cursor

    def rows(self, statement: SelectBase, **params: Param) -> list[Row]:
        """All rows; parameters are those of the statement's ``bindparam``s, no more and no less (TypeError)."""
        return self._queries.compiled(statement).rows(self.cursor, params)

    def row(self, statement: SelectBase, **params: Param) -> Row | None:
        """The first row, or None."""
        rows = self.rows(statement, **params)
        return rows[0] if rows else None

    def position(self, name: str) -> int:
        """Up to where the read model shows the log; raises :class:`UnknownProjection`."""
        return int(self._checkpoint(POSITION, name)["position"] or 0)

    def standing(self, name: str) -> Standing:
        """Position, status and what is missing of the copy that is read; raises :class:`UnknownProjection`."""
        return _standing(self._checkpoint(STANDING, name))

    def standings(self) -> list[Standing]:
        """The same of every read model, in one look."""
        return [
            _standing(row)
            for row in self.rows(STANDINGS)
            if self._queries.is_current(str(row["name"]), row["version"])
        ]

    def standing_at(self, name: str, slot: str) -> Standing | None:
        """The same of the copy in this slot; None where there is none."""
        row = self.row(STANDING_AT, name=name, version=self._queries.version(name), slot=slot)
        return None if row is None else _standing(row)

    def _checkpoint(self, statement: SelectBase, name: str) -> Row:
        row = self.row(statement, name=name, version=self._queries.version(name))
        if row is None:
            raise UnknownProjection(UNKNOWN_PROJECTION, name=name)
        return row


class Reader:
    """For any number of threads. Each call sees one committed state; :meth:`snapshot` holds one for several calls.

    Which copy of a table is read is remembered, and every answer carries the number of switches there had been: an
    answer from a copy that was no longer the right one is thrown away and asked for again.
    """

    def __init__(self, database: ReadDatabase, bounds: Bounds) -> None:
        dialect = database.writer.dialect
        self._leases = database.readers
        self._control = Control(bounds, dialect)
        self._begin = (
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if dialect.name == "postgresql" else "BEGIN"
        )
        self._queries = Queries(bounds, dialect, self._with_cursor(self._control.pointers))

    def rows(self, statement: SelectBase, **params: Param) -> list[Row]:
        """See :meth:`Reading.rows`."""
        while True:
            queries = self._queries
            try:
                rows, switches = self._with_cursor(partial(self._stamped, queries, statement, params))
            except DATABASE_ERRORS:
                if not self._look_again(queries):
                    raise
            else:
                if switches == queries.pointers.switches:
                    return rows
                self._look_again(queries)

    def row(self, statement: SelectBase, **params: Param) -> Row | None:
        """See :meth:`Reading.row`."""
        rows = self.rows(statement, **params)
        return rows[0] if rows else None

    def position(self, name: str) -> int:
        """See :meth:`Reading.position`."""
        return self._read(lambda reading: reading.position(name))

    def standing(self, name: str) -> Standing:
        """See :meth:`Reading.standing`."""
        return self._read(lambda reading: reading.standing(name))

    def standings(self) -> list[Standing]:
        """See :meth:`Reading.standings`."""
        return self._read(lambda reading: reading.standings())

    def standing_at(self, name: str, slot: str) -> Standing | None:
        """See :meth:`Reading.standing_at`."""
        return self._read(lambda reading: reading.standing_at(name, slot))

    @contextmanager
    def snapshot(self) -> Iterator[Reading]:
        """Several reads of one state: rows together with the very position they show, all from the same copies."""
        with self._leases.lease() as connection:
            cursor = connection.cursor()
            cursor.execute(self._begin, {})
            # after an error the connection is closed, which ends the transaction too
            yield self.within(cursor)
            cursor.execute("COMMIT", {})
            cursor.close()

    def within(self, transaction: Cursor | Connection) -> Reading:
        """Reads inside a transaction of the caller's."""
        cursor = raw_cursor(transaction) if isinstance(transaction, Connection) else transaction
        queries = self._queries
        if self._control.switches(cursor) != queries.pointers.switches:
            queries = queries.moved(self._control.pointers(cursor))
        return Reading(queries, cursor)

    def _stamped(
        self, queries: Queries, statement: SelectBase, params: dict[str, Param], cursor: Cursor
    ) -> tuple[list[Row], int]:
        rows, switches = queries.compiled(statement).stamped_rows(cursor, params)
        # counted after the answer: what has not been switched by now had not been switched before
        return rows, self._control.switches(cursor) if switches is None else switches

    def _look_again(self, stale: Queries) -> bool:
        """Whether another copy is read by now than these queries took for granted."""
        if self._queries is stale:
            pointers = self._with_cursor(self._control.pointers)
            if pointers.switches == stale.pointers.switches:
                return False
            self._queries = stale.moved(pointers)
        return True

    def _read(self, read: Callable[[Reading], ResultT]) -> ResultT:
        """For reads of the control tables alone, which are never switched."""
        return self._with_cursor(lambda cursor: read(Reading(self._queries, cursor)))

    def _with_cursor(self, read: Callable[[Cursor], ResultT]) -> ResultT:
        try:
            return self._once(read)
        except psycopg.OperationalError:
            # the server went away and may be back; kept connections died with it
            self._leases.forget()
            return self._once(read)

    def _once(self, read: Callable[[Cursor], ResultT]) -> ResultT:
        with self._leases.lease() as connection:
            cursor = connection.cursor()
            result = read(cursor)
            cursor.close()
            return result


def _standing(row: Row) -> Standing:
    return Standing(
        name=str(row["name"]),
        version=int(row["version"] or 0),
        slot=str(row["slot"]),
        serving=bool(row["serving"]),
        status=Status(str(row["status"])),
        position=int(row["position"] or 0),
        handled=int(row["handled"] or 0),
        parked=int(row["parked"] or 0),
        error=None if row["error"] is None else str(row["error"]),
        was_live=bool(row["was_live"]),
    )
