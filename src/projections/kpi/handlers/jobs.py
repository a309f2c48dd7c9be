"""Jobs: added, quoted, decided by the customer, dispatched, paused, finished."""

from domain.aggregates.work_order.events.dispatching import DispatchOverridden, JobDispatched, JobReassigned
from domain.aggregates.work_order.events.quoting import (
    JobAdded,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
)
from domain.aggregates.work_order.events.working import (
    DiagnosisRecorded,
    JobCancelled,
    JobFinished,
    JobPaused,
    JobResumed,
    SubletReceived,
)
from domain.aggregates.work_order.lines import LabourLine
from domain.aggregates.work_order.words import Shortfall
from domain.envelope import Recorded
from domain.workforce import Qualification
from projections.cells import number
from projections.engine.columns import Json, epoch_ms, json_text
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import with_item
from projections.kpi.handlers.changing import change_job
from projections.kpi.tables import JOB, ORDER
from projections.kpi.words import Trade


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    event, meta = recorded.event, recorded.meta
    rows.put(
        JOB,
        {
            "order": recorded.stream,
            "job": event.job,
            "store": meta.store,
            "operation": event.operation,
            "source": event.source,
            "payer": event.payer,
            "added_by": meta.actor.id,
            "photo": bool(event.photos),
            "standard_hours": int(event.requirement.standard_hours * 100),
            "overhaul": event.requirement.overhaul,
            "trade": _trade(event.requirement.qualifications),
            "added_ms": epoch_ms(meta.occurred_at),
            "labour_hours": "{}",
            "crew": "[]",
            "dispatches": "[]",
            "overrides": "[]",
            "worked_ms": 0,
            "rework_ms": 0,
            "worked_by": "{}",
            "pauses": "[]",
            "rework_round": 0,
            "failures": "[]",
            "sublet_fen": 0,
        },
    )
    rows.touch(ORDER, recorded.stream)


def _trade(qualifications: tuple[Qualification, ...]) -> Trade:
    if Qualification.PAINT in qualifications:
        return Trade.PAINT
    return Trade.BODY if Qualification.BODY in qualifications else Trade.MECHANICAL


def _quoted(rows: Rows, recorded: Recorded[JobQuoted]) -> None:
    event = recorded.event
    hours: dict[str, Json] = {
        line.line: int(line.billed_hours * 100) for line in event.lines if isinstance(line, LabourLine)
    }
    change_job(rows, recorded.stream, event.job, quoted_fen=event.total.fen, labour_hours=json_text(hours))


def _authorised(rows: Rows, recorded: Recorded[JobAuthorised]) -> None:
    at = epoch_ms(recorded.meta.occurred_at)
    job = rows.cells(JOB, ("authorised_ms",), recorded.stream, recorded.event.job)
    if job is not None:
        first = at if job[0] is None else job[0]
        change_job(
            rows,
            recorded.stream,
            recorded.event.job,
            decision="authorised",
            decided_ms=at,
            authorised_ms=first,
        )


def _declined(rows: Rows, recorded: Recorded[JobDeclined]) -> None:
    at = epoch_ms(recorded.meta.occurred_at)
    change_job(rows, recorded.stream, recorded.event.job, decision="declined", decided_ms=at)


def _deferred(rows: Rows, recorded: Recorded[JobDeferred]) -> None:
    at = epoch_ms(recorded.meta.occurred_at)
    change_job(rows, recorded.stream, recorded.event.job, decision="deferred", decided_ms=at)


def _placed(rows: Rows, recorded: Recorded[JobDispatched | JobReassigned]) -> None:
    event = recorded.event
    job = rows.cells(JOB, ("dispatches",), recorded.stream, event.job)
    if job is None:
        return
    crew: Json = [[member.technician, str(member.share)] for member in event.crew]
    decided: Json = [epoch_ms(recorded.meta.occurred_at), recorded.meta.actor.id]
    change_job(
        rows,
        recorded.stream,
        event.job,
        crew=json_text(crew),
        dispatches=with_item(job[0], decided),
    )


def _overridden(rows: Rows, recorded: Recorded[DispatchOverridden]) -> None:
    event, meta = recorded.event, recorded.meta
    job = rows.get(JOB, recorded.stream, event.job)
    if job is not None:
        reason = meta.reason.code if meta.reason else None
        decided: Json = [epoch_ms(meta.occurred_at), reason, Shortfall.SUGGESTION in event.shortfalls]
        change_job(rows, recorded.stream, event.job, overrides=with_item(job["overrides"], decided))


def _paused(rows: Rows, recorded: Recorded[JobPaused]) -> None:
    meta = recorded.meta
    reason = meta.reason.code if meta.reason else None
    change_job(
        rows,
        recorded.stream,
        recorded.event.job,
        paused_for=reason,
        paused_ms=epoch_ms(meta.occurred_at),
    )


def _resumed(rows: Rows, recorded: Recorded[JobResumed | JobFinished | JobCancelled]) -> None:
    """Whatever goes on, is finished or given up, waits no longer."""
    at, event = epoch_ms(recorded.meta.occurred_at), recorded.event
    job = rows.cells(JOB, ("paused_for", "paused_ms", "pauses"), recorded.stream, event.job)
    if job is None:
        return
    changes: dict[str, Value] = {}
    paused_for, paused_ms, pauses = job
    if paused_ms is not None:
        pause: Json = [paused_for, paused_ms, at]
        changes = {"paused_for": None, "paused_ms": None, "pauses": with_item(pauses, pause)}
    if isinstance(event, JobFinished):
        changes["finished_ms"] = at
    elif isinstance(event, JobCancelled):
        changes["cancelled_ms"] = at
    if changes:
        change_job(rows, recorded.stream, event.job, **changes)


def _diagnosed(rows: Rows, recorded: Recorded[DiagnosisRecorded]) -> None:
    event = recorded.event
    if event.symptom_described_accurately is not None:
        change_job(
            rows,
            recorded.stream,
            event.job,
            described_well=event.symptom_described_accurately,
            described_ms=epoch_ms(recorded.meta.occurred_at),
        )


def _sublet(rows: Rows, recorded: Recorded[SubletReceived]) -> None:
    job = rows.get(JOB, recorded.stream, recorded.event.job)
    if job is not None:
        cost = number(job["sublet_fen"]) + recorded.event.cost.fen
        change_job(rows, recorded.stream, recorded.event.job, sublet_fen=cost)


JOB_SUBSCRIPTIONS = (
    on(JobAdded, _added),
    on(JobQuoted, _quoted),
    on(JobAuthorised, _authorised),
    on(JobDeclined, _declined),
    on(JobDeferred, _deferred),
    on(JobDispatched, _placed),
    on(JobReassigned, _placed),
    on(DispatchOverridden, _overridden),
    on(JobPaused, _paused),
    on(JobResumed, _resumed),
    on(JobFinished, _resumed),
    on(JobCancelled, _resumed),
    on(DiagnosisRecorded, _diagnosed),
    on(SubletReceived, _sublet),
)
