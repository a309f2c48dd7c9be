"""One projection and the rows it has made so far: taken for granted that nothing fails, and taken with care."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from projections.engine.bound import Bound
from projections.engine.dbapi import DATABASE_ERRORS, Cursor, Param, Record
from projections.engine.handling import DerivationFailed, Failure, HandlingFailed, derive, handle_strictly
from projections.engine.physical import FIRST_SLOT
from projections.engine.projection import Projection
from projections.engine.rebuilding.fold_rows import FoldRows
from projections.engine.rebuilding.units import Folded
from projections.engine.rows import Rows
from projections.engine.table_sql import TableSql


class Fold:
    """``failed`` from the first handler on that fails; what else would fail only a :class:`CarefulFold` can tell."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.failed = False
        self._rows = FoldRows(_tables(projection))
        self._handled = 0

    def take(self, page: Sequence[Recorded[Event]]) -> None:
        if self.failed:
            return
        rows, handler_of, handled = self._rows, self.projection.handlers.get, 0
        try:
            for recorded in page:
                handler = handler_of(type(recorded.event))
                if handler is not None:
                    handler(rows, recorded)
                    handled += 1
        except DATABASE_ERRORS:
            raise
        except Exception:  # noqa: BLE001  # whatever it was, the careful fold meets it again
            self.failed = True
            # half an event is in them
            self._rows = FoldRows(())
        self._handled += handled

    def result(self, rules: RuleTimetable | None) -> Folded:
        return _derived(self.projection, self._rows, rules, self._handled)


class CarefulFold:
    """Takes back what a failing event has changed, and goes on to the end of its page."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self._rows = Rows(_tables(projection), NoDatabase(), empty=True)
        self._handled = 0
        self._failures: tuple[Failure, ...] = ()

    def take(self, page: Sequence[Recorded[Event]]) -> None:
        if self._failures:
            return
        handlers = self.projection.handlers
        mine = [recorded for recorded in page if type(recorded.event) in handlers]
        try:
            handle_strictly(self.projection, self._rows, mine)
        except HandlingFailed as failed:
            self._failures = failed.failures
        self._handled += len(mine)

    def result(self, rules: RuleTimetable | None) -> Folded:
        if self._failures:
            return Folded((), self._handled, self._failures)
        return _derived(self.projection, self._rows, rules, self._handled)


def _derived(projection: Projection, rows: Rows, rules: RuleTimetable | None, handled: int) -> Folded:
    try:
        derive(projection, rows, rules)
    except DerivationFailed:
        return Folded((), handled, underivable=True)
    return Folded(tuple(rows.records(table) for table in projection.tables), handled)


def _tables(projection: Projection) -> tuple[TableSql, ...]:
    return Bound(projection, FIRST_SLOT, SQLiteDialect()).tables


class NoDatabase(Cursor):
    """A fold from nothing finds in memory whatever there is."""

    rowcount = 0

    def execute(self, sql: str, params: Mapping[str, Param], /) -> object:
        raise AssertionError(f"a fold does not ask the database: {sql}")

    def executemany(self, sql: str, params: Iterable[Mapping[str, Param] | Record], /) -> object:
        raise AssertionError(f"a fold does not write to the database: {sql}")

    def fetchone(self) -> Record | None:
        return None

    def fetchall(self) -> list[Record]:
        return []

    def close(self) -> object:
        return None
