"""Bills: prepared, settled, reversed; and who allowed which discount."""

from domain.aggregates.work_order.events.settling import (
    DiscountApplied,
    OrderSettled,
    SettlementPrepared,
    SettlementReversed,
)
from domain.envelope import Recorded
from projections.engine.columns import Json, epoch_ms, json_text
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import mapping
from projections.kpi.handlers.changing import change_order
from projections.kpi.tables import BILL, ORDER


def _discounted(rows: Rows, recorded: Recorded[DiscountApplied]) -> None:
    order = rows.get(ORDER, recorded.stream)
    if order is not None:
        discounts = {**mapping(order["discounts"]), recorded.event.line: recorded.meta.actor.id}
        change_order(rows, recorded.stream, discounts=json_text(discounts))


def _prepared(rows: Rows, recorded: Recorded[SettlementPrepared]) -> None:
    event = recorded.event
    lines: Json = [
        [
            line.line,
            line.job,
            line.cost_class,
            line.gross.fen,
            line.discount.fen,
            line.net.fen,
            [[share.payer, share.amount.fen] for share in line.shares],
        ]
        for line in event.lines
    ]
    rows.put(
        BILL,
        {
            "order": recorded.stream,
            "settlement": event.settlement,
            "store": recorded.meta.store,
            "lines": json_text(lines),
            "prepared_by": recorded.meta.actor.id,
        },
    )
    rows.touch(ORDER, recorded.stream)


def _settled(rows: Rows, recorded: Recorded[OrderSettled]) -> None:
    _change(rows, recorded.stream, recorded.event.settlement, settled_ms=epoch_ms(recorded.meta.occurred_at))


def _reversed(rows: Rows, recorded: Recorded[SettlementReversed]) -> None:
    _change(rows, recorded.stream, recorded.event.settlement, reversed_ms=epoch_ms(recorded.meta.occurred_at))


def _change(rows: Rows, order: str, settlement: str, **changes: Value) -> None:
    if rows.change(BILL, (order, settlement), **changes):
        rows.touch(ORDER, order)


BILLING_SUBSCRIPTIONS = (
    on(DiscountApplied, _discounted),
    on(SettlementPrepared, _prepared),
    on(OrderSettled, _settled),
    on(SettlementReversed, _reversed),
)
