"""The checks before the final inspection."""

from domain.actors import Role
from domain.aggregates.work_order.commands.inspecting.guards import (
    job_to_check,
    jointly_confirmed,
    refuse_doer,
    refuse_stranger,
)
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    ConfirmWorkmanship,
    RecordInProcessCheck,
    RecordSelfCheck,
    RejectJob,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.inspecting import (
    InProcessCheckRecorded,
    JobAccepted,
    JobRejected,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.lookups import open_order
from domain.aggregates.work_order.refusals import inspecting as refusals
from domain.aggregates.work_order.refusals.working import NOT_STARTED
from domain.aggregates.work_order.shop_floor import unfinished_job
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.words import ConfirmingSide
from domain.decider import Frame
from domain.errors import Refused
from domain.personal import Personal, PersonalKind

_SUPERVISORS = (Role.WORKSHOP_SUPERVISOR, Role.TECHNICAL_SUPERVISOR)


def check_self(state: WorkOrder, command: RecordSelfCheck, frame: Frame) -> list[WorkOrderEvent]:
    job = job_to_check(state, command.job)
    refuse_stranger(command.job, job, frame.actor.id)
    record = Personal.of(PersonalKind.NOTE, open_order(state).customer, command.record)
    return [SelfCheckRecorded(job=command.job, record=record)]


def check_in_process(state: WorkOrder, command: RecordInProcessCheck, frame: Frame) -> list[WorkOrderEvent]:
    job = unfinished_job(state, command.job)
    if not job.work.started:
        raise Refused(NOT_STARTED, job=command.job)
    refuse_doer(command.job, job, frame.actor.id)
    record = Personal.of(PersonalKind.NOTE, open_order(state).customer, command.record)
    return [InProcessCheckRecorded(job=command.job, passed=command.passed, record=record)]


def confirm(state: WorkOrder, command: ConfirmWorkmanship, frame: Frame) -> list[WorkOrderEvent]:
    """A doer for the one side, a supervisor who is no doer for the other: two persons by construction."""
    job = job_to_check(state, command.job)
    if command.side is ConfirmingSide.TECHNICIAN:
        refuse_stranger(command.job, job, frame.actor.id)
        confirmed_by = job.checks.confirmed_by_technician
    else:
        if frame.actor.role not in _SUPERVISORS:
            raise Refused(refusals.NOT_A_SUPERVISOR)
        refuse_doer(command.job, job, frame.actor.id)
        confirmed_by = job.checks.confirmed_by_supervisor
    if confirmed_by is not None:
        raise Refused(refusals.CONFIRMED, job=command.job, side=command.side.value, side_zh=command.side.zh)
    return [WorkmanshipConfirmed(job=command.job, side=command.side)]


def accept(state: WorkOrder, command: AcceptJob, frame: Frame) -> list[WorkOrderEvent]:
    job = job_to_check(state, command.job)
    refuse_doer(command.job, job, frame.actor.id)
    if not jointly_confirmed(job):
        raise Refused(refusals.NOT_CONFIRMED, job=command.job)
    if job.checks.accepted:
        raise Refused(refusals.ACCEPTED, job=command.job)
    return [JobAccepted(job=command.job)]


def reject(state: WorkOrder, command: RejectJob) -> list[WorkOrderEvent]:
    """Bad work goes back at once: nobody has to confirm it first."""
    job_to_check(state, command.job)
    return [JobRejected(job=command.job)]
