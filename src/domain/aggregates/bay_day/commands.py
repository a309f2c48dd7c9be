"""What can be asked of a bay's day, and the answers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import assert_never

from pydantic import AwareDatetime

from domain.aggregates.bay_day import refusals
from domain.aggregates.bay_day.events import (
    BayBooked,
    BayClosed,
    BayDayEvent,
    BayOpened,
    BayReleased,
    BayReopened,
)
from domain.aggregates.bay_day.state import BayDay
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import BayId, LocalId, StoreId, StreamId
from domain.reasons import ReasonInput
from domain.workforce import BayType


def bay_day_id(store: StoreId, bay: BayId, day: date) -> StreamId:
    """The stream of one bay on one day."""
    return f"bay_day-{store}-{bay}-{day.isoformat()}"


class OpenBay(Command, name="bay_day.open_bay", creates=True):
    bay: BayId
    day: date
    bay_type: BayType


class BookBay(Command, name="bay_day.book_bay"):
    order: StreamId
    job: LocalId
    start: AwareDatetime
    end: AwareDatetime


class ReleaseBay(Command, name="bay_day.release_bay"):
    """Give up what is left of the job's bookings from the business time of the command on."""

    order: StreamId
    job: LocalId


class CloseBay(Command, name="bay_day.close_bay"):
    reason: ReasonInput


class ReopenBay(Command, name="bay_day.reopen_bay"):
    pass


BayDayCommand = OpenBay | BookBay | ReleaseBay | CloseBay | ReopenBay


def decide(state: BayDay, command: BayDayCommand, frame: Frame) -> Sequence[BayDayEvent]:
    decided: Sequence[BayDayEvent]
    match command:
        case OpenBay():
            decided = _open(state, command, frame)
        case BookBay():
            decided = _book(state, command, frame)
        case ReleaseBay():
            decided = _release(state, command, frame)
        case CloseBay():
            decided = _close(state, frame)
        case ReopenBay():
            decided = _reopen(state)
        case _:
            assert_never(command)
    return decided


def _open(state: BayDay, command: OpenBay, frame: Frame) -> Sequence[BayDayEvent]:
    if state.day is not None:
        raise Refused(refusals.ALREADY_OPEN)
    expected = bay_day_id(frame.store, command.bay, command.day)
    if frame.stream != expected:
        raise Invalid(refusals.WRONG_STREAM, expected=expected)
    return [BayOpened(bay=command.bay, day=command.day, bay_type=command.bay_type)]


def _book(state: BayDay, command: BookBay, frame: Frame) -> Sequence[BayDayEvent]:
    if state.day is None or state.closed:
        raise Refused(refusals.NOT_OPEN)
    if command.end <= command.start:
        raise Invalid(refusals.TIMES_REVERSED)
    zone = frame.at.tzinfo
    opens = datetime.combine(state.day, datetime.min.time(), zone)
    if command.start < opens or command.end > opens + timedelta(days=1):
        raise Refused(refusals.OUTSIDE_DAY)
    for other in state.bookings:
        if other.overlaps(command.start, command.end):
            raise Refused(refusals.OCCUPIED, order=other.order, job=other.job)
    return [BayBooked(order=command.order, job=command.job, start=command.start, end=command.end)]


def _release(state: BayDay, command: ReleaseBay, frame: Frame) -> Sequence[BayDayEvent]:
    ahead = [b for b in state.bookings if b.is_for(command.order, command.job) and b.end > frame.at]
    if not ahead:
        raise Refused(refusals.JOB_NOT_BOOKED, order=command.order, job=command.job)
    return [BayReleased(order=command.order, job=command.job, freed_from=frame.at)]


def _close(state: BayDay, frame: Frame) -> Sequence[BayDayEvent]:
    if state.day is None or state.closed:
        raise Refused(refusals.NOT_OPEN)
    for booking in state.bookings:
        if booking.end > frame.at:
            raise Refused(refusals.STILL_BOOKED, order=booking.order, job=booking.job)
    return [BayClosed()]


def _reopen(state: BayDay) -> Sequence[BayDayEvent]:
    if not state.closed:
        raise Refused(refusals.NOT_CLOSED)
    return [BayReopened()]
