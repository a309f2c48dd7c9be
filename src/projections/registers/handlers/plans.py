"""Planned operations beside the time that was clocked, and juniors supervised at the car."""

from domain.aggregates.technician_day.events import (
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    PunchCorrected,
)
from domain.aggregates.work_order.events.dispatching import OperationsPlanned
from domain.aggregates.work_order.events.working import JobSupervised
from domain.envelope import Recorded
from projections.engine.columns import epoch_ms, json_text
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import entry
from projections.registers.tables import PLAN, PUNCH, SUPERVISION


def _planned(rows: Rows, recorded: Recorded[OperationsPlanned]) -> None:
    """A later plan of the job replaces this one."""
    event = recorded.event
    steps = json_text([step.model_dump() for step in event.steps])
    rows.put(
        PLAN,
        {
            **entry(recorded),
            "job": event.job,
            "with_advisor": event.with_advisor,
            "steps": steps,
            "planned_minutes": sum(step.minutes for step in event.steps),
        },
    )


def _supervised(rows: Rows, recorded: Recorded[JobSupervised]) -> None:
    event = recorded.event
    rows.put(
        SUPERVISION,
        {
            **entry(recorded),
            "version": recorded.version,
            "job": event.job,
            "junior": event.junior,
            "senior": event.senior,
            "act": event.act,
        },
    )


def _clocked_on(rows: Rows, recorded: Recorded[ClockOpened]) -> None:
    event = recorded.event
    rows.put(
        PUNCH,
        {
            "stream": recorded.stream,
            "punch": event.punch,
            "store": recorded.meta.store,
            "order": event.order,
            "job": event.job,
            "start_ms": epoch_ms(recorded.meta.occurred_at),
        },
    )


def _clocked_off(rows: Rows, recorded: Recorded[ClockClosed | ClockAutoClosed]) -> None:
    key = (recorded.stream, recorded.event.punch)
    rows.change(PUNCH, key, end_ms=epoch_ms(recorded.meta.occurred_at))


def _corrected(rows: Rows, recorded: Recorded[PunchCorrected]) -> None:
    event, key = recorded.event, (recorded.stream, recorded.event.punch)
    rows.change(PUNCH, key, start_ms=epoch_ms(event.start), end_ms=epoch_ms(event.end))


PLAN_SUBSCRIPTIONS = (
    on(OperationsPlanned, _planned),
    on(JobSupervised, _supervised),
    on(ClockOpened, _clocked_on),
    on(ClockClosed, _clocked_off),
    on(ClockAutoClosed, _clocked_off),
    on(PunchCorrected, _corrected),
)
