"""The price of a job and what the customer and other payers say to it."""

from datetime import timedelta

from domain.aggregates.work_order.commands.quoting.models import (
    AuthoriseJob,
    DeclineJob,
    DeferJob,
    QuoteJob,
    RecordPayerApproval,
)
from domain.aggregates.work_order.commands.quoting.pricing import price_lines, total_of
from domain.aggregates.work_order.events.quoting import (
    AuthorisationReset,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
    PayerApprovalRecorded,
)
from domain.aggregates.work_order.lookups import active_job, job_of, open_order, refuse_while_settling
from domain.aggregates.work_order.refusals import quoting as refusals
from domain.aggregates.work_order.refusals.common import JOB_NOT_ACTIVE
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.aggregates.work_order.workable import PAYERS_TO_APPROVE
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId
from domain.trade import Channel


def quote_job(
    state: WorkOrder, command: QuoteJob, frame: Frame
) -> tuple[JobQuoted] | tuple[JobQuoted, AuthorisationReset]:
    """A new price above what was authorised takes the authorisation away."""
    job = _offered(state, command.job)
    if not open_order(state).diagnosed:
        raise Refused(refusals.NOT_DIAGNOSED)
    if job.found_by_technician and not job.offer.acknowledged:
        raise Refused(refusals.NOT_ACKNOWLEDGED, job=command.job)
    if job.work.clocks:
        raise Refused(refusals.CLOCK_OPEN, job=command.job)
    lines = price_lines(command, job.spec.requirement, state.line_count, frame)
    quoted = JobQuoted(
        job=command.job,
        revision=job.offer.revision + 1,
        lines=lines,
        total=total_of(lines),
        price_list=frame.rules.id,
        valid_until=frame.at + timedelta(days=frame.rules.quote_valid_days),
    )
    cap = job.offer.cap
    if cap is None or quoted.total.fen <= cap.fen:
        return (quoted,)
    return quoted, AuthorisationReset(job=command.job, quoted=quoted.total, cap=cap)


def authorise_job(state: WorkOrder, command: AuthoriseJob, frame: Frame) -> JobAuthorised:
    job = _offered(state, command.job)
    if job.offer.valid_until is None:
        raise Refused(refusals.NOT_QUOTED, job=command.job)
    if job.found_by_technician and job.spec.added_by == frame.actor.id:
        raise Refused(refusals.FINDER_MAY_NOT_AUTHORISE)
    if frame.at > job.offer.valid_until:
        raise Refused(refusals.QUOTE_EXPIRED, job=command.job)
    if command.cap.fen < job.offer.total.fen:
        raise Refused(refusals.CAP_TOO_LOW, job=command.job)
    if command.by_delegate is not None and command.by_delegate not in open_order(state).delegates:
        raise Refused(refusals.NO_SUCH_DELEGATE, delegate=command.by_delegate)
    if command.method is Channel.SIGNATURE and command.evidence is None:
        raise Invalid(refusals.EVIDENCE_NEEDED)
    return JobAuthorised(
        job=command.job,
        method=command.method,
        cap=command.cap,
        by=command.by_delegate,
        evidence=command.evidence,
    )


def decline_job(state: WorkOrder, command: DeclineJob) -> JobDeclined:
    _refuse_started(state, command.job)
    return JobDeclined(job=command.job)


def defer_job(state: WorkOrder, command: DeferJob, frame: Frame) -> JobDeferred:
    _refuse_started(state, command.job)
    until, odometer = command.until, command.until_odometer
    if until is None and odometer is None:
        raise Invalid(refusals.DEFERRAL_NEEDED)
    too_early = until is not None and until <= frame.at.date()
    arrived = open_order(state).odometer
    too_near = odometer is not None and arrived is not None and odometer <= arrived
    if too_early or too_near:
        raise Refused(refusals.DEFERRAL_NOT_AHEAD)
    return JobDeferred(job=command.job, until=until, until_odometer=odometer)


def record_payer_approval(state: WorkOrder, command: RecordPayerApproval) -> PayerApprovalRecorded:
    job = active_job(state, command.job)
    if command.payer not in PAYERS_TO_APPROVE or command.payer is not job.spec.payer:
        raise Refused(refusals.NOT_THIS_PAYER, job=command.job)
    return PayerApprovalRecorded(job=command.job, payer=command.payer, reference=command.reference)


def _offered(state: WorkOrder, job_id: LocalId) -> Job:
    """A job that may be priced or agreed to. One that was turned down may: customers change their minds."""
    open_order(state)
    refuse_while_settling(state)
    job = job_of(state, job_id)
    if job.cancelled:
        raise Refused(JOB_NOT_ACTIVE, job=job_id)
    return job


def _refuse_started(state: WorkOrder, job_id: LocalId) -> None:
    job = active_job(state, job_id)
    refuse_while_settling(state)
    if job.work.started:
        raise Refused(refusals.WORK_STARTED, job=job_id)
