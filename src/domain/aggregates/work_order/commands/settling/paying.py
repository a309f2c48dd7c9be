"""What happens to a bill in force: paid, left on credit, reversed; and money that goes back to the customer."""

from domain.aggregates.work_order.amounts import yuan_text
from domain.aggregates.work_order.billing import overpaid, still_due
from domain.aggregates.work_order.commands.settling.documents import document_number
from domain.aggregates.work_order.commands.settling.models import (
    ApproveCredit,
    RecordPayment,
    RefundPayment,
    ReverseSettlement,
)
from domain.aggregates.work_order.events.settling import (
    CreditApproved,
    PaymentReceived,
    PaymentRefunded,
    SettlementReversed,
)
from domain.aggregates.work_order.refusals import settling as refusals
from domain.aggregates.work_order.state import Bill, WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.money import ZERO, Money


def pay(state: WorkOrder, command: RecordPayment) -> PaymentReceived:
    _refuse_amount(command.amount, still_due(_in_force(state)))
    return PaymentReceived(method=command.method, amount=command.amount, reference=command.reference)


def refund(state: WorkOrder, command: RefundPayment, frame: Frame) -> PaymentRefunded:
    if frame.actor.id in state.bill.preparers:
        raise Refused(refusals.REFUNDER_IS_PREPARER)
    most = overpaid(state.bill)
    if not 0 < command.amount.fen <= most.fen:
        raise Refused(refusals.REFUND_ABOVE_OVERPAID, most=yuan_text(most))
    return PaymentRefunded(method=command.method, amount=command.amount, reference=command.reference)


def grant_credit(state: WorkOrder, command: ApproveCredit) -> CreditApproved:
    bill = _in_force(state)
    _refuse_amount(command.amount, still_due(bill) - bill.credit)
    return CreditApproved(amount=command.amount)


def reverse(state: WorkOrder, command: ReverseSettlement, frame: Frame) -> SettlementReversed:
    bill = _in_force(state)
    if bill.number != command.settlement:
        raise Refused(refusals.NOT_THE_SETTLEMENT, settlement=command.settlement)
    if frame.actor.id == bill.prepared_by:
        raise Refused(refusals.REVERSER_IS_PREPARER)
    return SettlementReversed(
        settlement=command.settlement, document_number=document_number(frame), total=-bill.total
    )


def _refuse_amount(amount: Money, due: Money) -> None:
    if not 0 < amount.fen <= due.fen:
        raise Refused(
            refusals.PAYMENT_ABOVE_DUE, due=yuan_text(max(due, ZERO, key=lambda amount: amount.fen))
        )


def _in_force(state: WorkOrder) -> Bill:
    if not state.bill.settled:
        raise Refused(refusals.NOT_SETTLED)
    return state.bill
