"""From the drawn-up bill to the bill in force: checked, explained, agreed, settled; or returned."""

from domain.aggregates.work_order.billing import customer_part
from domain.aggregates.work_order.commands.settling.documents import document_number
from domain.aggregates.work_order.commands.settling.models import (
    AgreeSettlement,
    CheckSettlement,
    ExplainCharges,
    ReturnSettlement,
    SettleOrder,
)
from domain.aggregates.work_order.events.settling import (
    ChargesExplained,
    OrderSettled,
    SettlementAgreed,
    SettlementChecked,
    SettlementReturned,
)
from domain.aggregates.work_order.refusals import settling as refusals
from domain.aggregates.work_order.state import Bill, WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.trade import Channel


def return_(state: WorkOrder, command: ReturnSettlement) -> SettlementReturned:
    _in_preparation(state, command.settlement)
    return SettlementReturned(settlement=command.settlement)


def check(state: WorkOrder, command: CheckSettlement, frame: Frame) -> SettlementChecked:
    bill = _in_preparation(state, command.settlement)
    if bill.checked:
        raise Refused(refusals.ALREADY_DONE)
    if frame.actor.id == bill.prepared_by:
        raise Refused(refusals.CHECKER_IS_PREPARER)
    return SettlementChecked(settlement=command.settlement)


def explain(state: WorkOrder, command: ExplainCharges) -> ChargesExplained:
    if _in_preparation(state, command.settlement).explained:
        raise Refused(refusals.ALREADY_DONE)
    return ChargesExplained(settlement=command.settlement)


def agree(state: WorkOrder, command: AgreeSettlement) -> SettlementAgreed:
    bill = _in_preparation(state, command.settlement)
    if bill.agreed:
        raise Refused(refusals.ALREADY_DONE)
    if not bill.checked:
        raise Refused(refusals.NOT_CHECKED)
    if not bill.explained:
        raise Refused(refusals.NOT_EXPLAINED)
    if command.method is Channel.SIGNATURE and command.evidence is None:
        raise Refused(refusals.SIGNATURE_NEEDS_EVIDENCE)
    return SettlementAgreed(settlement=command.settlement, method=command.method, evidence=command.evidence)


def settle(state: WorkOrder, command: SettleOrder, frame: Frame) -> OrderSettled:
    bill = _in_preparation(state, command.settlement)
    if not bill.agreed:
        raise Refused(refusals.NOT_AGREED)
    return OrderSettled(
        settlement=command.settlement,
        document_number=document_number(frame),
        customer_due=customer_part(bill.lines),
    )


def _in_preparation(state: WorkOrder, settlement: LocalId) -> Bill:
    if state.bill.number != settlement:
        raise Refused(refusals.NOT_THE_SETTLEMENT, settlement=settlement)
    if state.bill.settled:
        raise Refused(refusals.ALREADY_SETTLED)
    return state.bill
