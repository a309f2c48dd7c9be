"""A bay's day: whether it could be used, for how long, and how long it was taken."""

from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from domain.rules.calendar import OpeningHours, hours_on
from projections.engine.columns import epoch_ms
from projections.kpi.cases import MICROSECONDS, BayDayCase
from projections.kpi.definition import Parts
from projections.kpi.entry import COUNTED, Part, Verdict, left_out
from projections.kpi.rules import CaseRules
from projections.kpi.words import Dimension, Ground

_NOON = time(12)
_MICROSECONDS_PER_SECOND = 1_000_000


def opening(case: BayDayCase, rules: CaseRules) -> OpeningHours | None:
    """Of the store on this day, by the rules at its noon; None when it is closed."""
    day = date.fromisoformat(case.day)
    zone = ZoneInfo(rules.at(_at(day, UTC)).calendar.time_zone)
    return hours_on(rules.at(_at(day, zone)).calendar, day)


def bay_verdict(case: BayDayCase, hours: OpeningHours | None) -> Verdict:
    return left_out(Ground.CLOSED) if case.closed or hours is None else COUNTED


def length(hours: OpeningHours | None) -> int:
    """Microseconds."""
    if hours is None:
        return 0
    return (_seconds(hours.closes) - _seconds(hours.opens)) * _MICROSECONDS_PER_SECOND


def occupied(case: BayDayCase) -> int:
    """Microseconds; bookings that overlap count once."""
    taken, reached = 0, 0
    for start, end in sorted(case.bookings):
        taken += max(0, end - max(start, reached))
        reached = max(reached, end)
    return taken * MICROSECONDS


def usable_bay(case: BayDayCase, rules: CaseRules) -> Parts:
    """One bay for one day, in the denominator."""
    verdict = bay_verdict(case, opening(case, rules))
    yield Part(case.day, case.stream, verdict, 0, 1, {Dimension.BAY: case.bay})


def _at(day: date, zone: tzinfo) -> int:
    return epoch_ms(datetime.combine(day, _NOON, zone))


def _seconds(moment: time) -> int:
    return (moment.hour * 60 + moment.minute) * 60 + moment.second
