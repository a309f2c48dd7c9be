from typing import assert_never

from domain.aggregates.work_order.events.settling import (
    ChargesExplained,
    CreditApproved,
    DiscountApplied,
    OrderSettled,
    PayerSplitSet,
    PaymentReceived,
    PaymentRefunded,
    SettlementAgreed,
    SettlementChecked,
    SettlementPrepared,
    SettlementReturned,
    SettlementReversed,
    SettlingEvent,
)
from domain.aggregates.work_order.state import Bill, WorkOrder
from domain.envelope import Meta


def evolve_bill(state: WorkOrder, event: SettlingEvent, meta: Meta) -> WorkOrder:
    return state._replace(bill=_bill(state.bill, event, meta))


def _bill(bill: Bill, event: SettlingEvent, meta: Meta) -> Bill:
    match event:
        case PayerSplitSet():
            return bill._replace(splits={**bill.splits, event.line: event.shares})
        case DiscountApplied():
            return bill._replace(discounts={**bill.discounts, event.line: event.amount})
        case SettlementPrepared():
            return _prepared(bill, event, meta)
        case SettlementChecked():
            return bill._replace(checked=True)
        case SettlementReturned():
            return _reopened(bill)
        case ChargesExplained():
            return bill._replace(explained=True)
        case SettlementAgreed():
            return bill._replace(agreed=True)
        case OrderSettled():
            return bill._replace(settled=True, customer_due=event.customer_due)
        case PaymentReceived():
            return bill._replace(paid=bill.paid + event.amount)
        case PaymentRefunded():
            return bill._replace(paid=bill.paid - event.amount)
        case CreditApproved():
            return bill._replace(credit=bill.credit + event.amount)
        case SettlementReversed():
            return _reopened(bill)
        case _:
            assert_never(event)


def _prepared(bill: Bill, event: SettlementPrepared, meta: Meta) -> Bill:
    return bill._replace(
        number=event.settlement,
        prepared_count=bill.prepared_count + 1,
        lines=event.lines,
        total=event.total,
        prepared_by=meta.actor.id,
        preparers=bill.preparers | {meta.actor.id},
        checked=False,
        explained=False,
        agreed=False,
        settled=False,
    )


def _reopened(bill: Bill) -> Bill:
    """Splits, discounts and money already received stay; the bill has to be prepared again."""
    return Bill(
        prepared_count=bill.prepared_count,
        preparers=bill.preparers,
        splits=bill.splits,
        discounts=bill.discounts,
        paid=bill.paid,
        credit=bill.credit,
    )
