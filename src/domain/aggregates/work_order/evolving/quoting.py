from typing import assert_never

from domain.aggregates.work_order.events.quoting import (
    AccessorySold,
    AdditionalWorkAcknowledged,
    AuthorisationReset,
    JobAdded,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
    PayerApprovalRecorded,
    QuotingEvent,
)
from domain.aggregates.work_order.evolving.jobs import with_job, without_place
from domain.aggregates.work_order.state import Accessory, Job, JobSpec, Offer, WorkOrder
from domain.envelope import Meta


def evolve_offer(state: WorkOrder, event: QuotingEvent, meta: Meta) -> WorkOrder:
    if isinstance(event, JobAdded):
        return with_job(state, event.job, Job(spec=_spec(event, meta)))
    if isinstance(event, AccessorySold):
        sold = {**state.accessories, event.line: Accessory(event.amount)}
        return state._replace(accessories=sold, line_count=state.line_count + 1)
    job = state.jobs.get(event.job)
    if job is None:
        return state
    if isinstance(event, JobQuoted):
        state = state._replace(line_count=state.line_count + len(event.lines))
    placement = (
        without_place(job.placement) if isinstance(event, JobDeclined | JobDeferred) else job.placement
    )
    return with_job(state, event.job, job._replace(offer=_offer(job.offer, event), placement=placement))


def _spec(event: JobAdded, meta: Meta) -> JobSpec:
    return JobSpec(
        operation=event.operation,
        source=event.source,
        payer=event.payer,
        requirement=event.requirement,
        diagnostic=event.diagnostic,
        symptom=event.symptom,
        added_by=meta.actor.id,
    )


_OfferEvent = (
    AdditionalWorkAcknowledged
    | JobQuoted
    | AuthorisationReset
    | JobAuthorised
    | JobDeclined
    | JobDeferred
    | PayerApprovalRecorded
)


def _offer(offer: Offer, event: _OfferEvent) -> Offer:
    match event:
        case JobQuoted():
            return offer._replace(
                revision=event.revision,
                lines=event.lines,
                total=event.total,
                valid_until=event.valid_until,
                turned_down=False,
            )
        case JobAuthorised():
            return offer._replace(cap=event.cap, turned_down=False)
        case AuthorisationReset():
            return offer._replace(cap=None)
        case JobDeclined() | JobDeferred():
            return offer._replace(cap=None, turned_down=True)
        case AdditionalWorkAcknowledged():
            return offer._replace(acknowledged=True)
        case PayerApprovalRecorded():
            return offer._replace(payer_approval=True)
        case _:
            assert_never(event)
