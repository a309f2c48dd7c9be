"""Finding the day streams of technicians and bays that a moment of the work belongs to."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from application.commands.work import Work
from domain.aggregates.bay_day import BAY_DAY
from domain.aggregates.bay_day.commands import BayDayCommand, bay_day_id
from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands import TechnicianDayCommand
from domain.aggregates.technician_day.commands.attending import technician_day_id
from domain.aggregates.technician_day.state import shift_of
from domain.decider import Frame
from domain.identifiers import BayId, StaffId, StreamId
from domain.workforce import Shift


def day_of_technician(work: Work, frame: Frame, technician: StaffId, at: datetime) -> StreamId:
    """The technician-day that ``at`` falls into: yesterday's as long as that shift runs on past midnight."""
    today = at.astimezone(frame.at.tzinfo).date()
    night_before = technician_day_id(frame.store, technician, today - timedelta(days=1))
    shift = work.load(TECHNICIAN_DAY, night_before).shift
    runs_on = shift is not None and shift.starts <= at < shift.ends and shift.ended is None
    return night_before if runs_on else technician_day_id(frame.store, technician, today)


def shifts_of(
    work: Work, frame: Frame, technicians: Iterable[StaffId], at: datetime
) -> Mapping[StaffId, Shift]:
    """The shifts of those who have one at that moment's day."""
    shifts: dict[StaffId, Shift] = {}
    for technician in technicians:
        shift = shift_of(work.load(TECHNICIAN_DAY, day_of_technician(work, frame, technician, at)))
        if shift is not None:
            shifts[technician] = shift
    return shifts


def bay_of(frame: Frame, bay: BayId, at: datetime) -> StreamId:
    return bay_day_id(frame.store, bay, at.astimezone(frame.at.tzinfo).date())


def tell_technician(work: Work, day: StreamId, command: TechnicianDayCommand) -> None:
    """Let the technician's day decide, and record what it says."""
    state = work.require(TECHNICIAN_DAY, day)
    work.record(TECHNICIAN_DAY, day, TECHNICIAN_DAY.decide(state, command, work.frame(day)))


def tell_bay(work: Work, day: StreamId, command: BayDayCommand) -> None:
    state = work.require(BAY_DAY, day)
    work.record(BAY_DAY, day, BAY_DAY.decide(state, command, work.frame(day)))
