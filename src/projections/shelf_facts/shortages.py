"""What a line of an order still has to get from one part's shelf."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple, get_args

from domain.aggregates.parts_stock.events import (
    ArrivalExpected,
    BackorderCancelled,
    BackorderCreated,
    DemandRedirected,
    ReservationExpired,
    ReservationReleased,
    ReservationTransferred,
    StockIssued,
    StockReserved,
)
from domain.aggregates.parts_stock.state import NOTHING
from domain.aggregates.parts_stock.words import ReleaseCause
from domain.parts import OrderLine
from projections.engine.columns import iso

ShortageEvent = (
    StockReserved
    | BackorderCreated
    | BackorderCancelled
    | ArrivalExpected
    | ReservationReleased
    | ReservationExpired
    | ReservationTransferred
    | StockIssued
    | DemandRedirected
)
SHORTAGE_EVENTS: tuple[type[ShortageEvent], ...] = get_args(ShortageEvent)
STILL_NEEDED = frozenset({ReleaseCause.BY_HAND, ReleaseCause.STOCK_SHORT})
"""Of a release: the job has to be done all the same."""


class Shortage(NamedTuple):
    """``awaited`` comes by itself, ``lapsed`` was kept and must be reserved anew; ``since``, ``eta`` are ISO texts."""

    awaited: Decimal = NOTHING
    lapsed: Decimal = NOTHING
    since: str | None = None
    eta: str | None = None

    @property
    def any(self) -> bool:
        return self.awaited > 0 or self.lapsed > 0


NO_SHORTAGE = Shortage()


def lines_of(event: ShortageEvent) -> tuple[OrderLine, ...]:
    """The lines that the event is about."""
    match event:
        case ReservationTransferred(line=giver, to=taker):
            return giver, taker
        case _:
            return (event.line,)


def shortage_after(shortage: Shortage, event: ShortageEvent, line: OrderLine, at: datetime) -> Shortage:
    """Of one of the event's lines."""
    after = _changed(shortage, event, line)
    if not after.any:
        return NO_SHORTAGE
    return after._replace(since=shortage.since or iso(at), eta=after.eta if after.awaited else None)


def given_up(shortage: Shortage) -> Shortage:
    """Nobody needs it any more: what is awaited the shelf itself cancels, what has lapsed it knows no more."""
    return shortage._replace(lapsed=NOTHING) if shortage.awaited else NO_SHORTAGE


def taken_elsewhere(event: ShortageEvent, before: Shortage) -> Decimal:
    """How much of what has lapsed on other shelves the line gets, or awaits, from this one instead."""
    match event:
        case StockReserved(quantity=quantity, from_backorder=False) | BackorderCreated(quantity=quantity):
            return max(quantity - before.lapsed, NOTHING)
        case _:
            return NOTHING


def less_lapsed(shortage: Shortage, quantity: Decimal) -> Shortage:
    left = max(shortage.lapsed - quantity, NOTHING)
    return shortage._replace(lapsed=left) if left or shortage.awaited else NO_SHORTAGE


def _served(shortage: Shortage, quantity: Decimal) -> Shortage:
    """First what was awaited, then what had lapsed."""
    rest = max(quantity - shortage.awaited, NOTHING)
    return shortage._replace(
        awaited=max(shortage.awaited - quantity, NOTHING), lapsed=max(shortage.lapsed - rest, NOTHING)
    )


def _changed(shortage: Shortage, event: ShortageEvent, line: OrderLine) -> Shortage:
    awaited, lapsed = shortage.awaited, shortage.lapsed
    match event:
        case StockReserved(quantity=quantity, from_backorder=True) | DemandRedirected(quantity=quantity):
            awaited -= quantity
        case StockReserved(quantity=quantity):
            lapsed -= quantity
        case BackorderCreated(quantity=quantity):
            # what was taken from a line has lapsed for the moment until the next event lets it wait
            awaited, lapsed = awaited + quantity, lapsed - quantity
        case BackorderCancelled(quantity=quantity, cause=cause):
            awaited -= quantity
            lapsed += quantity if cause in STILL_NEEDED else NOTHING
        case ReservationReleased(quantity=quantity, cause=cause):
            lapsed += quantity if cause in STILL_NEEDED else NOTHING
        case ReservationExpired(quantity=quantity):
            lapsed += quantity
        case ReservationTransferred(to=taker, quantity=quantity):
            if line == taker:
                return _served(shortage, quantity)
            lapsed += quantity
        case StockIssued(quantity=quantity, reserved=reserved):
            return _served(shortage, quantity - reserved)
        case ArrivalExpected(eta=eta):
            return shortage._replace(eta=iso(eta))
    return shortage._replace(awaited=max(awaited, NOTHING), lapsed=max(lapsed, NOTHING))
