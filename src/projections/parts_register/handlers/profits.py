"""What the parts department earns: parts on settled bills, and what they had cost when they left the shelf."""

from domain.aggregates.parts_stock.events import (
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReturned,
    StockTransferredIn,
)
from domain.aggregates.work_order.events.settling import OrderSettled, SettlementPrepared, SettlementReversed
from domain.envelope import Recorded
from domain.money import Money
from domain.parts import LotId
from projections.cells import number
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_register.handlers.entries import day_of
from projections.parts_register.tables import BILL, ISSUE, LOT


def _prepared(rows: Rows, recorded: Recorded[SettlementPrepared]) -> None:
    event = recorded.event
    rows.put(
        BILL,
        {
            "order": recorded.stream,
            "settlement": event.settlement,
            "store": recorded.meta.store,
            "material_fen": event.material.fen,
        },
    )


def _settled(rows: Rows, recorded: Recorded[OrderSettled]) -> None:
    key = (recorded.stream, recorded.event.settlement)
    rows.change(BILL, key, settled_day=day_of(recorded))


def _reversed(rows: Rows, recorded: Recorded[SettlementReversed]) -> None:
    key = (recorded.stream, recorded.event.settlement)
    rows.change(BILL, key, reversed_day=day_of(recorded))


def _came_in(rows: Rows, recorded: Recorded[StockReceived | StockTransferredIn]) -> None:
    _remember(rows, recorded.stream, recorded.meta.store, recorded.event.lot, recorded.event.unit_cost)


def _adjusted(rows: Rows, recorded: Recorded[StockAdjusted]) -> None:
    for lot in recorded.event.lots:
        _remember(rows, recorded.stream, recorded.meta.store, lot.lot, recorded.event.unit_cost)


def _remember(rows: Rows, stream: str, store: str, lot: LotId, unit_cost: Money) -> None:
    """A lot costs what it cost first."""
    if rows.get(LOT, stream, lot) is None:
        rows.put(LOT, {"stream": stream, "lot": lot, "store": store, "unit_cost_fen": unit_cost.fen})


def _moved(rows: Rows, recorded: Recorded[StockIssued | StockReturned]) -> None:
    cost = 0
    for taken in recorded.event.lots:
        lot = rows.get(LOT, recorded.stream, taken.lot)
        if lot is not None:
            cost += Money(fen=number(lot["unit_cost_fen"])).times(taken.quantity).fen
    rows.put(
        ISSUE,
        {
            "stream": recorded.stream,
            "version": recorded.version,
            "store": recorded.meta.store,
            "day": day_of(recorded),
            "cost_fen": cost if isinstance(recorded.event, StockIssued) else -cost,
        },
    )


PROFIT_SUBSCRIPTIONS = (
    on(SettlementPrepared, _prepared),
    on(OrderSettled, _settled),
    on(SettlementReversed, _reversed),
    on(StockReceived, _came_in),
    on(StockTransferredIn, _came_in),
    on(StockAdjusted, _adjusted),
    on(StockIssued, _moved),
    on(StockReturned, _moved),
)
