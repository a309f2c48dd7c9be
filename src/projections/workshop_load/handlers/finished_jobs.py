"""Who gets which part of the standard hours when a job is finished for the first time."""

from decimal import Decimal

from domain.aggregates.work_order.events.dispatching import JobDispatched, JobReassigned
from domain.aggregates.work_order.events.quoting import JobAdded
from domain.aggregates.work_order.events.working import JobCancelled, JobFinished
from domain.envelope import Recorded
from projections.engine.columns import decimal_text, from_json_text, json_text
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.workshop_load.tables import FINISHED, JOB


def _added(rows: Rows, recorded: Recorded[JobAdded]) -> None:
    event = recorded.event
    rows.put(
        JOB,
        {
            "order": recorded.stream,
            "job": event.job,
            "store": recorded.meta.store,
            "standard_hours": decimal_text(event.requirement.standard_hours),
            "crew": "[]",
        },
    )


def _manned(rows: Rows, recorded: Recorded[JobDispatched | JobReassigned]) -> None:
    event = recorded.event
    crew = json_text([[member.technician, decimal_text(member.share)] for member in event.crew])
    rows.change(JOB, (recorded.stream, event.job), crew=crew)


def _finished(rows: Rows, recorded: Recorded[JobFinished]) -> None:
    """The row of the job goes, so that finishing it again after rework counts nothing."""
    job = rows.get(JOB, recorded.stream, recorded.event.job)
    if job is None:
        return
    rows.delete(JOB, recorded.stream, recorded.event.job)
    crew = from_json_text(str(job["crew"]))
    for technician, share in crew if isinstance(crew, list) else ():
        rows.put(
            FINISHED,
            {
                "order": recorded.stream,
                "job": recorded.event.job,
                "technician": technician,
                "store": recorded.meta.store,
                "day": recorded.meta.occurred_at.date().isoformat(),
                "hours": decimal_text(Decimal(str(job["standard_hours"])) * Decimal(share) / 100),
            },
        )


def _cancelled(rows: Rows, recorded: Recorded[JobCancelled]) -> None:
    rows.delete(JOB, recorded.stream, recorded.event.job)


FINISHED_SUBSCRIPTIONS = (
    on(JobAdded, _added),
    on(JobDispatched, _manned),
    on(JobReassigned, _manned),
    on(JobFinished, _finished),
    on(JobCancelled, _cancelled),
)
