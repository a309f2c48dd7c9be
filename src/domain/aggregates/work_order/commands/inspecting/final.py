"""The final inspection before the car leaves, and its audit."""

from collections.abc import Iterable

from domain.aggregates.work_order.commands.inspecting.guards import (
    job_to_check,
    jointly_confirmed,
    refuse_doer,
)
from domain.aggregates.work_order.commands.inspecting.models import (
    AuditFinalInspection,
    FailFinalInspection,
    PassFinalInspection,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionAudited,
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    RatedItem,
)
from domain.aggregates.work_order.lookups import (
    open_order,
    refuse_while_settling,
    standing_order,
    wanted_job,
)
from domain.aggregates.work_order.refusals import inspecting as refusals
from domain.aggregates.work_order.state import Job, WorkOrder
from domain.aggregates.work_order.words import Cause
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId
from domain.personal import Personal, PersonalKind


def pass_(state: WorkOrder, command: PassFinalInspection, frame: Frame) -> list[WorkOrderEvent]:
    job = job_to_check(state, command.job)
    refuse_doer(command.job, job, frame.actor.id)
    _refuse_unchecked(command.job, job)
    opening = open_order(state)
    _refuse_items(command.items, frame.rules.final_inspection_items[opening.order_class])
    if job.spec.requirement.certificate_required and command.certificate_number is None:
        raise Refused(refusals.NO_CERTIFICATE, job=command.job)
    return [
        FinalInspectionPassed(
            job=command.job,
            items=command.items,
            record=Personal.of(PersonalKind.NOTE, opening.customer, command.record),
            road_test_km=command.road_test_km,
            certificate_number=command.certificate_number,
        )
    ]


def fail(state: WorkOrder, command: FailFinalInspection, frame: Frame) -> list[WorkOrderEvent]:
    """One failed item is enough, whatever else was looked at; the same job goes back to the workshop."""
    job = job_to_check(state, command.job)
    refuse_doer(command.job, job, frame.actor.id)
    _refuse_rated_twice(command.items)
    if all(item.passed for item in command.items):
        raise Refused(refusals.NOTHING_FAILED)
    blamed = command.responsible
    if blamed is not None and command.cause is Cause.WORKMANSHIP and blamed not in job.work.worked_by:
        raise Refused(refusals.BLAMED_STRANGER, job=command.job, person=blamed)
    failed = FinalInspectionFailed(
        job=command.job,
        items=command.items,
        record=Personal.of(PersonalKind.NOTE, open_order(state).customer, command.record),
        cause=command.cause,
        responsible=blamed,
    )
    return [failed, _rework(command.job, job)]


def audit(state: WorkOrder, command: AuditFinalInspection, frame: Frame) -> list[WorkOrderEvent]:
    """Of a car in the house or delivered: after the delivery the finding is recorded and reopens no work."""
    opening = standing_order(state)
    job = wanted_job(state, command.job)
    if not job.checks.passed:
        raise Refused(refusals.NOT_PASSED, job=command.job)
    if frame.actor.id in job.checks.inspected_by:
        raise Refused(refusals.INSPECTOR_AUDITS, job=command.job)
    refuse_doer(command.job, job, frame.actor.id)
    back_to_work = not command.upheld and not state.handover.delivered
    if back_to_work:
        refuse_while_settling(state)
    audited = FinalInspectionAudited(
        job=command.job,
        upheld=command.upheld,
        finding=Personal.of(PersonalKind.NOTE, opening.customer, command.finding),
    )
    return [audited, _rework(command.job, job)] if back_to_work else [audited]


def _rework(job_id: LocalId, job: Job) -> InternalReworkOpened:
    return InternalReworkOpened(job=job_id, round=job.checks.rework_round + 1)


def _refuse_unchecked(job_id: LocalId, job: Job) -> None:
    if not job.checks.self_checked:
        raise Refused(refusals.NOT_SELF_CHECKED, job=job_id)
    if not jointly_confirmed(job):
        raise Refused(refusals.NOT_CONFIRMED, job=job_id)
    if not job.checks.accepted:
        raise Refused(refusals.NOT_ACCEPTED, job=job_id)


def _refuse_items(items: tuple[RatedItem, ...], mandatory: Iterable[str]) -> None:
    _refuse_rated_twice(items)
    rated = {item.item for item in items}
    for name in mandatory:
        if name not in rated:
            raise Refused(refusals.ITEM_UNRATED, item=name)
    for item in items:
        if not item.passed:
            raise Refused(refusals.ITEM_FAILED, item=item.item)


def _refuse_rated_twice(items: tuple[RatedItem, ...]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.item in seen:
            raise Invalid(refusals.ITEM_TWICE, item=item.item)
        seen.add(item.item)
