"""A technician's day: attendance, and time on jobs and on everything else."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    NonProductiveEnded,
    NonProductiveStarted,
    PunchCorrected,
    ShiftEnded,
    ShiftMoved,
    ShiftPlanned,
    ShiftStarted,
)
from domain.envelope import Recorded
from projections.cells import number
from projections.engine.columns import Json, epoch_ms, json_text
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.kpi.cells import mapping
from projections.kpi.handlers.changing import change_job
from projections.kpi.tables import JOB, TECHNICIAN_DAY

Punch = Sequence[Json]
"""[order, job, code, from, to, closed by somebody else?, on a job that is done again?]"""


def _planned(rows: Rows, recorded: Recorded[ShiftPlanned]) -> None:
    event = recorded.event
    rows.put(
        TECHNICIAN_DAY,
        {
            "stream": recorded.stream,
            "store": recorded.meta.store,
            "technician": event.technician,
            "day": event.day.isoformat(),
            "grade": event.grade,
            "starts_ms": epoch_ms(event.starts),
            "ends_ms": epoch_ms(event.ends),
            "punches": "{}",
        },
    )
    rows.touch(TECHNICIAN_DAY, recorded.stream)


def _moved(rows: Rows, recorded: Recorded[ShiftMoved]) -> None:
    event = recorded.event
    _change(rows, recorded.stream, starts_ms=epoch_ms(event.starts), ends_ms=epoch_ms(event.ends))


def _started(rows: Rows, recorded: Recorded[ShiftStarted]) -> None:
    _change(rows, recorded.stream, started_ms=epoch_ms(recorded.meta.occurred_at))


def _ended(rows: Rows, recorded: Recorded[ShiftEnded]) -> None:
    _change(rows, recorded.stream, ended_ms=epoch_ms(recorded.meta.occurred_at))


def _absent(rows: Rows, recorded: Recorded[AbsenceRecorded]) -> None:
    _change(rows, recorded.stream, absence=recorded.event.kind)


def _clocked_on(rows: Rows, recorded: Recorded[ClockOpened]) -> None:
    event, at = recorded.event, epoch_ms(recorded.meta.occurred_at)
    job = rows.cells(JOB, ("rework_round", "first_clock_ms"), event.order, event.job)
    again = job is not None and bool(job[0])
    _begin(rows, recorded.stream, event.punch, [event.order, event.job, None, at, None, False, again])
    if job is not None and job[1] is None:
        change_job(rows, event.order, event.job, first_clock_ms=at)


def _clocked_off(rows: Rows, recorded: Recorded[ClockClosed | ClockAutoClosed]) -> None:
    forgotten = isinstance(recorded.event, ClockAutoClosed)
    _close(rows, recorded.stream, recorded.event.punch, epoch_ms(recorded.meta.occurred_at), forgotten)


def _other_work(rows: Rows, recorded: Recorded[NonProductiveStarted]) -> None:
    event, at = recorded.event, epoch_ms(recorded.meta.occurred_at)
    _begin(rows, recorded.stream, event.punch, [None, None, event.code, at, None, False, False])


def _other_work_ended(rows: Rows, recorded: Recorded[NonProductiveEnded]) -> None:
    _close(rows, recorded.stream, recorded.event.punch, epoch_ms(recorded.meta.occurred_at), forgotten=False)


def _corrected(rows: Rows, recorded: Recorded[PunchCorrected]) -> None:
    event = recorded.event
    day = _day(rows, recorded.stream)
    if day is None or event.punch not in day.punches:
        return
    order, job, code, _, _, forgotten, again = day.punches[event.punch]
    start, end = epoch_ms(event.start), epoch_ms(event.end)
    worked = (end - start) - (epoch_ms(event.was_end) - epoch_ms(event.was_start))
    _keep(rows, recorded.stream, day, event.punch, [order, job, code, start, end, forgotten, again])
    if order is not None:
        _add_work(rows, order, job, day.technician, worked, again=again)


def _close(rows: Rows, stream: str, number_of: str, at: int, forgotten: bool) -> None:
    day = _day(rows, stream)
    if day is None or number_of not in day.punches:
        return
    order, job, code, start, _, _, again = day.punches[number_of]
    _keep(rows, stream, day, number_of, [order, job, code, start, at, forgotten, again])
    if order is not None:
        _add_work(rows, order, job, day.technician, at - start, again=again)


def _add_work(rows: Rows, order: str, job: str, technician: str, worked: int, *, again: bool) -> None:
    found = rows.cells(JOB, ("worked_ms", "rework_ms", "worked_by"), order, job)
    if found is None:
        return
    worked_ms, rework_ms, worked_by = found
    by = mapping(worked_by)
    before = by.get(technician, 0)
    change_job(
        rows,
        order,
        job,
        worked_ms=number(worked_ms) + worked,
        rework_ms=number(rework_ms) + (worked if again else 0),
        worked_by=json_text({**by, technician: (before if isinstance(before, int) else 0) + worked}),
    )


class _Day(NamedTuple):
    """``punches`` by their numbers."""

    technician: str
    punches: dict[str, Any]


def _day(rows: Rows, stream: str) -> _Day | None:
    found = rows.cells(TECHNICIAN_DAY, ("technician", "punches"), stream)
    return None if found is None else _Day(str(found[0]), mapping(found[1]))


def _begin(rows: Rows, stream: str, number_of: str, punch: Punch) -> None:
    day = _day(rows, stream)
    if day is not None:
        _keep(rows, stream, day, number_of, punch)


def _keep(rows: Rows, stream: str, day: _Day, number_of: str, punch: Punch) -> None:
    _change(rows, stream, punches=json_text({**day.punches, number_of: punch}))


def _change(rows: Rows, stream: str, **changes: Value) -> None:
    if rows.change(TECHNICIAN_DAY, stream, **changes):
        rows.touch(TECHNICIAN_DAY, stream)


CLOCK_SUBSCRIPTIONS = (
    on(ShiftPlanned, _planned),
    on(ShiftMoved, _moved),
    on(ShiftStarted, _started),
    on(ShiftEnded, _ended),
    on(AbsenceRecorded, _absent),
    on(ClockOpened, _clocked_on),
    on(ClockClosed, _clocked_off),
    on(ClockAutoClosed, _clocked_off),
    on(NonProductiveStarted, _other_work),
    on(NonProductiveEnded, _other_work_ended),
    on(PunchCorrected, _corrected),
)
