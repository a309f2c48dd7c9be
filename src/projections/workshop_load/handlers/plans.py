"""The plan of the day: the last revision is the plan."""

from domain.aggregates.job_plan.events import DailyJobPlanPublished
from domain.envelope import Recorded
from projections.engine.columns import epoch_ms, iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.workshop_load.tables import PLAN_ENTRY


def _published(rows: Rows, recorded: Recorded[DailyJobPlanPublished]) -> None:
    event = recorded.event
    for old in rows.select(PLAN_ENTRY, stream=recorded.stream):
        rows.delete(PLAN_ENTRY, recorded.stream, old["number"])
    for number, entry in enumerate(event.entries, start=1):
        rows.put(
            PLAN_ENTRY,
            {
                "stream": recorded.stream,
                "number": number,
                "store": recorded.meta.store,
                "day": event.day.isoformat(),
                "revision": event.revision,
                "published_at": iso(recorded.meta.occurred_at),
                "order": entry.order,
                "job": entry.job,
                "technician": entry.technician,
                "bay": entry.bay,
                "start": iso(entry.start),
                "start_ms": epoch_ms(entry.start),
                "end": iso(entry.end),
            },
        )


PLAN_SUBSCRIPTIONS = (on(DailyJobPlanPublished, _published),)
