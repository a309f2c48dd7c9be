"""Decisions of a parts order."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.purchase_order.commands.drafting import draft, finally_review, issue, reject, review
from domain.aggregates.purchase_order.commands.ending import cancel, close, record_freight, settle
from domain.aggregates.purchase_order.commands.models import (
    AnnounceShipment,
    CancelOrder,
    CloseOrder,
    ConfirmOrder,
    DraftOrder,
    FinallyReview,
    IssueOrder,
    PurchaseOrderCommand,
    ReceiveGoods,
    RecordFreight,
    RejectOrder,
    ReviewOrder,
    SettleDifference,
)
from domain.aggregates.purchase_order.commands.receiving import announce, confirm, receive
from domain.aggregates.purchase_order.events import PurchaseOrderEvent
from domain.aggregates.purchase_order.state import PurchaseOrder
from domain.decider import Frame

__all__ = ["PurchaseOrderCommand", "decide"]


def decide(state: PurchaseOrder, command: PurchaseOrderCommand, frame: Frame) -> Sequence[PurchaseOrderEvent]:
    match command:
        case DraftOrder():
            return [draft(command, frame)]
        case ReviewOrder():
            return [review(state, frame)]
        case FinallyReview():
            return [finally_review(state, frame)]
        case RejectOrder():
            return [reject(state, frame)]
        case IssueOrder():
            return [issue(state, frame)]
        case ConfirmOrder():
            return [confirm(state, command, frame)]
        case AnnounceShipment():
            return [announce(state, command, frame)]
        case ReceiveGoods():
            return receive(state, command, frame)
        case SettleDifference():
            return [settle(state, command)]
        case RecordFreight():
            return [record_freight(state, command)]
        case CloseOrder():
            return [close(state, command)]
        case CancelOrder():
            return [cancel(state)]
        case _:
            assert_never(command)
