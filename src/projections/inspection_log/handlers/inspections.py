"""Checks of jobs, and the internal rework that a failed one opens."""

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionAudited,
    FinalInspectionFailed,
    FinalInspectionPassed,
    InProcessCheckRecorded,
    InternalReworkOpened,
    JobAccepted,
    JobRejected,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.events.quoting import JobAdded
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import iso
from projections.engine.dbapi import Row
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.inspection_log.handlers.entries import log_inspection
from projections.inspection_log.tables import INTERNAL, JOB
from projections.inspection_log.words import InspectionKind


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    rows.put(
        JOB,
        {
            "order": recorded.stream,
            "job": recorded.event.job,
            "store": recorded.meta.store,
            "rework_round": 0,
            "attempts": 0,
            "rework_missing": False,
            "delivered": False,
        },
    )


def _self_checked(rows: Rows, recorded: Recorded[SelfCheckRecorded]) -> None:
    event = recorded.event
    log_inspection(rows, recorded, InspectionKind.SELF, job=event.job, record=event.record)


def _in_process(rows: Rows, recorded: Recorded[InProcessCheckRecorded]) -> None:
    event = recorded.event
    kind = InspectionKind.IN_PROCESS
    log_inspection(rows, recorded, kind, job=event.job, record=event.record, passed=event.passed)


def _confirmed(rows: Rows, recorded: Recorded[WorkmanshipConfirmed]) -> None:
    log_inspection(rows, recorded, InspectionKind.JOINT, job=recorded.event.job)


def _accepted(rows: Rows, recorded: Recorded[JobAccepted | JobRejected]) -> None:
    passed = isinstance(recorded.event, JobAccepted)
    log_inspection(rows, recorded, InspectionKind.ACCEPTANCE, job=recorded.event.job, passed=passed)


def _passed(rows: Rows, recorded: Recorded[FinalInspectionPassed]) -> None:
    event = recorded.event
    attempt = _next_attempt(rows, recorded)
    log_inspection(
        rows,
        recorded,
        InspectionKind.FINAL,
        job=event.job,
        record=event.record,
        passed=True,
        attempt=attempt,
    )
    job = rows.cells(JOB, ("rework_round",), recorded.stream, event.job)
    key = (recorded.stream, event.job, number(job[0]) if job else 0)
    rows.change(INTERNAL, key, passed_at=iso(recorded.meta.occurred_at))


def _failed(rows: Rows, recorded: Recorded[FinalInspectionFailed]) -> None:
    event = recorded.event
    attempt = _next_attempt(rows, recorded)
    found: Row = {"cause": event.cause, "responsible": event.responsible}
    log_inspection(
        rows,
        recorded,
        InspectionKind.FINAL,
        job=event.job,
        record=event.record,
        passed=False,
        attempt=attempt,
        **found,
    )
    _needs_rework(rows, recorded, found)


def _audited(rows: Rows, recorded: Recorded[FinalInspectionAudited]) -> None:
    event = recorded.event
    kind = InspectionKind.AUDIT
    log_inspection(rows, recorded, kind, job=event.job, record=event.finding, passed=event.upheld)
    job = rows.get(JOB, recorded.stream, event.job)
    # a car that has left is not called back by an audit
    if not event.upheld and not (job and job["delivered"]):
        _needs_rework(rows, recorded, {"cause": None, "responsible": None})


def _delivered(rows: Rows, recorded: Recorded[VehicleDelivered]) -> None:
    for key in rows.cells_of(JOB, ("order", "job"), order=recorded.stream):
        rows.patch(JOB, key, delivered=True)


def _rework_opened(rows: Rows, recorded: Recorded[InternalReworkOpened]) -> None:
    event, meta = recorded.event, recorded.meta
    job = rows.get(JOB, recorded.stream, event.job)
    rows.put(
        INTERNAL,
        {
            "order": recorded.stream,
            "job": event.job,
            "round": event.round,
            "store": meta.store,
            "day": meta.occurred_at.date().isoformat(),
            "opened_at": iso(meta.occurred_at),
            "opened_by": meta.actor.id,
            "cause": job["cause"] if job else None,
            "responsible": job["responsible"] if job else None,
        },
    )
    key = (recorded.stream, event.job)
    rows.change(JOB, key, rework_round=event.round, failed_at=None, rework_missing=False)


def _next_attempt(rows: Rows, recorded: Recorded[FinalInspectionPassed | FinalInspectionFailed]) -> int:
    key = (recorded.stream, recorded.event.job)
    job = rows.cells(JOB, ("attempts",), *key)
    if job is None:
        return 1
    attempt = number(job[0]) + 1
    rows.patch(JOB, key, attempts=attempt)
    return attempt


def _needs_rework(
    rows: Rows, recorded: Recorded[FinalInspectionFailed | FinalInspectionAudited], found: Row
) -> None:
    key, failed_at = (recorded.stream, recorded.event.job), iso(recorded.meta.occurred_at)
    rows.change(JOB, key, **found, failed_at=failed_at, rework_missing=True)


INSPECTION_SUBSCRIPTIONS = (
    on(JobAdded, _added),
    on(SelfCheckRecorded, _self_checked),
    on(InProcessCheckRecorded, _in_process),
    on(WorkmanshipConfirmed, _confirmed),
    on(JobAccepted, _accepted),
    on(JobRejected, _accepted),
    on(FinalInspectionPassed, _passed),
    on(FinalInspectionFailed, _failed),
    on(FinalInspectionAudited, _audited),
    on(InternalReworkOpened, _rework_opened),
    on(VehicleDelivered, _delivered),
)
