"""Events set aside: where they are kept, and how they are tried again."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from projections.engine.bound import Bound, raw_cursor
from projections.engine.checkpoint import identity, is_named, is_of, lock
from projections.engine.control import PARKED
from projections.engine.copy_rules import rules_within
from projections.engine.database import ReadDatabase
from projections.engine.handling import REFUSALS, Parked, derive, describe, handle
from projections.engine.reader import Reader
from projections.engine.rows import Rows
from projections.engine.source import EventSource

_P = PARKED.c
_LIST = (
    select(_P.position, _P.stream, _P.stream_version, _P.type, _P.error)
    .where(_P.name == bindparam("name"), _P.version == bindparam("version"), _P.slot == bindparam("slot"))
    .order_by(_P.position)
)


_WAITING = select(_P.stream).where(is_named(PARKED)).distinct()


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """A line for the operator."""

    position: int
    stream: str
    stream_version: int
    type: str
    error: str


def parked_streams(connection: Connection, bound: Bound) -> set[str]:
    """Streams of which something waits."""
    return set(connection.execute(_WAITING, identity(bound)).scalars())


def park(connection: Connection, bound: Bound, events: Iterable[Parked]) -> None:
    """Set events aside, in the transaction that moves the checkpoint past them."""
    lines = [
        {
            **bound.identity,
            "position": parked.recorded.position,
            "stream": parked.recorded.stream,
            "stream_version": parked.recorded.version,
            "type": parked.recorded.event.type_name,
            "error": parked.error,
        }
        for parked in events
    ]
    if lines:
        connection.execute(insert(PARKED), lines)


def list_parked(reader: Reader, bound: Bound) -> list[ParkedEvent]:
    """In order of their positions."""
    return [
        ParkedEvent(
            position=int(row["position"] or 0),
            stream=str(row["stream"]),
            stream_version=int(row["stream_version"] or 0),
            type=str(row["type"]),
            error=str(row["error"]),
        )
        for row in reader.rows(_LIST, **bound.identity)
    ]


def retry_parked(database: ReadDatabase, source: EventSource, reader: Reader, bound: Bound) -> int:
    """Try the parked events of each stream in order, up to its first failure; how many are through.

    Each is its own transaction: a crash or a failure takes nothing back.
    """
    through = 0
    failing: set[str] = set()
    for parked in list_parked(reader, bound):
        if parked.stream in failing:
            continue
        if error := _retry(database, source, bound, parked):
            failing.add(parked.stream)
            _note(database, bound, parked, error)
        else:
            through += 1
    return through


def _retry(database: ReadDatabase, source: EventSource, bound: Bound, parked: ParkedEvent) -> str | None:
    names = bound.projection.type_names
    events = source.read_all(
        after=parked.position - 1, limit=1, type_names=names, to_position=parked.position
    )
    try:
        with database.writer.begin() as connection:
            lock(connection, bound)
            gone = connection.execute(
                delete(PARKED).where(is_of(bound, PARKED), _P.position == parked.position)
            )
            if gone.rowcount == 0:
                return None  # somebody else was faster
            rows = Rows(bound.tables, raw_cursor(connection))
            for recorded in events:
                if error := handle(bound.projection, rows, recorded):
                    connection.rollback()
                    return error
            derive(bound.projection, rows, rules_within(connection, bound))
            rows.flush()
    except REFUSALS as rejection:
        return describe(rejection)
    return None


def _note(database: ReadDatabase, bound: Bound, parked: ParkedEvent, error: str) -> None:
    with database.writer.begin() as connection:
        connection.execute(
            update(PARKED).where(is_of(bound, PARKED), _P.position == parked.position).values(error=error)
        )
