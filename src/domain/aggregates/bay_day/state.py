"""What a bay's day remembers."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from domain.aggregates.bay_day.events import (
    BayBooked,
    BayClosed,
    BayDayEvent,
    BayOpened,
    BayReleased,
    BayReopened,
)
from domain.envelope import Recorded
from domain.identifiers import BayId, LocalId, StoreId, StreamId
from domain.workforce import BayType


@dataclass(frozen=True, slots=True)
class Booking:
    order: StreamId
    job: LocalId
    start: datetime
    end: datetime

    def overlaps(self, start: datetime, end: datetime) -> bool:
        return self.start < end and start < self.end

    def is_for(self, order: StreamId, job: LocalId) -> bool:
        return self.order == order and self.job == job


@dataclass(frozen=True, slots=True)
class BayDay:
    store: StoreId | None = None
    bay: BayId | None = None
    day: date | None = None
    bay_type: BayType | None = None
    closed: bool = False
    bookings: tuple[Booking, ...] = ()


def _released(booking: Booking, event: BayReleased) -> Booking | None:
    """A booking cut at the release; None when nothing of it was used."""
    if not booking.is_for(event.order, event.job) or booking.end <= event.freed_from:
        return booking
    return replace(booking, end=event.freed_from) if booking.start < event.freed_from else None


def evolve(state: BayDay, recorded: Recorded[BayDayEvent]) -> BayDay:
    match recorded.event:
        case BayOpened(bay=bay, day=day, bay_type=bay_type):
            return BayDay(store=recorded.meta.store, bay=bay, day=day, bay_type=bay_type)
        case BayBooked(order=order, job=job, start=start, end=end):
            return replace(state, bookings=(*state.bookings, Booking(order, job, start, end)))
        case BayReleased() as event:
            kept = (_released(booking, event) for booking in state.bookings)
            return replace(state, bookings=tuple(booking for booking in kept if booking))
        case BayClosed():
            return replace(state, closed=True)
        case BayReopened():
            return replace(state, closed=False)
        case _ as never:
            assert_never(never)
