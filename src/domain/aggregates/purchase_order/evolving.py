"""How events change what a parts order remembers."""

from typing import assert_never

from domain.aggregates.purchase_order.events import (
    ContractFinallyReviewed,
    DifferenceFound,
    DifferenceSettled,
    FreightRecorded,
    GoodsReceived,
    OrderCancelled,
    OrderClosed,
    OrderConfirmed,
    OrderDrafted,
    OrderIssued,
    OrderRejected,
    OrderReviewed,
    PurchaseOrderEvent,
    ShipmentAnnounced,
)
from domain.aggregates.purchase_order.state import Line, OpenDifference, PurchaseOrder
from domain.aggregates.purchase_order.words import OrderStage
from domain.envelope import Recorded
from domain.identifiers import LocalId


def evolve(state: PurchaseOrder, recorded: Recorded[PurchaseOrderEvent]) -> PurchaseOrder:
    match recorded.event:
        case OrderDrafted() as event:
            return PurchaseOrder(
                store=recorded.meta.store,
                stage=OrderStage.DRAFTED,
                drafter=recorded.meta.actor.id,
                supplier=event.supplier,
                kind=event.kind,
                plan=event.plan,
                total=event.total,
                lines={
                    line.line: Line(line.part, line.quantity, line.unit_price, line.awaited_by is not None)
                    for line in event.lines
                },
            )
        case OrderReviewed(final_review_needed=needed):
            return state._replace(
                stage=OrderStage.REVIEWED, reviewer=recorded.meta.actor.id, final_review_needed=needed
            )
        case ContractFinallyReviewed():
            return state._replace(stage=OrderStage.FINALLY_REVIEWED)
        case OrderRejected():
            return state._replace(stage=OrderStage.REJECTED)
        case OrderIssued():
            return state._replace(stage=OrderStage.ISSUED)
        case OrderConfirmed(promised_on=promised_on):
            return state._replace(promised_on=promised_on)
        case ShipmentAnnounced() as event:
            return _announced(state, event)
        case GoodsReceived() as event:
            arrived = _arrived(state, event.line, event.shipment)
            line = arrived.lines[event.line]
            return _with(arrived, event.line, line._replace(accepted=line.accepted + event.quantity))
        case DifferenceFound() as event:
            return _found(_arrived(state, event.line, event.shipment), event)
        case DifferenceSettled(difference=settled):
            still_open = {key: kept for key, kept in state.open_differences.items() if key != settled}
            return state._replace(open_differences=still_open)
        case FreightRecorded(document=document):
            return state._replace(freight_documents=state.freight_documents | {document})
        case OrderClosed():
            return state._replace(stage=OrderStage.CLOSED)
        case OrderCancelled():
            return state._replace(stage=OrderStage.CANCELLED)
        case _ as never:
            assert_never(never)


def _announced(state: PurchaseOrder, event: ShipmentAnnounced) -> PurchaseOrder:
    line = state.lines[event.line]
    on_the_way = {**line.shipments, event.shipment: event.quantity}
    return _with(state, event.line, line._replace(shipments=on_the_way))._replace(
        shipments=state.shipments + 1
    )


def _arrived(state: PurchaseOrder, line_id: LocalId, shipment: LocalId | None) -> PurchaseOrder:
    """A shipment is over once its delivery was booked; what was missing is announced anew."""
    line = state.lines[line_id]
    on_the_way = {key: quantity for key, quantity in line.shipments.items() if key != shipment}
    return _with(state, line_id, line._replace(shipments=on_the_way))


def _found(state: PurchaseOrder, event: DifferenceFound) -> PurchaseOrder:
    found = OpenDifference(event.line, event.kind)
    return state._replace(
        differences=state.differences + 1,
        open_differences={**state.open_differences, event.difference: found},
    )


def _with(state: PurchaseOrder, line_id: LocalId, line: Line) -> PurchaseOrder:
    return state._replace(lines={**state.lines, line_id: line})
