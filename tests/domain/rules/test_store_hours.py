"""What is remembered by the hour is what is found by the moment."""

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.rules.calendar import business_date
from domain.rules.layers import canonical
from domain.rules.timetable import Activation, RuleTimetable
from tests.support.default_rules import DEFAULT_RULES

STORE = "S01"


def timetable(zone: str, begins: time, *changes: datetime) -> RuleTimetable:
    shipped = DEFAULT_RULES.model_copy(
        update={
            "calendar": DEFAULT_RULES.calendar.model_copy(
                update={"time_zone": zone, "business_day_begins": begins}
            )
        }
    )
    decided = tuple(
        Activation(f"R{number}", change, canonical({"appointment_grace_minutes": number}))
        for number, change in enumerate(changes)
    )
    return RuleTimetable(shipped, {STORE: decided})


def moments(around: datetime) -> Iterator[datetime]:
    """Every other minute of three days, later ones first, so that an hour is not entered at its beginning."""
    for minutes in range(2160, -2160, -2):
        yield around + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("rules", "around"),
    [
        (timetable("Asia/Shanghai", time(0)), datetime(2026, 3, 1, tzinfo=UTC)),
        (timetable("Asia/Kolkata", time(4, 10, 30)), datetime(2026, 3, 1, tzinfo=UTC)),
        (timetable("Europe/Berlin", time(2, 30)), datetime(2026, 10, 25, 1, tzinfo=UTC)),
        (timetable("Europe/Berlin", time(2, 30)), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # the clock was put back at one minute past midnight, from a new day into the old one
        (timetable("America/St_Johns", time(0)), datetime(2010, 11, 7, 2, 31, tzinfo=UTC)),
        (
            timetable(
                "Asia/Shanghai",
                time(0),
                datetime(2026, 3, 1, 3, 17, 5, tzinfo=UTC),
                datetime(2026, 3, 1, 3, 40, tzinfo=UTC),
                datetime(2026, 3, 1, 8, tzinfo=UTC),
            ),
            datetime(2026, 3, 1, 3, tzinfo=UTC),
        ),
    ],
)
def test_every_moment_is_answered_as_if_nothing_were_remembered(
    rules: RuleTimetable, around: datetime
) -> None:
    hours = rules.hours_of(STORE)
    for _ in ("asked first", "remembered"):
        for moment in moments(around):
            ms = int(moment.timestamp() * 1000)
            found = hours.rules(ms), hours.day(ms), hours.day_text(ms)
            in_force = rules.rules_for(STORE, moment)
            day = business_date(in_force.calendar, moment)
            assert found == (in_force, day, day.isoformat()), moment.astimezone(ZoneInfo("UTC"))


def test_a_timetable_is_handed_on_without_what_it_remembers() -> None:
    rules = timetable("Asia/Shanghai", time(0))
    unasked = pickle.dumps(rules)
    rules.hours_of(STORE).day(0)
    assert pickle.dumps(rules) == unasked
    assert pickle.loads(unasked) == rules
