"""Parts orders from draft to end."""

from domain.aggregates.purchase_order.events import (
    ContractFinallyReviewed,
    OrderCancelled,
    OrderClosed,
    OrderConfirmed,
    OrderDrafted,
    OrderIssued,
    OrderRejected,
    OrderReviewed,
    PurchaseLine,
)
from domain.envelope import Recorded
from projections.engine.columns import decimal_text, iso
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.purchasing.tables import LINE, ORDER
from projections.purchasing.words import PurchaseStatus

_ENDS = {
    OrderClosed: PurchaseStatus.CLOSED,
    OrderCancelled: PurchaseStatus.CANCELLED,
    OrderRejected: PurchaseStatus.REJECTED,
}


def _drafted(rows: Rows, recorded: Recorded[OrderDrafted]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        ORDER,
        {
            "order": recorded.stream,
            "store": meta.store,
            "supplier": event.supplier,
            "kind": event.kind,
            "plan": event.plan,
            "total_fen": event.total.fen,
            "status": PurchaseStatus.TO_REVIEW,
            "drafted_at": iso(meta.occurred_at),
            "drafted_by": meta.actor.id,
            "final_review_needed": False,
            "lines": len(event.lines),
            "lines_received": 0,
            "shipments_on_the_way": 0,
            "open_differences": 0,
            "goods_fen": 0,
            "freight_fen": 0,
        },
    )
    for line in event.lines:
        rows.put(LINE, _line(recorded, line))


def _line(recorded: Recorded[OrderDrafted], line: PurchaseLine) -> Row:
    awaited = line.awaited_by
    return {
        "order": recorded.stream,
        "line": line.line,
        "store": recorded.meta.store,
        "kind": recorded.event.kind,
        "supplier": recorded.event.supplier,
        "part": line.part,
        "quantity": decimal_text(line.quantity),
        "unit_price_fen": line.unit_price.fen,
        "awaited_order": awaited.order if awaited else None,
        "awaited_job": awaited.job if awaited else None,
        "awaited_line": awaited.line if awaited else None,
        "ordered_at": iso(recorded.meta.occurred_at),
        "received": "0",
        "open": True,
    }


def _reviewed(rows: Rows, recorded: Recorded[OrderReviewed]) -> None:
    needed = recorded.event.final_review_needed
    rows.patch(
        ORDER,
        recorded.stream,
        reviewed_at=iso(recorded.meta.occurred_at),
        reviewed_by=recorded.meta.actor.id,
        final_review_needed=needed,
        status=PurchaseStatus.TO_REVIEW_FINALLY if needed else PurchaseStatus.TO_ISSUE,
    )


def _finally_reviewed(rows: Rows, recorded: Recorded[ContractFinallyReviewed]) -> None:
    rows.patch(
        ORDER,
        recorded.stream,
        finally_reviewed_at=iso(recorded.meta.occurred_at),
        finally_reviewed_by=recorded.meta.actor.id,
        status=PurchaseStatus.TO_ISSUE,
    )


def _issued(rows: Rows, recorded: Recorded[OrderIssued]) -> None:
    rows.patch(ORDER, recorded.stream, issued_at=iso(recorded.meta.occurred_at), status=PurchaseStatus.ISSUED)


def _confirmed(rows: Rows, recorded: Recorded[OrderConfirmed]) -> None:
    order, promised = rows.get(ORDER, recorded.stream), recorded.event.promised_on.isoformat()
    if order is None:
        return
    rows.patch(
        ORDER,
        recorded.stream,
        first_promised_on=order["first_promised_on"] or promised,
        promised_on=promised,
        status=PurchaseStatus.CONFIRMED if order["status"] == PurchaseStatus.ISSUED else order["status"],
    )
    for line in rows.select(LINE, order=recorded.stream):
        if line["open"]:
            rows.patch(LINE, (recorded.stream, line["line"]), promised_on=promised)


def _ended(rows: Rows, recorded: Recorded[OrderClosed | OrderCancelled | OrderRejected]) -> None:
    reason = recorded.meta.reason
    rows.patch(
        ORDER,
        recorded.stream,
        status=_ENDS[type(recorded.event)],
        ended_at=iso(recorded.meta.occurred_at),
        reason=reason.code if reason else None,
    )
    for line in rows.select(LINE, order=recorded.stream):
        rows.patch(LINE, (recorded.stream, line["line"]), open=False)


ORDER_SUBSCRIPTIONS = (
    on(OrderDrafted, _drafted),
    on(OrderReviewed, _reviewed),
    on(ContractFinallyReviewed, _finally_reviewed),
    on(OrderIssued, _issued),
    on(OrderConfirmed, _confirmed),
    on(OrderClosed, _ended),
    on(OrderCancelled, _ended),
    on(OrderRejected, _ended),
)
