"""Settlement: who pays what, discounts, preparing, checking, agreeing, settling, paying, reversing."""

from typing import Annotated

from pydantic import Field

from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.aggregates.work_order.words import PaymentMethod
from domain.event import Event
from domain.identifiers import ContentHash, LocalId
from domain.money import Money
from domain.text import ShortText
from domain.trade import Channel


class PayerSplitSet(Event, name="work_order.payer_split_set"):
    line: LocalId
    shares: Annotated[tuple[PayerShare, ...], Field(min_length=1, max_length=3)]


class DiscountApplied(Event, name="work_order.discount_applied"):
    """``amount`` replaces an earlier discount on the line; the reason is in the envelope."""

    line: LocalId
    amount: Money


class SettlementPrepared(Event, name="work_order.settlement_prepared"):
    """The bill, line by line; ``payers`` are the totals per payer and sum to ``total``."""

    settlement: LocalId
    lines: Annotated[tuple[SettledLine, ...], Field(min_length=1)]
    payers: Annotated[tuple[PayerShare, ...], Field(min_length=1)]
    labour: Money
    material: Money
    other: Money
    total: Money
    price_list: ShortText


class SettlementChecked(Event, name="work_order.settlement_checked"):
    settlement: LocalId


class SettlementReturned(Event, name="work_order.settlement_returned"):
    """The checker sends the bill back; the reason is in the envelope."""

    settlement: LocalId


class ChargesExplained(Event, name="work_order.charges_explained"):
    settlement: LocalId


class SettlementAgreed(Event, name="work_order.settlement_agreed"):
    settlement: LocalId
    method: Channel
    evidence: ContentHash | None = None


class OrderSettled(Event, name="work_order.settled"):
    settlement: LocalId
    document_number: ShortText
    customer_due: Money


class PaymentReceived(Event, name="work_order.payment_received"):
    method: PaymentMethod
    amount: Money
    reference: ShortText | None = None


class PaymentRefunded(Event, name="work_order.payment_refunded"):
    """Money given back to the customer; the reason is in the envelope."""

    method: PaymentMethod
    amount: Money
    reference: ShortText | None = None


class CreditApproved(Event, name="work_order.credit_approved"):
    amount: Money


class SettlementReversed(Event, name="work_order.settlement_reversed"):
    """红冲: a document of its own, in the period in which it happens; the original stays as it was."""

    settlement: LocalId
    document_number: ShortText
    total: Money


SettlingEvent = (
    PayerSplitSet
    | DiscountApplied
    | SettlementPrepared
    | SettlementChecked
    | SettlementReturned
    | ChargesExplained
    | SettlementAgreed
    | OrderSettled
    | PaymentReceived
    | PaymentRefunded
    | CreditApproved
    | SettlementReversed
)
