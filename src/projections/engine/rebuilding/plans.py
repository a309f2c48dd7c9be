"""What is written down of a copy that is filled in bulk, so that a killed rebuild goes on where it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from projections.engine.bound import Bound
from projections.engine.checkpoint import is_of
from projections.engine.control import PART, PLAN
from projections.engine.dbapi import Record
from projections.engine.reader import Reader, Reading
from projections.engine.rebuilding.cut import CUT
from projections.engine.table_sql import TableSql


@dataclass(frozen=True, slots=True)
class Plan:
    """``parts`` that share no rows make up the copy at position ``until``; ``chunk`` rows are stored at once.

    ``cut`` is the way of cutting by which the parts have their numbers (``projections.engine.rebuilding.cut``); 0: one
    of before they were told apart.
    """

    until: int
    parts: int
    chunk: int
    cut: int = CUT

    def reached(self, complete: int) -> int:
        """How much of the log is in, as a position: the parts are about equal."""
        return self.until * complete // self.parts


@dataclass(frozen=True, slots=True)
class Part:
    """``chunks`` of it are stored; when ``complete``, that is all, and ``handled`` events made them."""

    number: int
    chunks: int
    handled: int
    complete: bool


def write_plan(connection: Connection, bound: Bound, plan: Plan) -> None:
    """In the transaction that makes the bare tables."""
    connection.execute(
        insert(PLAN).values(
            **bound.identity, until=plan.until, parts=plan.parts, chunk=plan.chunk, cut=plan.cut
        )
    )
    parts = [
        {**bound.identity, "part": i, "chunks": 0, "handled": 0, "complete": False} for i in range(plan.parts)
    ]
    connection.execute(insert(PART), parts)


def plan_of(reader: Reader | Reading, bound: Bound) -> Plan | None:
    """None for a copy that has its indexes, whatever it holds."""
    row = reader.row(_PLAN, **bound.identity)
    if row is None:
        return None
    until, parts, chunk, cut = (int(row[each] or 0) for each in ("until", "parts", "chunk", "cut"))
    return Plan(until=until, parts=parts, chunk=chunk, cut=cut)


def parts_of(reader: Reader | Reading, bound: Bound) -> list[Part]:
    """In order of their numbers."""
    return [
        Part(
            number=int(row["part"] or 0),
            chunks=int(row["chunks"] or 0),
            handled=int(row["handled"] or 0),
            complete=bool(row["complete"]),
        )
        for row in reader.rows(_PARTS, **bound.identity)
    ]


def claim_chunk(connection: Connection, bound: Bound, part: int, number: int) -> bool:
    """Before a chunk is stored; False when somebody else has done it."""
    moved = connection.execute(
        update(PART)
        .where(is_of(bound, PART), PART.c.part == part, PART.c.chunks == number)
        .values(chunks=number + 1)
    )
    return moved.rowcount == 1


def complete_part(connection: Connection, bound: Bound, part: int, stored: int, handled: int) -> bool:
    """False when it is not this many chunks that are stored."""
    completed = connection.execute(
        update(PART)
        .where(is_of(bound, PART), PART.c.part == part, PART.c.chunks == stored)
        .values(complete=True, handled=handled)
    )
    return completed.rowcount == 1


def chunks(
    tables: Sequence[TableSql], rows: Sequence[Sequence[Record]], size: int
) -> Iterator[tuple[TableSql, Sequence[Record]]]:
    """The rows of a part, always cut in the same way: the same part makes the same rows, so they can be counted."""
    for sql, records in zip(tables, rows, strict=True):
        for start in range(0, len(records), size):
            yield sql, records[start : start + size]


_PLAN = select(PLAN.c.until, PLAN.c.parts, PLAN.c.chunk, PLAN.c.cut).where(
    PLAN.c.name == bindparam("name"),
    PLAN.c.version == bindparam("version"),
    PLAN.c.slot == bindparam("slot"),
)
_PARTS = (
    select(PART.c.part, PART.c.chunks, PART.c.handled, PART.c.complete)
    .where(
        PART.c.name == bindparam("name"),
        PART.c.version == bindparam("version"),
        PART.c.slot == bindparam("slot"),
    )
    .order_by(PART.c.part)
)
