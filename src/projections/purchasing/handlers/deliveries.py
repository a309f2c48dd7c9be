"""Shipments, deliveries, differences and freight."""

from decimal import Decimal

from domain.aggregates.purchase_order.events import (
    DifferenceFound,
    DifferenceSettled,
    FreightRecorded,
    GoodsReceived,
    ShipmentAnnounced,
)
from domain.envelope import Recorded
from domain.identifiers import LocalId, StreamId
from projections.cells import number
from projections.engine.columns import decimal_text, iso
from projections.engine.dbapi import Row, Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.purchasing.tables import DIFFERENCE, FREIGHT, LINE, ORDER, SHIPMENT
from projections.purchasing.words import PurchaseStatus


def _announced(rows: Rows, recorded: Recorded[ShipmentAnnounced]) -> None:
    event = recorded.event
    rows.put(
        SHIPMENT,
        {
            "order": recorded.stream,
            "shipment": event.shipment,
            "store": recorded.meta.store,
            "line": event.line,
            "quantity": decimal_text(event.quantity),
            "arrives_on": event.arrives_on.isoformat(),
            "arrived": False,
        },
    )
    _change(rows, recorded.stream, shipments_on_the_way=1)


def _received(rows: Rows, recorded: Recorded[GoodsReceived]) -> None:
    event, key = recorded.event, (recorded.stream, recorded.event.line)
    _arrived(rows, recorded.stream, event.shipment)
    line = rows.get(LINE, *key)
    if line is None:
        return
    received = Decimal(str(line["received"])) + event.quantity
    complete = received >= Decimal(str(line["quantity"]))
    rows.patch(
        LINE,
        key,
        received=decimal_text(received),
        last_received_on=recorded.meta.occurred_at.date().isoformat(),
        open=not complete,
    )
    goods = event.unit_cost.times(event.quantity).fen
    _change(rows, recorded.stream, lines_received=int(complete), goods_fen=goods, came=True)


def _found(rows: Rows, recorded: Recorded[DifferenceFound]) -> None:
    event, meta = recorded.event, recorded.meta
    line = rows.get(LINE, recorded.stream, event.line)
    if line is None:
        return
    _arrived(rows, recorded.stream, event.shipment)
    rows.put(
        DIFFERENCE,
        {
            "order": recorded.stream,
            "difference": event.difference,
            "store": meta.store,
            "supplier": line["supplier"],
            "line": event.line,
            "part": line["part"],
            "kind": event.kind,
            "quantity": decimal_text(event.quantity),
            "announced": decimal_text(event.announced),
            "delivered": decimal_text(event.delivered),
            "accepted": decimal_text(event.accepted),
            "ordered_price_fen": event.ordered_price.fen,
            "invoiced_price_fen": event.invoiced_price.fen,
            "document": event.document,
            "found_at": iso(meta.occurred_at),
            "found_by": meta.actor.id,
            "open": True,
        },
    )
    _change(rows, recorded.stream, open_differences=1)


def _settled(rows: Rows, recorded: Recorded[DifferenceSettled]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.patch(
        DIFFERENCE,
        (recorded.stream, event.difference),
        outcome=event.outcome,
        credit_fen=event.credit.fen if event.credit else None,
        settled_at=iso(meta.occurred_at),
        settled_by=meta.actor.id,
        open=False,
    )
    _change(rows, recorded.stream, open_differences=-1)


def _freight(rows: Rows, recorded: Recorded[FreightRecorded]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        FREIGHT,
        {
            "order": recorded.stream,
            "document": event.document,
            "store": meta.store,
            "at": iso(meta.occurred_at),
            "by": meta.actor.id,
            "amount_fen": event.amount.fen,
        },
    )
    _change(rows, recorded.stream, freight_fen=event.amount.fen)


def _arrived(rows: Rows, order: StreamId, shipment: LocalId | None) -> None:
    """A delivery may say several things about one shipment; it arrives once."""
    found = None if shipment is None else rows.get(SHIPMENT, order, shipment)
    if shipment is not None and found is not None and not found["arrived"]:
        rows.patch(SHIPMENT, (order, shipment), arrived=True)
        _change(rows, order, shipments_on_the_way=-1)


def _change(rows: Rows, order_id: StreamId, *, came: bool = False, **added: int) -> None:
    """Add to the order's counters; while it is under way its status follows from them."""
    order = rows.get(ORDER, order_id)
    if order is None:
        return
    changed: dict[str, Value] = {name: number(order[name]) + more for name, more in added.items()}
    rows.patch(ORDER, order_id, **changed, status=_status({**order, **changed}, came=came))


def _status(order: Row, *, came: bool) -> Value:
    under_way = {
        PurchaseStatus.ISSUED,
        PurchaseStatus.CONFIRMED,
        PurchaseStatus.ON_THE_WAY,
        PurchaseStatus.PARTLY_RECEIVED,
    }
    if order["status"] not in under_way:
        return order["status"]
    ladder = (
        (order["lines_received"] == order["lines"], PurchaseStatus.RECEIVED),
        (came or order["status"] == PurchaseStatus.PARTLY_RECEIVED, PurchaseStatus.PARTLY_RECEIVED),
        (number(order["shipments_on_the_way"]) > 0, PurchaseStatus.ON_THE_WAY),
        (order["promised_on"] is not None, PurchaseStatus.CONFIRMED),
    )
    return next((status for holds, status in ladder if holds), PurchaseStatus.ISSUED)


DELIVERY_SUBSCRIPTIONS = (
    on(ShipmentAnnounced, _announced),
    on(GoodsReceived, _received),
    on(DifferenceFound, _found),
    on(DifferenceSettled, _settled),
    on(FreightRecorded, _freight),
)
