from datetime import datetime

from domain.actors import Actor, Role
from domain.aggregates.work_order.commands.working.models import ClockOff, ClockOn, PauseJob, ResumeJob
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.working import ClockedOff, ClockedOn, JobPaused, JobResumed
from domain.aggregates.work_order.lookups import active_job
from domain.aggregates.work_order.refusals import working as refusals
from domain.aggregates.work_order.shop_floor import unfinished_job
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.aggregates.work_order.status import WAITING_REASONS
from domain.aggregates.work_order.workable import refuse_unworkable
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId, StaffId
from domain.reasons import ReasonCode

PAUSE_REASONS = WAITING_REASONS | {ReasonCode.BREAK, ReasonCode.SHIFT_END, ReasonCode.MORE_WORK_FOUND}
_CLOCK_FOR_OTHERS = (Role.DISPATCHER, Role.WORKSHOP_SUPERVISOR)


def clock_on(state: WorkOrder, command: ClockOn, frame: Frame) -> list[WorkOrderEvent]:
    """Clocking on to a paused job ends the pause."""
    job = unfinished_job(state, command.job)
    _refuse_other_persons_clock(frame.actor, command.technician)
    refuse_unworkable(command.job, job, frame.rules)
    if command.technician not in job.placement.technicians:
        raise Refused(refusals.NOT_DISPATCHED_TO, job=command.job, technician=command.technician)
    if job.work.at_sublet:
        raise Refused(refusals.AT_SUBLET, job=command.job)
    if command.technician in job.work.clocks:
        raise Refused(refusals.CLOCKED_ON, job=command.job, technician=command.technician)
    return [ClockedOn(job=command.job, technician=command.technician)]


def clock_off(state: WorkOrder, command: ClockOff, frame: Frame) -> list[WorkOrderEvent]:
    job = active_job(state, command.job)
    _refuse_other_persons_clock(frame.actor, command.technician)
    return [_closed_clock(command.job, job, command.technician, frame.at)]


def pause(state: WorkOrder, command: PauseJob, frame: Frame) -> list[WorkOrderEvent]:
    """A job may wait before anybody has started it, so that what blocks it is seen."""
    job = unfinished_job(state, command.job)
    if command.reason.code not in PAUSE_REASONS:
        raise Refused(
            refusals.NOT_A_PAUSE, reason=command.reason.code.value, reason_zh=command.reason.code.zh
        )
    if job.work.paused is not None:
        raise Refused(refusals.PAUSED, job=command.job)
    closed = [_closed_clock(command.job, job, technician, frame.at) for technician in sorted(job.work.clocks)]
    return [*closed, JobPaused(job=command.job)]


def resume(state: WorkOrder, command: ResumeJob) -> list[WorkOrderEvent]:
    if unfinished_job(state, command.job).work.paused is None:
        raise Refused(refusals.NOT_PAUSED, job=command.job)
    return [JobResumed(job=command.job)]


def _refuse_other_persons_clock(actor: Actor, technician: StaffId) -> None:
    if actor.id != technician and actor.role not in _CLOCK_FOR_OTHERS:
        raise Refused(refusals.OTHER_PERSONS_CLOCK, technician=technician)


def _closed_clock(job_id: LocalId, job: Job, technician: StaffId, when: datetime) -> ClockedOff:
    since = job.work.clocks.get(technician)
    if since is None:
        raise Refused(refusals.NOT_CLOCKED_ON, job=job_id, technician=technician)
    if when < since:
        raise Refused(refusals.CLOCK_BACKWARDS, since=since.isoformat(), technician=technician)
    return ClockedOff(job=job_id, technician=technician)
