from domain.aggregates.work_order.commands.dispatching.crew import (
    crew_shifts,
    reaches_grade,
    refuse_untrained,
)
from domain.aggregates.work_order.commands.dispatching.models import DispatchJob, Placing, ReassignJob
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.dispatching import DispatchOverridden, JobDispatched, JobReassigned
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.refusals import dispatching as refusals
from domain.aggregates.work_order.shop_floor import refuse_open_clock, unfinished_job
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.aggregates.work_order.words import Shortfall
from domain.aggregates.work_order.workable import refuse_unworkable
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StaffId
from domain.workforce import Qualification


def dispatch(state: WorkOrder, command: DispatchJob, frame: Frame) -> list[WorkOrderEvent]:
    job = _dispatchable(state, command, frame)
    if job.placement.crew:
        raise Refused(refusals.ALREADY_DISPATCHED, job=command.job)
    suggested = command.suggested_technician
    shortfalls = _shortfalls(job, command, frame, suggested)
    if shortfalls and command.reason is None:
        raise Refused(
            refusals.OVERRIDE_WITHOUT_REASON,
            shortfalls=", ".join(shortfall.en for shortfall in shortfalls),
            shortfalls_zh="、".join(shortfall.zh for shortfall in shortfalls),
        )
    dispatched = JobDispatched(
        job=command.job,
        crew=command.crew,
        bay=command.bay,
        planned_start=command.planned_start,
        planned_end=command.planned_end,
    )
    return [*_overridden(command, shortfalls, suggested), dispatched]


def reassign(state: WorkOrder, command: ReassignJob, frame: Frame) -> list[WorkOrderEvent]:
    job = _dispatchable(state, command, frame)
    if job.placement.bay is None:
        raise Refused(refusals.NOT_DISPATCHED, job=command.job)
    refuse_open_clock(command.job, job)
    shortfalls = _shortfalls(job, command, frame, suggested=None)
    reassigned = JobReassigned(
        job=command.job,
        previous_crew=job.placement.crew,
        previous_bay=job.placement.bay,
        crew=command.crew,
        bay=command.bay,
        planned_start=command.planned_start,
        planned_end=command.planned_end,
    )
    return [*_overridden(command, shortfalls, suggested=None), reassigned]


def _dispatchable(state: WorkOrder, command: Placing, frame: Frame) -> Job:
    job = unfinished_job(state, command.job)
    if not job.placement.issued:
        raise Refused(refusals.NOT_ISSUED, job=command.job)
    if open_order(state).promised_at is None:
        raise Refused(refusals.NOT_PROMISED)
    if not job.offer.revision:
        raise Refused(refusals.NOT_QUOTED, job=command.job)
    refuse_unworkable(command.job, job, frame.rules)
    if command.planned_start >= command.planned_end:
        raise Invalid(refusals.TIMES_REVERSED)
    return job


def _shortfalls(job: Job, command: Placing, frame: Frame, suggested: StaffId | None) -> tuple[Shortfall, ...]:
    """What may be overridden with a reason; what may not is refused."""
    shifts = crew_shifts(command, frame.shifts)
    refuse_untrained(job.spec.requirement, shifts)
    bay_type = frame.known.get("bay_type")
    if bay_type is None:
        raise Refused(refusals.BAY_UNKNOWN, bay=command.bay)
    fits = bay_type in job.spec.requirement.bay_types
    if not fits and Qualification.HIGH_VOLTAGE in job.spec.requirement.qualifications:
        raise Refused(refusals.BAY_NOT_ISOLATED, bay=command.bay)
    crew = {shift.technician for shift in shifts}
    found = {
        Shortfall.GRADE: not reaches_grade(job.spec.requirement.grade, shifts),
        Shortfall.BAY_TYPE: not fits,
        Shortfall.PARTS: bool(frame.known.get("parts_short")),
        Shortfall.SUGGESTION: suggested is not None and suggested not in crew,
    }
    return tuple(shortfall for shortfall, holds in found.items() if holds)


def _overridden(
    command: Placing, shortfalls: tuple[Shortfall, ...], suggested: StaffId | None
) -> list[WorkOrderEvent]:
    if not shortfalls:
        return []
    return [DispatchOverridden(job=command.job, shortfalls=shortfalls, suggested_technician=suggested)]
