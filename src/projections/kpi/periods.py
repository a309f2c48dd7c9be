"""Business days from one to another, as people name them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import Invalid, define

BAD_PERIOD = define(
    "KPI-PERIOD-001",
    zh="期间应为日(2026-03-02)、月(2026-03)、年(2026)或起止日(2026-03-01..2026-03-15)",
    en="A period is a day (2026-03-02), a month (2026-03), a year (2026) or two days (2026-03-01..2026-03-15)",
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Both days are included."""

    first: date
    last: date

    def __str__(self) -> str:
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if first.day == 1 and last == _month_end(first):
            return f"{first:%Y-%m}"
        if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
            return f"{first:%Y}"
        return f"{first.isoformat()}..{last.isoformat()}"


def parse_period(text: str) -> Period:
    """Raises Invalid (KPI-PERIOD-001)."""
    try:
        if re.fullmatch(r"\d{4}", text):
            return Period(date(int(text), 1, 1), date(int(text), 12, 31))
        if re.fullmatch(r"\d{4}-\d{2}", text):
            first = date.fromisoformat(f"{text}-01")
            return Period(first, _month_end(first))
        one, _, other = text.partition("..")
        period = Period(date.fromisoformat(one), date.fromisoformat(other or one))
    except ValueError:
        raise Invalid(BAD_PERIOD) from None
    if period.last < period.first:
        raise Invalid(BAD_PERIOD)
    return period


def month_of(day: date) -> Period:
    return Period(day.replace(day=1), _month_end(day))


def months(period: Period) -> Iterator[Period]:
    """The period cut at the ends of the months."""
    first = period.first
    while first <= period.last:
        last = min(_month_end(first), period.last)
        yield Period(first, last)
        first = last + timedelta(days=1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
