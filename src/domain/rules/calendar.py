"""When a store is open, and to which business day a moment belongs."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, model_validator

from domain.labels import Word
from domain.rules.base import Rule


class Weekday(Word):
    """In the order of ``date.weekday``."""

    MONDAY = "monday", "周一", "Monday"
    TUESDAY = "tuesday", "周二", "Tuesday"
    WEDNESDAY = "wednesday", "周三", "Wednesday"
    THURSDAY = "thursday", "周四", "Thursday"
    FRIDAY = "friday", "周五", "Friday"
    SATURDAY = "saturday", "周六", "Saturday"
    SUNDAY = "sunday", "周日", "Sunday"


_WEEKDAYS = tuple(Weekday)


class OpeningHours(Rule):
    """Local wall-clock times of one day."""

    opens: time
    closes: time

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("wall-clock times carry no zone")
        if self.opens >= self.closes:
            raise ValueError("a day must open before it closes")
        return self


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError("not the name of a time zone") from None
    return name


def _without_zone(moment: time) -> time:
    if moment.tzinfo:
        raise ValueError("a wall-clock time carries no zone")
    return moment


class StoreCalendar(Rule):
    """A weekday without hours is closed; ``special_hours`` (a make-up working day) win over everything."""

    time_zone: Annotated[str, AfterValidator(_known_zone)]
    business_day_begins: Annotated[time, AfterValidator(_without_zone)] = time(0)
    """What happens earlier in the night still belongs to the day before."""
    same_day_arrival_until: Annotated[time, AfterValidator(_without_zone)]
    """A car that arrives by then is expected back on the same business day."""
    opening_hours: Mapping[Weekday, OpeningHours]
    closed_on: tuple[date, ...] = ()
    special_hours: Mapping[date, OpeningHours] = {}


def business_date(calendar: StoreCalendar, moment: datetime) -> date:
    """The business day of an instant (any zone)."""
    local = moment.astimezone(ZoneInfo(calendar.time_zone)).replace(tzinfo=None)
    begins = calendar.business_day_begins
    return (local - timedelta(hours=begins.hour, minutes=begins.minute, seconds=begins.second)).date()


def hours_on(calendar: StoreCalendar, day: date) -> OpeningHours | None:
    """None when the store is closed."""
    if day in calendar.special_hours:
        return calendar.special_hours[day]
    if day in calendar.closed_on:
        return None
    return calendar.opening_hours.get(_WEEKDAYS[day.weekday()])
