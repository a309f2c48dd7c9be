"""What is kept for lines, what they wait for, and what somebody went without."""

from decimal import Decimal

from domain.aggregates.parts_stock.events import (
    BackorderCancelled,
    BackorderCreated,
    DemandRedirected,
    LostSaleRecorded,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockReserved,
)
from domain.aggregates.parts_stock.words import LostSaleCause
from domain.envelope import Recorded
from domain.parts import OrderLine
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_demand.handlers.cells import (
    add_to_month,
    add_to_part,
    asked_line,
    count_in_month,
    day_of,
    known_since,
    more,
    part_row,
)
from projections.parts_demand.handlers.requests import fell_short, served
from projections.parts_demand.tables import LINE


def _reserved(rows: Rows, recorded: Recorded[StockReserved]) -> None:
    event, store = recorded.event, recorded.meta.store
    if event.from_backorder:
        _wait(rows, store, event.part, event.line, -event.quantity)
    else:
        served(rows, recorded)
    add_to_part(rows, store, event.part, reserved=event.quantity)


def _short(rows: Rows, recorded: Recorded[BackorderCreated]) -> None:
    fell_short(rows, recorded)
    _wait(rows, recorded.meta.store, recorded.event.part, recorded.event.line, recorded.event.quantity)


def _waits_no_more(rows: Rows, recorded: Recorded[BackorderCancelled]) -> None:
    _wait(rows, recorded.meta.store, recorded.event.part, recorded.event.line, -recorded.event.quantity)


def _released(rows: Rows, recorded: Recorded[ReservationReleased | ReservationExpired]) -> None:
    add_to_part(rows, recorded.meta.store, recorded.event.part, reserved=-recorded.event.quantity)


def _handed_over(rows: Rows, recorded: Recorded[ReservationTransferred]) -> None:
    """The line that takes it waits for that much less, if it was waiting; the other one's wait is told by itself."""
    event, store = recorded.event, recorded.meta.store
    waiting = Decimal(str(asked_line(rows, store, event.part, event.to)["awaited"]))
    if relieved := min(waiting, event.quantity):
        _wait(rows, store, event.part, event.to, -relieved)


def _redirected(rows: Rows, recorded: Recorded[DemandRedirected]) -> None:
    """The line asked once; that it asks for another part now is no new request."""
    event, store = recorded.event, recorded.meta.store
    _wait(rows, store, event.part, event.line, -event.quantity)
    rows.put(LINE, asked_line(rows, store, event.to_part, event.line))


def _lost(rows: Rows, recorded: Recorded[LostSaleRecorded]) -> None:
    """A request that the shelf could not serve, unless the price was the cause."""
    event, store = recorded.event, recorded.meta.store
    day = day_of(recorded.meta.occurred_at)
    known_since(rows, store, event.part, day)
    add_to_month(rows, store, event.part, day[:7], lost=event.quantity)
    if event.cause is not LostSaleCause.PRICE:
        stocked = int(bool(part_row(rows, store, event.part)["stocked"]))
        count_in_month(rows, store, event.part, day[:7], asked=1, stocked_asked=stocked)


def _wait(rows: Rows, store: str, part: str, line: OrderLine, quantity: Decimal) -> None:
    row = asked_line(rows, store, part, line)
    rows.put(LINE, {**row, "awaited": more(row["awaited"], quantity)})
    add_to_part(rows, store, part, awaited=quantity)


ASKING_SUBSCRIPTIONS = (
    on(StockReserved, _reserved),
    on(BackorderCreated, _short),
    on(BackorderCancelled, _waits_no_more),
    on(ReservationReleased, _released),
    on(ReservationExpired, _released),
    on(ReservationTransferred, _handed_over),
    on(DemandRedirected, _redirected),
    on(LostSaleRecorded, _lost),
)
