"""The file behind the order: checked, sent back, corrected; and an order that comes to nothing."""

from domain.aggregates.work_order.amounts import yuan_text
from domain.aggregates.work_order.commands.opening.models import CorrectRecord, ReturnRecord
from domain.aggregates.work_order.events.opening import (
    RecordCorrected,
    RecordReturnedForCorrection,
    RecordVerified,
    WorkOrderCancelled,
)
from domain.aggregates.work_order.lookups import open_order, opened_order, refuse_while_settling
from domain.aggregates.work_order.refusals import opening as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.errors import Refused
from domain.labels import labels


def verify_record(state: WorkOrder) -> RecordVerified:
    """The file is often checked after the car has left, so the order need not be open any more."""
    if returned := opened_order(state).returned_sections:
        raise Refused(
            refusals.SECTIONS_RETURNED, sections=labels(returned, "en"), sections_zh=labels(returned)
        )
    return RecordVerified()


def return_record(state: WorkOrder, command: ReturnRecord) -> RecordReturnedForCorrection:
    opened_order(state)
    return RecordReturnedForCorrection(sections=tuple(dict.fromkeys(command.sections)), to=command.to)


def correct_record(state: WorkOrder, command: CorrectRecord) -> RecordCorrected:
    if strangers := set(command.sections) - opened_order(state).returned_sections:
        raise Refused(
            refusals.SECTIONS_NOT_RETURNED, sections=labels(strangers, "en"), sections_zh=labels(strangers)
        )
    return RecordCorrected(sections=tuple(dict.fromkeys(command.sections)))


def cancel_order(state: WorkOrder) -> WorkOrderCancelled:
    open_order(state)
    refuse_while_settling(state)
    for job_id, job in state.jobs.items():
        if job.work.clocks:
            raise Refused(refusals.CLOCK_OPEN, job=job_id)
        if job.work.at_sublet:
            raise Refused(refusals.AT_SUBLET, job=job_id)
    if state.bill.paid.fen:
        raise Refused(refusals.MONEY_HELD, paid=yuan_text(state.bill.paid))
    return WorkOrderCancelled(work_started=state.work_started)
