from domain.aggregates.work_order.commands.dispatching.models import (
    MarkSpecialProcess,
    PlanOperations,
    ReleaseSpecialProcess,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.dispatching import (
    OperationsPlanned,
    SpecialProcessMarked,
    SpecialProcessReleased,
)
from domain.aggregates.work_order.refusals import dispatching as refusals
from domain.aggregates.work_order.shop_floor import refuse_open_clock, unfinished_job
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.errors import Invalid, Refused


def plan(state: WorkOrder, command: PlanOperations, frame: Frame) -> list[WorkOrderEvent]:
    unfinished_job(state, command.job)
    for place, step in enumerate(command.steps, start=1):
        if step.sequence != place:
            raise Invalid(refusals.STEPS_OUT_OF_ORDER, place=place, sequence=step.sequence)
    if command.with_advisor == frame.actor.id:
        raise Refused(refusals.PLANNED_ALONE)
    return [OperationsPlanned(job=command.job, steps=command.steps, with_advisor=command.with_advisor)]


def mark_special(state: WorkOrder, command: MarkSpecialProcess) -> list[WorkOrderEvent]:
    """Marking again asks for every release anew."""
    refuse_open_clock(command.job, unfinished_job(state, command.job))
    return [SpecialProcessMarked(job=command.job, process=command.process)]


def release_special(state: WorkOrder, command: ReleaseSpecialProcess, frame: Frame) -> list[WorkOrderEvent]:
    placement = unfinished_job(state, command.job).placement
    role = frame.actor.role
    if not placement.special_process:
        raise Refused(refusals.NO_SPECIAL_PROCESS, job=command.job)
    if role not in frame.rules.special_process_release:
        raise Refused(refusals.ROLE_DOES_NOT_RELEASE, role=role.value, role_zh=role.zh)
    if role in placement.released_by:
        raise Refused(refusals.ROLE_HAS_RELEASED, role=role.value, role_zh=role.zh, job=command.job)
    if frame.actor.id in placement.releasers:
        raise Refused(refusals.PERSON_HAS_RELEASED, job=command.job)
    return [SpecialProcessReleased(job=command.job)]
