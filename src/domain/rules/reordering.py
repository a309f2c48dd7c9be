"""What to order: demand averaged over whole months, and a stock that is filled up when it falls to its minimum."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from domain.identifiers import PartNumber
from domain.rules.parts import ReorderDays

_NOTHING = Decimal(0)
_PLACES = 1000


class Succession(NamedTuple):
    """``by`` takes a part's place. ``both_ways``: each may stand in for the other."""

    by: PartNumber
    both_ways: bool


class Pool(NamedTuple):
    """Parts that are ordered as one, under the number of the last successor.

    Demand for a part is demand for whatever has taken its place. What lies on the shelf helps only where the parts may
    stand in for each other.
    """

    head: PartNumber
    demand_of: tuple[PartNumber, ...]
    stock_of: tuple[PartNumber, ...]


class There(NamedTuple):
    """What a pool has: free on the shelf, ordered and not come, wanted by lines that wait."""

    available: Decimal = _NOTHING
    on_order: Decimal = _NOTHING
    awaited: Decimal = _NOTHING

    @property
    def position(self) -> Decimal:
        return self.available + self.on_order - self.awaited

    def plus(self, other: "There") -> "There":
        return There(
            self.available + other.available, self.on_order + other.on_order, self.awaited + other.awaited
        )


class Proposal(NamedTuple):
    """``average`` is None where no whole month is known; only what is awaited is ordered then."""

    average: Decimal | None
    minimum: Decimal
    maximum: Decimal
    quantity: int


def months_before(day: date, count: int) -> list[str]:
    """The whole months before a day's month, the earliest first: ``2026-03``."""
    now = day.year * 12 + day.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(now - count, now)]


def pools(parts: Iterable[PartNumber], successions: Mapping[PartNumber, Succession]) -> list[Pool]:
    """Every part belongs to one pool; in order of the heads."""
    demand: dict[PartNumber, set[PartNumber]] = defaultdict(set)
    stock: dict[PartNumber, set[PartNumber]] = defaultdict(set)
    for part in {*parts, *successions, *(succession.by for succession in successions.values())}:
        head, interchangeable = _head(part, successions)
        demand[head].add(part)
        if interchangeable:
            stock[head].add(part)
    return [Pool(head, tuple(sorted(demand[head])), tuple(sorted(stock[head]))) for head in sorted(demand)]


def _head(part: PartNumber, successions: Mapping[PartNumber, Succession]) -> tuple[PartNumber, bool]:
    passed, interchangeable = {part}, True
    while (succession := successions.get(part)) and succession.by not in passed:
        part = succession.by
        interchangeable = interchangeable and succession.both_ways
        passed.add(part)
    return part, interchangeable


def pooled(demands: Iterable[Sequence[Decimal | None]]) -> list[Decimal | None]:
    """Month by month the sum of what is known; None where no part has been known yet."""
    return [
        sum(known, _NOTHING) if (known := [each for each in month if each is not None]) else None
        for month in zip(*demands, strict=True)
    ]


def propose(demand: Sequence[Decimal | None], days: ReorderDays, there: There) -> Proposal:
    """A month without demand counts as nought, a month in which the part was not known yet (None) does not count."""
    known = [each for each in demand if each is not None]
    average = Fraction(sum(known, _NOTHING)) / len(known) if known else None
    monthly = average or Fraction(0)
    minimum, maximum = days.minimum(monthly), days.maximum(monthly)
    position = Fraction(there.position)
    short = maximum - position if position <= minimum else Fraction(0)
    return Proposal(
        average=None if average is None else _rounded(average),
        minimum=_rounded(minimum),
        maximum=_rounded(maximum),
        quantity=max(0, ceil(short)),
    )


def _rounded(exact: Fraction) -> Decimal:
    """To the three places of a quantity, for showing."""
    return Decimal(round(exact * _PLACES)) / _PLACES
