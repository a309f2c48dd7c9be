"""Who gets what has become free: whoever was promised first."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from domain.aggregates.parts_stock.events import PartsStockEvent, StockReserved
from domain.aggregates.parts_stock.evolving import evolved
from domain.aggregates.parts_stock.state import Awaited, Kept, LineKey, PartsStock, line_of
from domain.decider import Frame
from domain.identifiers import PartNumber

_NO_PROMISE = datetime.max.replace(tzinfo=UTC)


def urgency(wish: Awaited | Kept) -> tuple[datetime, bool, int]:
    """The earliest promise first; of equal ones a car that cannot drive, then whoever asked first."""
    drives = not wish.vor if isinstance(wish, Awaited) else True
    return wish.need_by or _NO_PROMISE, drives, wish.number


def waiting_in_turn(state: PartsStock) -> list[tuple[LineKey, Awaited]]:
    return sorted(state.awaited.items(), key=lambda entry: urgency(entry[1]))


def expiry(frame: Frame) -> datetime:
    return frame.at + timedelta(days=frame.rules.parts.reservation_days)


def and_serve(
    state: PartsStock, events: Iterable[PartsStockEvent], part: PartNumber, frame: Frame
) -> list[PartsStockEvent]:
    """These events, and what the lines that wait get of what they made free."""
    decided = list(events)
    for event in decided:
        state = evolved(state, event)
    return [*decided, *_served(state, part, frame)]


def _served(state: PartsStock, part: PartNumber, frame: Frame) -> Iterator[StockReserved]:
    free = state.available
    for key, wish in waiting_in_turn(state):
        if free <= 0:
            return
        quantity: Decimal = min(free, wish.quantity)
        free -= quantity
        yield StockReserved(
            part=part,
            line=line_of(key),
            quantity=quantity,
            need_by=wish.need_by,
            expires=expiry(frame),
            from_backorder=True,
        )
