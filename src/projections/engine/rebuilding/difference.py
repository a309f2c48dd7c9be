"""What differs between two copies of a read model."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from projections.engine.bound import Bound
from projections.engine.dbapi import Cursor, Record, Row
from projections.engine.digest import Digest, encoded
from projections.engine.table_sql import Key, TableSql

FIRST_KEYS = 20
"""How many differing rows of a table a report names; all are counted."""

Kind = Literal["missing", "surplus", "changed"]


@dataclass(frozen=True, slots=True)
class RowDifference:
    """``read`` is the row that queries see, ``fresh`` the newly built one: without it the row is surplus."""

    key: Key
    read: Row | None
    fresh: Row | None

    @property
    def kind(self) -> Kind:
        if self.read is None:
            return "missing"
        return "surplus" if self.fresh is None else "changed"


@dataclass(frozen=True, slots=True)
class TableDifference:
    """``read_rows`` and ``fresh_rows`` are counts; ``first`` names differing rows in order of their keys."""

    table: str
    read_rows: int
    fresh_rows: int
    missing: int
    surplus: int
    changed: int
    first: tuple[RowDifference, ...]

    def __bool__(self) -> bool:
        return self.missing + self.surplus + self.changed > 0

    def __str__(self) -> str:
        return f"{self.table}: {self.missing} missing, {self.surplus} surplus, {self.changed} changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """True where anything differs. Positions are equal, except where the log is another one than it was.

    ``unreadable`` says why the tables that are read could not be compared at all, as after damage to their layout.
    """

    read_position: int
    fresh_position: int
    read_digest: str
    fresh_digest: str
    tables: tuple[TableDifference, ...]
    unreadable: str | None = None

    def __bool__(self) -> bool:
        return self.unreadable is not None or self.read_digest != self.fresh_digest

    def __str__(self) -> str:
        """For a line of the log, where rows would be too much."""
        return self.unreadable or "; ".join(str(table) for table in self.tables if table)


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of two copies."""

    read_digest: str
    fresh_digest: str
    tables: tuple[TableDifference, ...]


def compare_rows(cursor: Cursor, read: Bound, fresh: Bound) -> Compared:
    """Both as this transaction sees them; rows are streamed, not collected."""
    digests = Digest(), Digest()
    tables = tuple(
        _compare_table(cursor, one, other, digests)
        for one, other in zip(read.tables, fresh.tables, strict=True)
    )
    return Compared(digests[0].hex(), digests[1].hex(), tables)


def _compare_table(
    cursor: Cursor, read: TableSql, fresh: TableSql, digests: tuple[Digest, Digest]
) -> TableDifference:
    of_read, of_fresh = digests
    of_read.table(read)
    of_fresh.table(fresh)
    counts: dict[Kind, int] = {"missing": 0, "surplus": 0, "changed": 0}
    read_rows = fresh_rows = 0
    first: list[RowDifference] = []
    for one, other in _side_by_side(read, read.pages(cursor), fresh.pages(cursor)):
        row = None if one is None else encoded(one)
        if row is not None:
            read_rows += 1
            of_read.add(row)
        if other is not None:
            fresh_rows += 1
            of_fresh.add(row if row is not None and one == other else encoded(other))
        if one != other:
            found = _named(read, one, other)
            counts[found.kind] += 1
            if len(first) < FIRST_KEYS:
                first.append(found)
    return TableDifference(
        table=read.table.name, read_rows=read_rows, fresh_rows=fresh_rows, first=tuple(first), **counts
    )


def _named(sql: TableSql, one: Record | None, other: Record | None) -> RowDifference:
    rows = [None if record is None else dict(zip(sql.names, record, strict=True)) for record in (one, other)]
    return RowDifference(sql.key_in(one or other or ()), *rows)


def _side_by_side(
    sql: TableSql, read: Iterator[Record], fresh: Iterator[Record]
) -> Iterator[tuple[Record | None, Record | None]]:
    """Rows of equal keys together; both come in order of their keys."""
    one, other = next(read, None), next(fresh, None)
    while one is not None or other is not None:
        before = one is not None and (other is None or sql.key_in(one) < sql.key_in(other))
        after = other is not None and (one is None or sql.key_in(other) < sql.key_in(one))
        yield None if after else one, None if before else other
        one = one if after else next(read, None)
        other = other if before else next(fresh, None)
