"""Parts orders: issued, promised, received line by line, ended."""

from domain.aggregates.purchase_order.events import (
    GoodsReceived,
    OrderCancelled,
    OrderClosed,
    OrderConfirmed,
    OrderDrafted,
    OrderIssued,
)
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import epoch_ms
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.handlers.shelf_value import thousandths
from projections.kpi.parts_tables import PURCHASE, PURCHASE_LINE


def _drafted(rows: Rows, recorded: Recorded[OrderDrafted]) -> None:
    event, store = recorded.event, recorded.meta.store
    rows.put(
        PURCHASE,
        {"stream": recorded.stream, "store": store, "supplier": event.supplier, "kind": event.kind},
    )
    for line in event.lines:
        rows.put(
            PURCHASE_LINE,
            {
                "stream": recorded.stream,
                "line": line.line,
                "store": store,
                "part": line.part,
                "quantity": thousandths(line.quantity),
                "received": 0,
            },
        )


def _issued(rows: Rows, recorded: Recorded[OrderIssued]) -> None:
    _change(rows, recorded.stream, issued_ms=epoch_ms(recorded.meta.occurred_at))


def _confirmed(rows: Rows, recorded: Recorded[OrderConfirmed]) -> None:
    """A promise that is given when the one before it is over helps nobody."""
    order = rows.get(PURCHASE, recorded.stream)
    said_on = recorded.meta.occurred_at.date().isoformat()
    if order is not None and (order["promised_on"] is None or said_on <= str(order["promised_on"])):
        _change(rows, recorded.stream, promised_on=recorded.event.promised_on.isoformat())


def _received(rows: Rows, recorded: Recorded[GoodsReceived]) -> None:
    event = recorded.event
    line = rows.get(PURCHASE_LINE, recorded.stream, event.line)
    if line is None:
        return
    received = number(line["received"]) + thousandths(event.quantity)
    changes: dict[str, Value] = {"received": received}
    if line["complete_ms"] is None and received >= number(line["quantity"]):
        changes["complete_ms"] = epoch_ms(recorded.meta.occurred_at)
    rows.patch(PURCHASE_LINE, (recorded.stream, event.line), **changes)
    _change(rows, recorded.stream)


def _ended(rows: Rows, recorded: Recorded[OrderClosed | OrderCancelled]) -> None:
    at = recorded.meta.occurred_at
    cancelled = isinstance(recorded.event, OrderCancelled)
    _change(
        rows,
        recorded.stream,
        ended_ms=epoch_ms(at),
        cancelled_on=at.date().isoformat() if cancelled else None,
    )


def _change(rows: Rows, order: str, **changes: Value) -> None:
    if rows.get(PURCHASE, order) is not None:
        rows.patch(PURCHASE, order, **changes)
        rows.touch(PURCHASE, order)


PURCHASE_SUBSCRIPTIONS = (
    on(OrderDrafted, _drafted),
    on(OrderIssued, _issued),
    on(OrderConfirmed, _confirmed),
    on(GoodsReceived, _received),
    on(OrderClosed, _ended),
    on(OrderCancelled, _ended),
)
