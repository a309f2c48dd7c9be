"""A technician's day: the shift, what is planned into it, what was punched."""

from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    JobAssigned,
    JobUnassigned,
    NonProductiveEnded,
    NonProductiveStarted,
    PunchCorrected,
    ShiftEnded,
    ShiftMoved,
    ShiftPlanned,
    ShiftStarted,
)
from domain.envelope import Recorded
from projections.cells import number, text_list
from projections.engine.columns import epoch_ms, iso
from projections.engine.dbapi import Value
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.workshop_load.tables import ASSIGNMENT, PUNCH, SHIFT


def _planned(rows: Rows, recorded: Recorded[ShiftPlanned]) -> None:
    event = recorded.event
    rows.put(
        SHIFT,
        {
            "stream": recorded.stream,
            "store": recorded.meta.store,
            "day": event.day.isoformat(),
            "technician": event.technician,
            "grade": event.grade,
            "qualifications": text_list(list(event.qualifications)),
            "starts": iso(event.starts),
            "starts_ms": epoch_ms(event.starts),
            "ends": iso(event.ends),
            "ends_ms": epoch_ms(event.ends),
        },
    )


def _moved(rows: Rows, recorded: Recorded[ShiftMoved]) -> None:
    event = recorded.event
    _change_shift(
        rows,
        recorded.stream,
        starts=iso(event.starts),
        starts_ms=epoch_ms(event.starts),
        ends=iso(event.ends),
        ends_ms=epoch_ms(event.ends),
    )


def _started(rows: Rows, recorded: Recorded[ShiftStarted]) -> None:
    _change_shift(rows, recorded.stream, started_at=iso(recorded.meta.occurred_at))


def _ended(rows: Rows, recorded: Recorded[ShiftEnded]) -> None:
    _change_shift(rows, recorded.stream, ended_at=iso(recorded.meta.occurred_at))


def _absent(rows: Rows, recorded: Recorded[AbsenceRecorded]) -> None:
    _change_shift(rows, recorded.stream, absence=recorded.event.kind)


def _change_shift(rows: Rows, stream: str, **changes: Value) -> None:
    rows.change(SHIFT, stream, **changes)


def _assigned(rows: Rows, recorded: Recorded[JobAssigned]) -> None:
    event, shift = recorded.event, rows.cells(SHIFT, ("store", "day"), recorded.stream)
    if shift is None:
        return
    store, day = shift
    rows.put(
        ASSIGNMENT,
        {
            "stream": recorded.stream,
            "order": event.order,
            "job": event.job,
            "start_ms": epoch_ms(event.start),
            "store": store,
            "day": day,
            "end_ms": epoch_ms(event.end),
        },
    )


def _unassigned(rows: Rows, recorded: Recorded[JobUnassigned]) -> None:
    event, freed = recorded.event, epoch_ms(recorded.event.freed_from)
    for kept in rows.select(ASSIGNMENT, stream=recorded.stream, order=event.order, job=event.job):
        key = (recorded.stream, event.order, event.job, kept["start_ms"])
        if freed <= number(kept["start_ms"]):
            rows.delete(ASSIGNMENT, *key)
        elif freed < number(kept["end_ms"]):
            rows.patch(ASSIGNMENT, key, end_ms=freed)


def _clocked(rows: Rows, recorded: Recorded[ClockOpened]) -> None:
    event = recorded.event
    _punch(rows, recorded, event.punch, order=event.order, job=event.job)


def _off_the_job(rows: Rows, recorded: Recorded[NonProductiveStarted]) -> None:
    _punch(rows, recorded, recorded.event.punch, code=recorded.event.code)


def _punch(
    rows: Rows, recorded: Recorded[ClockOpened | NonProductiveStarted], punch: str, **work: Value
) -> None:
    shift = rows.cells(SHIFT, ("store", "day", "technician"), recorded.stream)
    if shift is not None:
        store, day, technician = shift
        rows.put(
            PUNCH,
            {
                "stream": recorded.stream,
                "punch": punch,
                "store": store,
                "day": day,
                "technician": technician,
                "start_ms": epoch_ms(recorded.meta.occurred_at),
                **work,
            },
        )


def _closed(rows: Rows, recorded: Recorded[ClockClosed | ClockAutoClosed | NonProductiveEnded]) -> None:
    key = (recorded.stream, recorded.event.punch)
    rows.change(PUNCH, key, end_ms=epoch_ms(recorded.meta.occurred_at))


def _corrected(rows: Rows, recorded: Recorded[PunchCorrected]) -> None:
    event, key = recorded.event, (recorded.stream, recorded.event.punch)
    rows.change(PUNCH, key, start_ms=epoch_ms(event.start), end_ms=epoch_ms(event.end))


TECHNICIAN_SUBSCRIPTIONS = (
    on(ShiftPlanned, _planned),
    on(ShiftMoved, _moved),
    on(ShiftStarted, _started),
    on(ShiftEnded, _ended),
    on(AbsenceRecorded, _absent),
    on(JobAssigned, _assigned),
    on(JobUnassigned, _unassigned),
    on(ClockOpened, _clocked),
    on(NonProductiveStarted, _off_the_job),
    on(ClockClosed, _closed),
    on(ClockAutoClosed, _closed),
    on(NonProductiveEnded, _closed),
    on(PunchCorrected, _corrected),
)
