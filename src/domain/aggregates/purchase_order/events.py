"""What can happen to a parts order: drafted, reviewed, issued, confirmed, received in parts, settled, closed."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.purchase_order.words import DifferenceKind, DifferenceOutcome
from domain.event import Event
from domain.identifiers import LocalId, PartNumber, StreamId
from domain.money import Money
from domain.parts import Amount, BinId, LotId, OrderLine, PurchaseKind, SupplierCode
from domain.quantities import Quantity
from domain.text import ShortText


class PurchaseLine(BaseModel):
    """``awaited_by``: the work order's line that a special order is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: LocalId
    part: PartNumber
    quantity: Quantity
    unit_price: Money
    awaited_by: OrderLine | None = None


class OrderDrafted(Event, name="purchase_order.drafted"):
    supplier: SupplierCode
    kind: PurchaseKind
    plan: StreamId | None
    lines: Annotated[tuple[PurchaseLine, ...], Field(min_length=1, max_length=500)]
    total: Money


class OrderReviewed(Event, name="purchase_order.reviewed"):
    """``final_review_needed``: so much money that the station head has the last word; recorded, so that it stays so."""

    final_review_needed: bool


class ContractFinallyReviewed(Event, name="purchase_order.finally_reviewed"):
    pass


class OrderRejected(Event, name="purchase_order.rejected"):
    pass


class OrderIssued(Event, name="purchase_order.issued"):
    pass


class OrderConfirmed(Event, name="purchase_order.confirmed"):
    """The supplier promises delivery."""

    promised_on: date


class ShipmentAnnounced(Event, name="purchase_order.shipment_announced"):
    shipment: LocalId
    line: LocalId
    quantity: Quantity
    arrives_on: date


class GoodsReceived(Event, name="purchase_order.goods_received"):
    """What came and was taken into stock, at the price of the invoice; ``shipment`` where it had been announced."""

    line: LocalId
    part: PartNumber
    quantity: Quantity
    unit_cost: Money
    lot: LotId
    bin: BinId
    document: ShortText
    shipment: LocalId | None = None


class DifferenceFound(Event, name="purchase_order.difference_found"):
    """Order, delivery and invoice do not agree about ``quantity`` pieces.

    ``announced`` is what was to come, ``delivered`` what came, ``accepted`` what was taken.
    """

    difference: LocalId
    line: LocalId
    kind: DifferenceKind
    quantity: Quantity
    announced: Amount
    delivered: Amount
    accepted: Amount
    ordered_price: Money
    invoiced_price: Money
    document: ShortText
    shipment: LocalId | None = None


class DifferenceSettled(Event, name="purchase_order.difference_settled"):
    difference: LocalId
    line: LocalId
    outcome: DifferenceOutcome
    credit: Money | None = None


class FreightRecorded(Event, name="purchase_order.freight_recorded"):
    amount: Money
    document: ShortText


class OrderClosed(Event, name="purchase_order.closed"):
    """Nothing more is expected; ``outstanding`` lines will not be delivered."""

    outstanding: tuple[LocalId, ...]


class OrderCancelled(Event, name="purchase_order.cancelled"):
    pass


PurchaseOrderEvent = (
    OrderDrafted
    | OrderReviewed
    | ContractFinallyReviewed
    | OrderRejected
    | OrderIssued
    | OrderConfirmed
    | ShipmentAnnounced
    | GoodsReceived
    | DifferenceFound
    | DifferenceSettled
    | FreightRecorded
    | OrderClosed
    | OrderCancelled
)
