from typing import assert_never

from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionAudited,
    FinalInspectionFailed,
    FinalInspectionPassed,
    InProcessCheckRecorded,
    InspectingEvent,
    InternalReworkOpened,
    JobAccepted,
    JobRejected,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.evolving.jobs import with_job
from domain.aggregates.work_order.state import Checks, Job, WorkOrder
from domain.aggregates.work_order.words import ConfirmingSide
from domain.envelope import Meta


def evolve_checks(state: WorkOrder, event: InspectingEvent, meta: Meta) -> WorkOrder:
    job = state.jobs.get(event.job)
    if job is None:
        return state
    return with_job(state, event.job, _checked(job, event, meta))


def _checked(job: Job, event: InspectingEvent, meta: Meta) -> Job:
    checks = job.checks
    match event:
        case SelfCheckRecorded():
            return job._replace(checks=checks._replace(self_checked=True))
        case WorkmanshipConfirmed():
            return job._replace(checks=_confirmed(checks, event, meta))
        case JobAccepted():
            return job._replace(checks=checks._replace(accepted=True))
        case JobRejected() | InternalReworkOpened():
            return _back_to_work(job, event)
        case FinalInspectionPassed():
            inspected = checks.inspected_by | {meta.actor.id}
            driven = job.work.road_km + (event.road_test_km or 0)
            return job._replace(
                work=job.work._replace(road_km=driven),
                checks=checks._replace(passed=True, inspected_by=inspected),
            )
        case FinalInspectionFailed():
            inspected = checks.inspected_by | {meta.actor.id}
            return job._replace(checks=checks._replace(passed=False, inspected_by=inspected))
        case FinalInspectionAudited() | InProcessCheckRecorded():
            # what an audit takes back, the rework that it opens takes back
            return job
        case _:
            assert_never(event)


def _confirmed(checks: Checks, event: WorkmanshipConfirmed, meta: Meta) -> Checks:
    if event.side is ConfirmingSide.TECHNICIAN:
        return checks._replace(confirmed_by_technician=meta.actor.id)
    return checks._replace(confirmed_by_supervisor=meta.actor.id)


def _back_to_work(job: Job, event: JobRejected | InternalReworkOpened) -> Job:
    """Checks start again; who worked and who inspected stays known."""
    rework_round = event.round if isinstance(event, InternalReworkOpened) else job.checks.rework_round
    return job._replace(
        work=job.work._replace(finished=False, hands_on=False),
        checks=Checks(inspected_by=job.checks.inspected_by, rework_round=rework_round),
    )
