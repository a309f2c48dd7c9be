"""Outside work, finishing and cancelling."""

from domain.actors import Role
from domain.aggregates.work_order.commands.working.models import (
    CancelJob,
    FinishJob,
    ReceiveSublet,
    SendSublet,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.working import JobCancelled, JobFinished, SubletReceived, SubletSent
from domain.aggregates.work_order.lookups import active_job, open_order, refuse_while_settling
from domain.aggregates.work_order.refusals import working as refusals
from domain.aggregates.work_order.refusals.dispatching import NOT_ISSUED
from domain.aggregates.work_order.shop_floor import refuse_open_clock, unfinished_job
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.aggregates.work_order.workable import refuse_unworkable
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId
from domain.personal import Personal, PersonalKind


def send_sublet(state: WorkOrder, command: SendSublet, frame: Frame) -> list[WorkOrderEvent]:
    job = unfinished_job(state, command.job)
    if not job.placement.issued:
        raise Refused(NOT_ISSUED, job=command.job)
    refuse_unworkable(command.job, job, frame.rules)
    refuse_open_clock(command.job, job)
    _refuse_at_sublet(command.job, job)
    return [SubletSent(job=command.job, vendor=command.vendor)]


def receive_sublet(state: WorkOrder, command: ReceiveSublet) -> list[WorkOrderEvent]:
    if not active_job(state, command.job).work.at_sublet:
        raise Refused(refusals.NOT_AT_SUBLET, job=command.job)
    if command.cost.fen < 0:
        raise Invalid(refusals.COST_NEGATIVE)
    return [SubletReceived(job=command.job, cost=command.cost)]


def finish(state: WorkOrder, command: FinishJob, frame: Frame) -> list[WorkOrderEvent]:
    job = unfinished_job(state, command.job)
    refuse_unworkable(command.job, job, frame.rules)
    _refuse_at_sublet(command.job, job)
    refuse_open_clock(command.job, job)
    if not job.work.hands_on:
        raise Refused(refusals.NOT_STARTED, job=command.job)
    if frame.actor.role is Role.TECHNICIAN and frame.actor.id not in job.work.worked_by:
        raise Refused(refusals.DID_NOT_WORK, job=command.job)
    if not job.work.cited:
        raise Refused(refusals.NOTHING_CITED, job=command.job)
    for case_id, case in state.cases.items():
        if case.open and case.job == command.job:
            raise Refused(refusals.CASE_OPEN, job=command.job, case=case_id)
    return [
        JobFinished(
            job=command.job,
            work_done=Personal.of(PersonalKind.NOTE, open_order(state).customer, command.work_done),
            cause_code=command.cause_code,
            fault_code=command.fault_code,
        )
    ]


def cancel(state: WorkOrder, command: CancelJob) -> list[WorkOrderEvent]:
    job = active_job(state, command.job)
    refuse_while_settling(state)
    refuse_open_clock(command.job, job)
    _refuse_at_sublet(command.job, job)
    return [JobCancelled(job=command.job, work_started=job.work.started)]


def _refuse_at_sublet(job_id: LocalId, job: Job) -> None:
    if job.work.at_sublet:
        raise Refused(refusals.AT_SUBLET, job=job_id)
