"""A bay's day: whether it could be used, for how long, and how long it was taken."""

from datetime import date, time

from domain.rules.calendar import OpeningHours, hours_on
from projections.kpi.cases import MICROSECONDS
from projections.kpi.day_cases import BayDayCase
from projections.kpi.definition import Parts
from projections.kpi.entry import COUNTED, Part, Verdict, left_out
from projections.kpi.rules import CaseRules
from projections.kpi.words import Dimension, Ground

_MICROSECONDS_PER_SECOND = 1_000_000


def opening(case: BayDayCase, rules: CaseRules) -> OpeningHours | None:
    """Of the store on this day, by the rules at its noon; None when it is closed."""
    day = date.fromisoformat(case.day)
    return hours_on(rules.on(day).calendar, day)


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


def _seconds(moment: time) -> int:
    return (moment.hour * 60 + moment.minute) * 60 + moment.second
