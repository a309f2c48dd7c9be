"""The bill is drawn up: everything that was agreed and done, line by line."""

from domain.aggregates.work_order.amounts import yuan_text
from domain.aggregates.work_order.billing import (
    agreed_limit,
    billable_lines,
    customer_part,
    net_of,
    per_payer,
    settled_line,
    total_of,
)
from domain.aggregates.work_order.commands.settling.pricing import refuse_wrong_sum
from domain.aggregates.work_order.events.settling import SettlementPrepared
from domain.aggregates.work_order.lines import SettledLine
from domain.aggregates.work_order.lookups import numbered, refuse_while_settling, standing_order
from domain.aggregates.work_order.refusals import settling as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.money import total
from domain.trade import CostClass, OrderClass


def prepare(state: WorkOrder, frame: Frame) -> SettlementPrepared:
    refuse_while_settling(state)
    _refuse_unfinished_work(state)
    lines = _settled_lines(state)
    if not lines:
        raise Refused(refusals.NOTHING_TO_SETTLE)
    due, cap = customer_part(lines), agreed_limit(state)
    if due.fen > cap.fen:
        raise Refused(refusals.ABOVE_AUTHORISATION, due=yuan_text(due), cap=yuan_text(cap))
    return SettlementPrepared(
        settlement=numbered("B", state.bill.prepared_count),
        lines=lines,
        payers=per_payer(lines),
        labour=total_of(lines, CostClass.LABOUR),
        material=total_of(lines, CostClass.MATERIAL),
        other=total_of(lines, CostClass.SUBLET, CostClass.OTHER),
        total=total(line.net for line in lines),
        price_list=frame.rules.id,
    )


def _refuse_unfinished_work(state: WorkOrder) -> None:
    for job_id, job in state.jobs.items():
        if job.work.clocks:
            raise Refused(refusals.CLOCK_OPEN, job=job_id)
        if job.active and not (job.checks.passed and job.offer.authorised):
            raise Refused(refusals.JOB_NOT_READY, job=job_id)


def _settled_lines(state: WorkOrder) -> tuple[SettledLine, ...]:
    free_of_charge = _comeback_accepted(state)
    lines = billable_lines(state).values()
    for line in lines:
        if (shares := state.bill.splits.get(line.line)) is not None:
            # a discount may have come after the split
            refuse_wrong_sum(line, shares, net_of(line, state.bill))
    return tuple(settled_line(line, state.bill, free_of_charge=free_of_charge) for line in lines)


def _comeback_accepted(state: WorkOrder) -> bool:
    accepted = state.comeback.accepted if state.comeback else None
    if standing_order(state).order_class is OrderClass.REWORK_OUT and accepted is None:
        raise Refused(refusals.COMEBACK_UNDECIDED)
    return accepted is True
