"""What suppliers are still to deliver."""

from decimal import Decimal

from domain.aggregates.purchase_order.events import (
    GoodsReceived,
    OrderCancelled,
    OrderClosed,
    OrderDrafted,
    OrderIssued,
    OrderRejected,
)
from domain.envelope import Recorded
from projections.engine.columns import decimal_text
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_demand.tables import ON_ORDER


def _drafted(rows: Rows, recorded: Recorded[OrderDrafted]) -> None:
    for line in recorded.event.lines:
        rows.put(
            ON_ORDER,
            {
                "order": recorded.stream,
                "line": line.line,
                "store": recorded.meta.store,
                "part": line.part,
                "outstanding": decimal_text(line.quantity),
                "issued": False,
            },
        )


def _issued(rows: Rows, recorded: Recorded[OrderIssued]) -> None:
    for line in rows.select(ON_ORDER, order=recorded.stream):
        rows.put(ON_ORDER, {**line, "issued": True})


def _received(rows: Rows, recorded: Recorded[GoodsReceived]) -> None:
    """More than was ordered is no less than nothing to come."""
    line = rows.get(ON_ORDER, recorded.stream, recorded.event.line)
    if line is not None:
        left = max(Decimal(0), Decimal(str(line["outstanding"])) - recorded.event.quantity)
        rows.put(ON_ORDER, {**line, "outstanding": decimal_text(left)})


def _over(rows: Rows, recorded: Recorded[OrderClosed | OrderCancelled | OrderRejected]) -> None:
    for line in rows.select(ON_ORDER, order=recorded.stream):
        rows.delete(ON_ORDER, recorded.stream, line["line"])


ORDERING_SUBSCRIPTIONS = (
    on(OrderDrafted, _drafted),
    on(OrderIssued, _issued),
    on(GoodsReceived, _received),
    on(OrderClosed, _over),
    on(OrderCancelled, _over),
    on(OrderRejected, _over),
)
