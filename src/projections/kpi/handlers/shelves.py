"""Goods that come onto a shelf and leave it."""

from domain.aggregates.parts_stock.events import (
    LostSaleRecorded,
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
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.handlers import shelf_lines
from projections.kpi.handlers.shelf_value import lose_sale, put, put_back, take
from projections.kpi.words import MovementKind


def _received(rows: Rows, recorded: Recorded[StockReceived | StockTransferredIn]) -> None:
    event = recorded.event
    put(rows, recorded, event.part, event.quantity, event.unit_cost.fen)


def _left(
    rows: Rows, recorded: Recorded[StockScrapped | StockReturnedToSupplier | StockTransferredOut]
) -> None:
    event = recorded.event
    take(rows, recorded, event.part, event.quantity, MovementKind.OTHER)


def _adjusted(rows: Rows, recorded: Recorded[StockAdjusted]) -> None:
    event = recorded.event
    if event.delta > 0:
        put(rows, recorded, event.part, event.delta, event.unit_cost.fen)
    else:
        take(rows, recorded, event.part, -event.delta, MovementKind.OTHER)


def _issued(rows: Rows, recorded: Recorded[StockIssued]) -> None:
    event = recorded.event
    costs = take(rows, recorded, event.part, event.quantity, MovementKind.ISSUED)
    shelf_lines.issued(rows, recorded, costs)


def _returned(rows: Rows, recorded: Recorded[StockReturned]) -> None:
    event = recorded.event
    costs = shelf_lines.returned(rows, recorded)
    put_back(rows, recorded, event.part, event.quantity, costs)


def _lost(rows: Rows, recorded: Recorded[LostSaleRecorded]) -> None:
    event = recorded.event
    lose_sale(rows, recorded, event.part, event.quantity)


SHELF_SUBSCRIPTIONS = (
    on(StockReceived, _received),
    on(StockTransferredIn, _received),
    on(StockScrapped, _left),
    on(StockReturnedToSupplier, _left),
    on(StockTransferredOut, _left),
    on(StockAdjusted, _adjusted),
    on(StockIssued, _issued),
    on(StockReturned, _returned),
    on(LostSaleRecorded, _lost),
)
