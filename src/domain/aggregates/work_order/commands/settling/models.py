"""What can be asked when the bill is drawn up and paid."""

from typing import Annotated

from pydantic import Field

from domain.aggregates.work_order.lines import PayerShare
from domain.aggregates.work_order.words import PaymentMethod
from domain.command import Command
from domain.identifiers import ContentHash, LocalId
from domain.money import Money
from domain.reasons import ReasonInput
from domain.text import ShortText
from domain.trade import Channel


class SplitPayers(Command, name="work_order.split_payers"):
    """Who pays which part of a line; replaces an earlier split of it."""

    line: LocalId
    shares: Annotated[tuple[PayerShare, ...], Field(min_length=1, max_length=3)]


class ApplyDiscount(Command, name="work_order.apply_discount"):
    """Replaces an earlier discount on the line; zero takes one back."""

    line: LocalId
    amount: Money
    reason: ReasonInput


class PrepareSettlement(Command, name="work_order.prepare_settlement"):
    """Draws up the bill of everything that was done and sold."""


class CheckSettlement(Command, name="work_order.check_settlement"):
    settlement: LocalId


class ReturnSettlement(Command, name="work_order.return_settlement"):
    """Takes the bill back before it is in force."""

    settlement: LocalId
    reason: ReasonInput


class ExplainCharges(Command, name="work_order.explain_charges"):
    settlement: LocalId


class AgreeSettlement(Command, name="work_order.agree_settlement"):
    """The customer agrees; a signature carries the hash of the signed document."""

    settlement: LocalId
    method: Channel
    evidence: ContentHash | None = None


class SettleOrder(Command, name="work_order.settle_order"):
    settlement: LocalId


class RecordPayment(Command, name="work_order.record_payment"):
    method: PaymentMethod
    amount: Money
    reference: ShortText | None = None


class RefundPayment(Command, name="work_order.refund_payment"):
    """Gives back what the customer paid above what is due; after a reversal nothing is due."""

    method: PaymentMethod
    amount: Money
    reference: ShortText | None = None
    reason: ReasonInput


class ApproveCredit(Command, name="work_order.approve_credit"):
    """The car may leave although this much is not paid yet."""

    amount: Money


class ReverseSettlement(Command, name="work_order.reverse_settlement"):
    """红冲 of a settlement in force; the order can then be settled again."""

    settlement: LocalId
    reason: ReasonInput


SettlingCommand = (
    SplitPayers
    | ApplyDiscount
    | PrepareSettlement
    | CheckSettlement
    | ReturnSettlement
    | ExplainCharges
    | AgreeSettlement
    | SettleOrder
    | RecordPayment
    | RefundPayment
    | ApproveCredit
    | ReverseSettlement
)
