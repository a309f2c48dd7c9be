"""The shift: planned, moved, started, ended, or not worked at all."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import assert_never

from pydantic import AwareDatetime

from domain.aggregates.technician_day import refusals
from domain.aggregates.technician_day.events import (
    AbsenceRecorded,
    JobUnassigned,
    ShiftEnded,
    ShiftMoved,
    ShiftPlanned,
    ShiftStarted,
    TechnicianDayEvent,
)
from domain.aggregates.technician_day.state import TechnicianDay
from domain.aggregates.technician_day.words import Absence
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StaffId, StoreId, StreamId
from domain.reasons import ReasonInput
from domain.workforce import Grade, Qualification, Shift

_LONGEST_SHIFT = timedelta(hours=16)


def technician_day_id(store: StoreId, technician: StaffId, day: date) -> StreamId:
    """The stream of one technician's day; a shift over midnight belongs to the day on which it starts."""
    return f"technician_day-{store}-{technician}-{day.isoformat()}"


class PlanShift(Command, name="technician_day.plan_shift", creates=True):
    technician: StaffId
    day: date
    starts: AwareDatetime
    ends: AwareDatetime
    grade: Grade
    qualifications: tuple[Qualification, ...] = ()


class MoveShift(Command, name="technician_day.move_shift"):
    """Other hours, such as overtime."""

    starts: AwareDatetime
    ends: AwareDatetime
    reason: ReasonInput


class StartShift(Command, name="technician_day.start_shift"):
    pass


class EndShift(Command, name="technician_day.end_shift"):
    pass


class RecordAbsence(Command, name="technician_day.record_absence"):
    """Work assigned for the day goes back to the dispatcher."""

    kind: Absence


def plan_shift(state: TechnicianDay, command: PlanShift, frame: Frame) -> Sequence[TechnicianDayEvent]:
    if state.shift is not None:
        raise Refused(refusals.ALREADY_PLANNED)
    expected = technician_day_id(frame.store, command.technician, command.day)
    if frame.stream != expected:
        raise Invalid(refusals.WRONG_STREAM, expected=expected)
    _check_hours(command.starts, command.ends, command.day, frame)
    return [
        ShiftPlanned(
            technician=command.technician,
            day=command.day,
            starts=command.starts,
            ends=command.ends,
            grade=command.grade,
            qualifications=tuple(sorted(set(command.qualifications))),
        )
    ]


def decide_attending(
    state: TechnicianDay,
    shift: Shift,
    command: MoveShift | StartShift | EndShift | RecordAbsence,
    frame: Frame,
) -> Sequence[TechnicianDayEvent]:
    if state.absent:
        raise Refused(refusals.ABSENT)
    if shift.ended is not None:
        raise Refused(refusals.ALREADY_ENDED)
    match command:
        case MoveShift(starts=starts, ends=ends):
            return _move(state, starts, ends, frame)
        case StartShift():
            if shift.started is not None:
                raise Refused(refusals.ALREADY_STARTED)
            return [ShiftStarted()]
        case EndShift():
            return _end(state, shift, frame)
        case RecordAbsence(kind=kind):
            if shift.started is not None:
                raise Refused(refusals.ALREADY_STARTED)
            given_back = [
                JobUnassigned(order=a.job.order, job=a.job.job, freed_from=a.start) for a in state.assignments
            ]
            return [AbsenceRecorded(kind=kind), *given_back]
        case _:
            assert_never(command)


def _check_hours(starts: datetime, ends: datetime, day: date | None, frame: Frame) -> None:
    same_day = starts.astimezone(frame.at.tzinfo).date() == day
    if not same_day or not starts < ends <= starts + _LONGEST_SHIFT:
        raise Invalid(refusals.BAD_HOURS)


def _move(
    state: TechnicianDay, starts: datetime, ends: datetime, frame: Frame
) -> Sequence[TechnicianDayEvent]:
    _check_hours(starts, ends, state.day, frame)
    for (order, job), start, end in state.assignments:
        if start < starts or ends < end:
            raise Refused(refusals.WORK_OUTSIDE, order=order, job=job)
    return [ShiftMoved(starts=starts, ends=ends)]


def _end(state: TechnicianDay, shift: Shift, frame: Frame) -> Sequence[TechnicianDayEvent]:
    if shift.started is None:
        raise Refused(refusals.NOT_STARTED)
    if state.open_punch is not None:
        raise Refused(refusals.STILL_CLOCKED_ON, punch=state.open_punch.id)
    latest = max((p.end for p in state.punches if p.end is not None), default=shift.started)
    if frame.at < max(latest, shift.started):
        raise Refused(refusals.TOO_EARLY)
    return [ShiftEnded()]
