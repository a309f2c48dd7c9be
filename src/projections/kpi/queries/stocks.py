"""Figures of what is there at the end of a period: averages over months, balances, ages. Each takes every entry so far.

A balance is the sum of the denominators up to a day. Each answers with the value, its numerator and its denominator.
"""

from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from projections.kpi.queries.entries import Placed
from projections.kpi.words import Dimension

Answer = tuple[Fraction | None, int, int]

_MONTHS = 12


class _Year(NamedTuple):
    """What was used up in the twelve months up to a day, and the balances at the ends of months in them, and then."""

    used: int
    balances: Sequence[int]

    @property
    def months(self) -> int:
        """For how many of the months there was anything."""
        return min(len(self.balances), _MONTHS)


def turns(placed: Sequence[Placed], last: date) -> Answer:
    year = _year(placed, last)
    used, balance = year.used, sum(year.balances)
    value = divided(Fraction(used * len(year.balances) * _MONTHS, year.months or 1), balance)
    return value, used, balance


def turn_days(placed: Sequence[Placed], last: date) -> Answer:
    year = _year(placed, last)
    used, balance = year.used, sum(year.balances)
    value = divided(Fraction(365 * balance * year.months, (len(year.balances) or 1) * _MONTHS), used)
    return value, balance, used


def months_of_supply(placed: Sequence[Placed], last: date) -> Answer:
    year = _year(placed, last)
    balance = year.balances[-1] if year.balances else 0
    return divided(Fraction(balance * year.months), year.used), balance, year.used


def idle_share(placed: Sequence[Placed], last: date) -> Answer:
    """By subject; one lives until the latest day that one of its entries names."""
    balances: dict[str, int] = defaultdict(int)
    lives: dict[str, str] = defaultdict(str)
    for each in placed:
        subject = each.entry.subject
        balances[subject] += each.entry.denominator
        lives[subject] = max(lives[subject], each.entry.by.get(Dimension.UNTIL, ""))
    whole = sum(balances.values())
    idle = sum(balance for subject, balance in balances.items() if lives[subject] <= last.isoformat())
    return divided(Fraction(idle), whole), idle, whole


def average_age(placed: Sequence[Placed], last: date) -> Answer:
    """In days, since the business day of each entry."""
    ages = [(last - date.fromisoformat(each.day)).days for each in placed]
    return divided(Fraction(sum(ages)), len(ages)), sum(ages), len(ages)


def divided(numerator: Fraction, denominator: int) -> Fraction | None:
    return numerator / denominator if denominator else None


def _year(placed: Sequence[Placed], last: date) -> _Year:
    ordered = sorted(placed, key=lambda each: each.day)
    days = [each.day for each in ordered]
    totals = list(accumulate((each.entry.denominator for each in ordered), initial=0))
    ends = (bisect_right(days, day.isoformat()) for day in [*_ends_before(last), last])
    # before anything was there, there is no balance to speak of
    balances = [totals[end] for end in ends if end]
    begin = bisect_right(days, _a_year_before(last).isoformat())
    return _Year(sum(each.entry.numerator for each in ordered[begin:]), balances)


def _ends_before(last: date) -> list[date]:
    """The last days of the twelve months before the one of this day."""
    ends, day = [], last
    for _ in range(_MONTHS):
        day = day.replace(day=1) - timedelta(days=1)
        ends.append(day)
    return ends[::-1]


def _a_year_before(last: date) -> date:
    year = last.year - 1
    return date(year, last.month, min(last.day, monthrange(year, last.month)[1]))
