"""Figures of some days, read once and then asked in many ways."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from domain.identifiers import StoreId
from domain.rules.kpi import Inclusion
from projections.kpi.catalogue import KPIS
from projections.kpi.definition import Kpi
from projections.kpi.periods import Period
from projections.kpi.queries.entries import Placed
from projections.kpi.queries.figures import broken_down, members
from projections.kpi.queries.values import FigureValue, value_of
from projections.kpi.words import Dimension
from projections.views import Reads


@dataclass(frozen=True)
class Measured:
    """``placed``: what each figure is made of; ``today`` decides what is provisional."""

    period: Period
    today: date
    placed: Mapping[str, Sequence[Placed]]

    def value(self, kpi: Kpi) -> FigureValue:
        known = self._values.get(kpi.id)
        if known is None:
            known = self._values[kpi.id] = self.where(kpi, lambda _: True)
        return known

    def where(self, kpi: Kpi, wanted: Callable[[Placed], bool]) -> FigureValue:
        """The value of a part of what the figure is made of."""
        placed = [each for each in self.of(kpi) if wanted(each)]
        return value_of(kpi, placed, self.period.last.isoformat(), self.today.isoformat())

    def by(self, kpi: Kpi, dimension: Dimension) -> Mapping[str, FigureValue]:
        """By the members of a dimension; what has no place in it is under ``""``."""
        return broken_down(kpi, self.of(kpi), dimension, self.period.last, self.today)

    def of(self, kpi: Kpi) -> Sequence[Placed]:
        return self.placed.get(kpi.id, ())

    def counted(self, kpi: Kpi) -> Iterator[Placed]:
        return (each for each in self.of(kpi) if each.entry.standing is Inclusion.COUNTED)

    @property
    def anything(self) -> bool:
        """Whether something was recorded for one of these days."""
        first = self.period.first.isoformat()
        return any(each.day >= first for placed in self.placed.values() for each in placed)

    def part(self, period: Period) -> "Measured":
        """Days of it. What stands at the end of a period reaches back to the beginning."""
        first, last = period.first.isoformat(), period.last.isoformat()
        within = {
            kpi.id: self.of(kpi)
            if kpi.combining.reaches_back
            else [each for each in self.of(kpi) if first <= each.day <= last]
            for kpi in KPIS
        }
        return Measured(period, self.today, within)

    def days(self) -> Iterator["Measured"]:
        """Each business day of it."""
        by_day: dict[str, dict[str, list[Placed]]] = {}
        standing = {kpi.id: self.of(kpi) for kpi in KPIS if kpi.combining.reaches_back}
        for kpi in KPIS:
            if kpi.id not in standing:
                for each in self.of(kpi):
                    by_day.setdefault(each.day, {}).setdefault(kpi.id, []).append(each)
        day = self.period.first
        while day <= self.period.last:
            yield Measured(Period(day, day), self.today, {**by_day.get(day.isoformat(), {}), **standing})
            day += timedelta(days=1)

    @cached_property
    def _values(self) -> dict[str, FigureValue]:
        return {}


def measured(reads: Reads, store: StoreId, period: Period, today: date) -> Measured:
    return Measured(period, today, members(reads, store, period.first, period.last, KPIS))
