"""What can happen to a bay in the course of a day."""

from datetime import date

from pydantic import AwareDatetime

from domain.event import Event
from domain.identifiers import BayId, LocalId, StreamId
from domain.workforce import BayType


class BayOpened(Event, name="bay_day.bay_opened"):
    bay: BayId
    day: date
    bay_type: BayType


class BayBooked(Event, name="bay_day.bay_booked"):
    """The bay is kept for a job from ``start`` until, but not including, ``end``."""

    order: StreamId
    job: LocalId
    start: AwareDatetime
    end: AwareDatetime


class BayReleased(Event, name="bay_day.bay_released"):
    """The rest of a booking is given up; what lies before ``freed_from`` was used."""

    order: StreamId
    job: LocalId
    freed_from: AwareDatetime


class BayClosed(Event, name="bay_day.bay_closed"):
    """Out of use until reopened; the envelope says why."""


class BayReopened(Event, name="bay_day.bay_reopened"):
    pass


BayDayEvent = BayOpened | BayBooked | BayReleased | BayClosed | BayReopened
