"""Business days and opening hours of a store."""

from datetime import UTC, date, datetime, time

import pytest

from domain.rules.calendar import OpeningHours, StoreCalendar, Weekday, business_date, hours_on
from tests.support.default_rules import DEFAULT_RULES

SATURDAY, SUNDAY, MONDAY = date(2026, 2, 14), date(2026, 2, 15), date(2026, 2, 16)
DAY = OpeningHours(opens=time(9), closes=time(18))
CALENDAR = StoreCalendar(
    time_zone="Asia/Shanghai",
    business_day_begins=time(4),
    same_day_arrival_until=time(15),
    opening_hours={weekday: DAY for weekday in Weekday if weekday is not Weekday.SUNDAY},
    closed_on=(MONDAY,),
    special_hours={SUNDAY: OpeningHours(opens=time(10), closes=time(12))},
)


@pytest.mark.parametrize(
    ("utc_hour", "minute", "day"),
    [
        (19, 59, date(2026, 2, 14)),  # 03:59 on the 15th: still the night of the 14th
        (20, 0, date(2026, 2, 15)),  # 04:00
        (15, 59, date(2026, 2, 14)),  # 23:59
        (16, 0, date(2026, 2, 14)),  # midnight
    ],
)
def test_a_night_shift_belongs_to_the_day_before(utc_hour: int, minute: int, day: date) -> None:
    assert business_date(CALENDAR, datetime(2026, 2, 14, utc_hour, minute, tzinfo=UTC)) == day


def test_by_default_the_day_begins_at_midnight_in_shanghai() -> None:
    calendar = DEFAULT_RULES.calendar
    assert business_date(calendar, datetime(2026, 2, 14, 15, 59, 59, tzinfo=UTC)) == date(2026, 2, 14)
    assert business_date(calendar, datetime(2026, 2, 14, 16, tzinfo=UTC)) == date(2026, 2, 15)


def test_special_hours_win_over_closed_days_and_weekdays() -> None:
    assert hours_on(CALENDAR, SATURDAY) == DAY
    assert hours_on(CALENDAR, SUNDAY) == OpeningHours(opens=time(10), closes=time(12))
    assert hours_on(CALENDAR, MONDAY) is None
    assert hours_on(CALENDAR, date(2026, 2, 22)) is None
    made_up = CALENDAR.model_copy(update={"special_hours": {MONDAY: DAY}})
    assert hours_on(made_up, MONDAY) == DAY
