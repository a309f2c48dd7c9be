"""What may be asked of a parts order."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.purchase_order.words import DifferenceOutcome
from domain.command import Command
from domain.identifiers import LocalId, PartNumber, StreamId
from domain.money import Money
from domain.parts import Amount, BinId, LotId, OrderLine, PurchaseKind, SerialNumber, SupplierCode
from domain.quantities import Quantity
from domain.reasons import ReasonInput
from domain.text import ShortText


class OrderItem(BaseModel):
    """``awaited_by``: the line of a work order that waits for the part, on a special order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    quantity: Quantity
    unit_price: Money
    awaited_by: OrderLine | None = None


class DraftOrder(Command, name="purchase_order.draft", creates=True):
    """Stock and bulk orders name the plan that covers them, unless every line is awaited by a work order."""

    supplier: SupplierCode
    kind: PurchaseKind
    lines: Annotated[tuple[OrderItem, ...], Field(min_length=1, max_length=500)]
    plan: StreamId | None = None


class ReviewOrder(Command, name="purchase_order.review"):
    """By another person than the one who drafted it."""


class FinallyReview(Command, name="purchase_order.finally_review"):
    """The station head's word on an order of high value."""


class RejectOrder(Command, name="purchase_order.reject"):
    reason: ReasonInput


class IssueOrder(Command, name="purchase_order.issue"):
    """Send the order to the supplier."""


class ConfirmOrder(Command, name="purchase_order.confirm"):
    """The supplier promises delivery, or another day than before."""

    promised_on: date


class AnnounceShipment(Command, name="purchase_order.announce_shipment"):
    line: LocalId
    quantity: Quantity
    arrives_on: date


class ReceiveGoods(Command, name="purchase_order.receive_goods"):
    """Book a delivery of one line.

    ``delivered`` counts every piece that came, also ``damaged`` ones and those of a ``wrong_part``; ``accepted`` is
    what goes onto the shelf. ``announced`` is the delivery note's quantity where it is not that of the ``shipment``;
    without a shipment named it is the one announced first.
    """

    line: LocalId
    delivered: Amount
    accepted: Amount
    invoiced_price: Money
    bin: BinId
    document: ShortText
    announced: Amount | None = None
    shipment: LocalId | None = None
    damaged: Amount = Decimal(0)
    wrong_part: Amount = Decimal(0)
    lot: LotId | None = None
    serials: Annotated[tuple[SerialNumber, ...], Field(max_length=500)] = ()


class SettleDifference(Command, name="purchase_order.settle_difference"):
    difference: LocalId
    outcome: DifferenceOutcome
    credit: Money | None = None


class RecordFreight(Command, name="purchase_order.record_freight"):
    """What carriage cost beside the goods; each document once."""

    amount: Money
    document: ShortText


class CloseOrder(Command, name="purchase_order.close"):
    """Nothing more is expected; why, where something is outstanding."""

    reason: ReasonInput | None = None


class CancelOrder(Command, name="purchase_order.cancel"):
    reason: ReasonInput


PurchaseOrderCommand = (
    DraftOrder
    | ReviewOrder
    | FinallyReview
    | RejectOrder
    | IssueOrder
    | ConfirmOrder
    | AnnounceShipment
    | ReceiveGoods
    | SettleDifference
    | RecordFreight
    | CloseOrder
    | CancelOrder
)
