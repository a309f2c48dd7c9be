"""The final inspection of a job, and its rework in the house."""

from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
)
from domain.envelope import Recorded
from projections.engine.columns import Json, epoch_ms
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import with_item
from projections.kpi.handlers.changing import change_job
from projections.kpi.tables import JOB


def _passed(rows: Rows, recorded: Recorded[FinalInspectionPassed]) -> None:
    at = epoch_ms(recorded.meta.occurred_at)
    job = rows.cells(JOB, ("inspected_ms", "passed_first"), recorded.stream, recorded.event.job)
    if job is not None:
        inspected_ms, passed_first = job
        first = inspected_ms is None
        change_job(
            rows,
            recorded.stream,
            recorded.event.job,
            passed_ms=at,
            inspected_ms=at if first else inspected_ms,
            passed_first=True if first else passed_first,
        )


def _failed(rows: Rows, recorded: Recorded[FinalInspectionFailed]) -> None:
    event, at = recorded.event, epoch_ms(recorded.meta.occurred_at)
    job = rows.get(JOB, recorded.stream, event.job)
    if job is not None:
        first = job["inspected_ms"] is None
        failure: Json = [at, event.cause, event.responsible]
        change_job(
            rows,
            recorded.stream,
            event.job,
            passed_ms=None,
            inspected_ms=at if first else job["inspected_ms"],
            passed_first=False if first else job["passed_first"],
            failures=with_item(job["failures"], failure),
        )


def _reopened(rows: Rows, recorded: Recorded[InternalReworkOpened]) -> None:
    change_job(
        rows,
        recorded.stream,
        recorded.event.job,
        rework_round=recorded.event.round,
        passed_ms=None,
        finished_ms=None,
    )


QUALITY_SUBSCRIPTIONS = (
    on(FinalInspectionPassed, _passed),
    on(FinalInspectionFailed, _failed),
    on(InternalReworkOpened, _reopened),
)
