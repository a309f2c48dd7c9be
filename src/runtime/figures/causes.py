"""Why figures are not what they were: the events of a case, and the rules, since then."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import bindparam, select

from domain.actors import Actor
from domain.aggregates.rule_set.commands import rule_set_id
from domain.aggregates.rule_set.events import RulesActivated
from domain.envelope import Recorded
from domain.event import Event
from domain.identifiers import StoreId, StreamId
from domain.parts import OrderLine
from domain.reasons import ReasonCode
from domain.rules.timetable import GROUP
from projections.kpi import KPI
from projections.kpi.parts_tables import SHELF_LINE
from projections.kpi.tables import ORDER
from projections.views import Reads

_ORDERS = select(ORDER.c.order).where(ORDER.c.visit == bindparam("visit")).order_by(ORDER.c.order)
_COMEBACKS = select(ORDER.c.order).where(ORDER.c.original == bindparam("original")).order_by(ORDER.c.order)
_SHELVES = (
    select(SHELF_LINE.c.stream)
    .distinct()
    .where(SHELF_LINE.c.order == bindparam("order"))
    .order_by(SHELF_LINE.c.stream)
)


class StreamReader(Protocol):
    def read_stream(self, stream: str) -> Sequence[Recorded[Event]]: ...


@dataclass(frozen=True, slots=True)
class Cause:
    """An event that figures depend on. ``late_entry`` says why it was entered long after it happened."""

    position: int
    stream: StreamId
    type: str
    occurred_at: datetime
    recorded_at: datetime
    actor: Actor
    reason: ReasonCode | None
    late_entry: ReasonCode | None


def events_of(log: StreamReader, reads: Reads, case: str, *, after: int, until: int) -> list[Cause]:
    """Events of a visit and its orders, of a day or of a shelf, in between, in order of their positions."""
    # a line at a shelf, and a shelf's month, are parts of the shelf's stream
    orders = list(_orders_of(reads, case))
    streams = [case.partition("/")[0], *orders]
    taken = [recorded for stream in streams for recorded in log.read_stream(stream)]
    for order in orders:
        for shelf in shelves_of(reads, order):
            taken += (each for each in log.read_stream(shelf) if order in orders_named(each.event))
    return causes_of(recorded for recorded in taken if after < recorded.position <= until)


def shelves_of(reads: Reads, order: StreamId) -> list[StreamId]:
    """Where lines of the order have wanted something."""
    return [str(row["stream"]) for row in reads.rows(_SHELVES, order=order)]


def lines_named(event: Event) -> list[OrderLine]:
    """By an event of a shelf."""
    named = (getattr(event, "line", None), getattr(event, "to", None))
    return [line for line in named if isinstance(line, OrderLine)]


def orders_named(event: Event) -> list[StreamId]:
    return [line.order for line in lines_named(event)]


def rule_changes(log: StreamReader, store: StoreId, *, after: int, until: int) -> list[Cause]:
    """Activations of the group's and the store's rules in between."""
    streams = (rule_set_id(scope) for scope in (GROUP, store))
    return _told(
        recorded
        for stream in streams
        for recorded in log.read_stream(stream)
        if after < recorded.position <= until and isinstance(recorded.event, RulesActivated)
    )


def _orders_of(reads: Reads, case: str) -> Iterator[str]:
    for row in reads.rows(_ORDERS, visit=case):
        order = str(row["order"])
        yield order
        yield from (str(each["order"]) for each in reads.rows(_COMEBACKS, original=order))


def causes_of(events: Iterable[Recorded[Event]]) -> list[Cause]:
    """Those of the events that figures depend on, in order of their positions."""
    return _told(recorded for recorded in events if recorded.event.type_name in KPI.type_names)


def _told(events: Iterator[Recorded[Event]]) -> list[Cause]:
    made = [
        Cause(
            position=recorded.position,
            stream=recorded.stream,
            type=recorded.event.type_name,
            occurred_at=recorded.meta.occurred_at,
            recorded_at=recorded.meta.recorded_at,
            actor=recorded.meta.actor,
            reason=recorded.meta.reason.code if recorded.meta.reason else None,
            late_entry=recorded.meta.late_entry,
        )
        for recorded in events
    ]
    return sorted(made, key=lambda each: each.position)
