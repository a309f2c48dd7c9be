"""What an event moves, and what the moved goods are worth: in the order of the log, whenever it is said to have been.

What is there was checked when the event was recorded, so that is the order in which it can be valued.
"""

from decimal import Decimal
from typing import NamedTuple, assert_never, get_args

from domain.aggregates.parts_stock.events import (
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReturned,
    StockReturnedToSupplier,
    StockScrapped,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.envelope import Recorded
from domain.valuation import Worth
from projections.engine.rows import Rows
from projections.valued_stock.cells import lent_of, moved_cells, valued_cells, valued_of
from projections.valued_stock.tables import Books
from projections.valued_stock.words import MovementKind

Moving = (
    StockReceived
    | StockTransferredIn
    | StockIssued
    | StockReturned
    | StockScrapped
    | StockReturnedToSupplier
    | StockTransferredOut
    | StockAdjusted
)
MOVING: tuple[type[Moving], ...] = get_args(Moving)


class Movement(NamedTuple):
    """Signed: positive comes onto the shelf. ``before`` and ``after`` are how many were and are there."""

    kind: MovementKind
    quantity: Decimal
    worth: Worth
    before: Decimal
    after: Decimal


_LEAVING = {
    StockScrapped: MovementKind.SCRAPPED,
    StockReturnedToSupplier: MovementKind.RETURNED_TO_SUPPLIER,
    StockTransferredOut: MovementKind.TRANSFERRED_OUT,
}


def moved(rows: Rows, books: Books, recorded: Recorded[Moving]) -> Movement:
    """Enters the event. ValueError for goods that are not there: such an event is set aside."""
    store, event = recorded.meta.store, recorded.event
    there = valued_of(rows.get(books.valued, store, event.part))
    match event:
        case StockReceived():
            kind = MovementKind.RECEIVED
            after = there.received(event.quantity, event.unit_cost)
        case StockTransferredIn():
            kind = MovementKind.TRANSFERRED_IN
            after = there.received(event.quantity, event.unit_cost)
        case StockAdjusted(delta=delta, unit_cost=unit_cost):
            kind = MovementKind.ADJUSTED
            after = there.received(delta, unit_cost) if delta > 0 else there.taken(-delta)[0]
        case StockReturned():
            kind = MovementKind.RETURNED
            after = there.put_back(event.quantity, _back(rows, books, store, event))
        case StockIssued():
            kind = MovementKind.ISSUED
            after, worth = there.taken(event.quantity)
            _lend(rows, books, store, event, worth)
        case StockScrapped() | StockReturnedToSupplier() | StockTransferredOut():
            kind = _LEAVING[type(event)]
            after, _ = there.taken(event.quantity)
        case _:
            assert_never(event)
    rows.put(books.valued, {"store": store, "part": event.part, **valued_cells(after)})
    return Movement(
        kind,
        after.quantity - there.quantity,
        after.worth.plus(there.worth.negative()),
        there.quantity,
        after.quantity,
    )


def _lend(rows: Rows, books: Books, store: str, event: StockIssued, worth: Worth) -> None:
    key = _line_key(store, event)
    out = lent_of(rows.get(books.lent, *key.values())).more(event.quantity, worth)
    rows.put(books.lent, {**key, **moved_cells(*out)})


def _back(rows: Rows, books: Books, store: str, event: StockReturned) -> Worth:
    key = _line_key(store, event)
    out, worth = lent_of(rows.get(books.lent, *key.values())).less(event.quantity)
    if out.quantity:
        rows.put(books.lent, {**key, **moved_cells(*out)})
    else:
        rows.delete(books.lent, *key.values())
    return worth


def _line_key(store: str, event: StockIssued | StockReturned) -> dict[str, str]:
    line = event.line
    return {"store": store, "part": event.part, "order": line.order, "job": line.job, "line": line.line}
