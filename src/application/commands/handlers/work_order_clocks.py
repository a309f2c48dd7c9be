"""Clocks: the order and the technician's day agree in one transaction, so that nobody has two clocks open."""

from collections.abc import Mapping
from datetime import datetime

from application.commands.handlers.rosters import day_of_technician, tell_technician
from application.commands.handlers.work_order_placing import give_back
from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands.clocking import CloseClock, CloseOpenClock, OpenClock
from domain.aggregates.technician_day.state import JobRef
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands.working.models import (
    CancelJob,
    ClockOff,
    ClockOn,
    FinishJob,
    PauseJob,
)
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import LocalId, StaffId


def clock_on(work: Work, command: ClockOn, frame: Frame) -> None:
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, frame))
    day = day_of_technician(work, frame, command.technician, frame.at)
    tell_technician(work, day, OpenClock(order=frame.stream, job=command.job))


def clock_off(work: Work, command: ClockOff, frame: Frame) -> None:
    clocks = _open_clocks(work, frame, command.job)
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, frame))
    _close(work, frame, command.job, command.technician, clocks[command.technician])


def pause(work: Work, command: PauseJob, frame: Frame) -> None:
    clocks = _open_clocks(work, frame, command.job)
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, frame))
    for technician, since in sorted(clocks.items()):
        _close(work, frame, command.job, technician, since)


def finish(work: Work, command: FinishJob | CancelJob, frame: Frame) -> None:
    order = work.load(WORK_ORDER, frame.stream)
    work.record(WORK_ORDER, frame.stream, WORK_ORDER.decide(order, command, frame))
    give_back(work, frame, command.job, order.jobs[command.job])


def close_forgotten(work: Work, command: CloseOpenClock, frame: Frame) -> None:
    """Closing a forgotten clock closes it on the order too."""
    day = work.load(TECHNICIAN_DAY, frame.stream)
    punch, shift = day.open_punch, day.shift
    work.record(TECHNICIAN_DAY, frame.stream, TECHNICIAN_DAY.decide(day, command, frame))
    if punch is None or shift is None or not isinstance(punch.work, JobRef):
        return
    order = work.require(WORK_ORDER, punch.work.order)
    off = ClockOff(job=punch.work.job, technician=shift.technician)
    decided = WORK_ORDER.decide(order, off, work.frame(punch.work.order))
    work.record(WORK_ORDER, punch.work.order, decided)


def _open_clocks(work: Work, frame: Frame, job_id: LocalId) -> Mapping[StaffId, datetime]:
    job = work.load(WORK_ORDER, frame.stream).jobs.get(job_id)
    return {} if job is None else job.work.clocks


def _close(work: Work, frame: Frame, job_id: LocalId, technician: StaffId, since: datetime) -> None:
    day = day_of_technician(work, frame, technician, since)
    tell_technician(work, day, CloseClock(order=frame.stream, job=job_id))


HANDLERS: Mapping[type[Command], Handler] = {
    ClockOn: clock_on,
    ClockOff: clock_off,
    PauseJob: pause,
    FinishJob: finish,
    CancelJob: finish,
    CloseOpenClock: close_forgotten,
}
