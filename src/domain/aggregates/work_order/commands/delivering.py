"""Handing the car back."""

from typing import assert_never

from domain.aggregates.work_order.amounts import yuan_text
from domain.aggregates.work_order.billing import billable_lines, cleared, still_due
from domain.aggregates.work_order.events.delivering import (
    DeliveringEvent,
    DeliveryStepDone,
    DeliveryStepSkipped,
    GatePassIssued,
    OldPartChoiceRecorded,
    VehicleDelivered,
)
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.refusals import delivering as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused
from domain.quantities import Odometer
from domain.reasons import ODOMETER_REASONS, ReasonInput
from domain.text import ShortText
from domain.trade import DeliveryStep, OldPartChoice


class CompleteStep(Command, name="work_order.complete_step"):
    """A step that was skipped before may still be done."""

    step: DeliveryStep


class SkipStep(Command, name="work_order.skip_step"):
    step: DeliveryStep
    reason: ReasonInput


class RecordOldPartChoice(Command, name="work_order.record_old_part_choice"):
    """What the customer wants done with the removed parts; the last word counts."""

    choice: OldPartChoice


class IssueGatePass(Command, name="work_order.issue_gate_pass"):
    pass_number: ShortText


class DeliverVehicle(Command, name="work_order.deliver_vehicle"):
    """``odometer_out`` in kilometres; where it contradicts the arrival, the reason says which reading was wrong."""

    odometer_out: Odometer
    reason: ReasonInput | None = None


DeliveringCommand = CompleteStep | SkipStep | RecordOldPartChoice | IssueGatePass | DeliverVehicle


def decide_delivering(state: WorkOrder, command: DeliveringCommand, frame: Frame) -> list[DeliveringEvent]:
    opening = open_order(state)
    match command:
        case CompleteStep(step=step):
            _refuse_step(state, step, frame)
            return [DeliveryStepDone(step=step)]
        case SkipStep(step=step):
            _refuse_step(state, step, frame)
            if step in state.handover.skipped:
                raise Refused(refusals.STEP_ALREADY_SKIPPED, step=step.en, step_zh=step.zh)
            return [DeliveryStepSkipped(step=step)]
        case RecordOldPartChoice(choice=choice):
            return [OldPartChoiceRecorded(choice=choice)]
        case IssueGatePass(pass_number=pass_number):
            if state.handover.gate_pass:
                raise Refused(refusals.GATE_PASS_ALREADY_ISSUED)
            _refuse_open_bill(state)
            return [GatePassIssued(pass_number=pass_number)]
        case DeliverVehicle(odometer_out=odometer_out, reason=reason):
            _refuse_uninspected(state)
            _refuse_open_bill(state)
            _refuse_unfinished_handover(state, frame)
            if reason is None or reason.code not in ODOMETER_REASONS:
                limit = frame.rules.odometer_test_drive_limit + _road_tests(state)
                _refuse_odometer(opening.odometer, odometer_out, limit)
            return [VehicleDelivered(odometer_out=odometer_out)]
        case _:
            assert_never(command)


def _refuse_step(state: WorkOrder, step: DeliveryStep, frame: Frame) -> None:
    if step not in frame.rules.delivery_steps:
        raise Refused(refusals.STEP_UNKNOWN, step=step.en, step_zh=step.zh)
    if step in state.handover.done:
        raise Refused(refusals.STEP_ALREADY_DONE, step=step.en, step_zh=step.zh)


def _refuse_uninspected(state: WorkOrder) -> None:
    """Asked at the gate, too: where there is nothing to bill, no settlement has asked before."""
    for job_id, job in state.jobs.items():
        if job.active and not job.checks.passed:
            raise Refused(refusals.NOT_INSPECTED, job=job_id)


def _refuse_open_bill(state: WorkOrder) -> None:
    bill = state.bill
    if not bill.settled and billable_lines(state):
        raise Refused(refusals.NOT_SETTLED)
    if not cleared(bill):
        raise Refused(refusals.NOT_PAID, due=yuan_text(still_due(bill) - bill.credit))


def _refuse_unfinished_handover(state: WorkOrder, frame: Frame) -> None:
    handover = state.handover
    for step in frame.rules.delivery_steps:
        if step not in handover.done | handover.skipped:
            raise Refused(refusals.STEP_MISSING, step=step.en, step_zh=step.zh)
    if handover.old_parts is None:
        raise Refused(refusals.OLD_PARTS_OPEN)
    if not handover.gate_pass:
        raise Refused(refusals.GATE_PASS_MISSING)


def _road_tests(state: WorkOrder) -> int:
    """Kilometres that the final inspections account for."""
    return sum(job.work.road_km for job in state.jobs.values())


def _refuse_odometer(arrived: int | None, leaving: int, limit: int) -> None:
    if arrived is None:
        return
    if leaving < arrived:
        raise Refused(refusals.ODOMETER_BACKWARDS, out_km=leaving, in_km=arrived)
    if leaving - arrived > limit:
        raise Refused(refusals.ODOMETER_TOO_FAR, limit_km=limit)
