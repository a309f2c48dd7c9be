"""Clock on, clock off: one thing at a time, across all orders."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.technician_day import refusals
from domain.aggregates.technician_day.events import (
    ClockAutoClosed,
    ClockClosed,
    ClockOpened,
    NonProductiveEnded,
    NonProductiveStarted,
    TechnicianDayEvent,
)
from domain.aggregates.technician_day.state import JobRef, Punch, TechnicianDay
from domain.aggregates.technician_day.words import NonProductive
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId, StreamId
from domain.reasons import ReasonInput
from domain.workforce import Shift


class OpenClock(Command, name="technician_day.open_clock"):
    order: StreamId
    job: LocalId


class CloseClock(Command, name="technician_day.close_clock"):
    order: StreamId
    job: LocalId


class CloseOpenClock(Command, name="technician_day.close_open_clock"):
    """Closes whatever was forgotten, in the technician's place."""

    reason: ReasonInput


class StartNonProductive(Command, name="technician_day.start_non_productive"):
    code: NonProductive


class EndNonProductive(Command, name="technician_day.end_non_productive"):
    pass


def decide_clocking(
    state: TechnicianDay,
    shift: Shift,
    command: OpenClock | CloseClock | CloseOpenClock | StartNonProductive | EndNonProductive,
    frame: Frame,
) -> Sequence[TechnicianDayEvent]:
    match command:
        case OpenClock(order=order, job=job):
            return [ClockOpened(punch=_next_punch(state, shift, frame), order=order, job=job)]
        case StartNonProductive(code=code):
            return [NonProductiveStarted(punch=_next_punch(state, shift, frame), code=code)]
        case CloseClock(order=order, job=job):
            if state.open_punch is None or state.open_punch.work != JobRef(order, job):
                raise Refused(refusals.NO_CLOCK, order=order, job=job)
            punch = _running(state, frame)
            return [ClockClosed(punch=punch.id, order=order, job=job)]
        case EndNonProductive():
            punch = _running(state, frame)
            if not isinstance(punch.work, NonProductive):
                raise Refused(refusals.NOT_NON_PRODUCTIVE)
            return [NonProductiveEnded(punch=punch.id)]
        case CloseOpenClock():
            punch = _running(state, frame)
            if isinstance(punch.work, NonProductive):
                return [NonProductiveEnded(punch=punch.id)]
            return [ClockAutoClosed(punch=punch.id, order=punch.work.order, job=punch.work.job)]
        case _:
            assert_never(command)


def _next_punch(state: TechnicianDay, shift: Shift, frame: Frame) -> LocalId:
    if state.open_punch is not None:
        raise Refused(refusals.CLOCK_OPEN, punch=state.open_punch.id)
    if shift.started is None:
        raise Refused(refusals.ABSENT if state.absent else refusals.NOT_STARTED)
    if shift.ended is not None:
        raise Refused(refusals.ALREADY_ENDED)
    ends = (punch.end for punch in state.punches if punch.end is not None)
    if frame.at < max(ends, default=shift.started) or frame.at < shift.started:
        raise Refused(refusals.TOO_EARLY)
    return f"P{len(state.punches) + 1}"


def _running(state: TechnicianDay, frame: Frame) -> Punch:
    punch = state.open_punch
    if punch is None:
        raise Refused(refusals.NOTHING_OPEN)
    if frame.at < punch.start:
        raise Refused(refusals.TOO_EARLY)
    return punch
