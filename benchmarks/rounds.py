"""Cases that take turns: one round after the other, every case once in each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Timed = Callable[[], int]
"""Does the measured work and returns how many operations that was."""


@dataclass(frozen=True, slots=True)
class Case:
    """``prepare`` does, outside the measured time, what a round of this case needs, and returns the work itself."""

    name: str
    prepare: Callable[[], Timed]


@dataclass(frozen=True, slots=True)
class Ratio:
    low: float
    middle: float
    high: float


Rates = dict[str, list[float]]
"""Operations per second of each case, one figure per round."""


def alternate(cases: Sequence[Case], rounds: int, *, warm_up: bool = True) -> Rates:
    """One round to warm up, which does not count, then ``rounds`` that do; the order rotates from round to round."""
    rates: Rates = {case.name: [] for case in cases}
    for turn in range(0 if warm_up else 1, rounds + 1):
        first = turn % len(cases)
        for case in (*cases[first:], *cases[:first]):
            rate = _rate(case)
            if turn:
                rates[case.name].append(rate)
    return rates


def ratio(rates: Rates, case: str, to: str) -> Ratio:
    """How many times as fast one case is as another, round by round."""
    each = [one / other for one, other in zip(rates[case], rates[to], strict=True)]
    return Ratio(min(each), median(each), max(each))


def _rate(case: Case) -> float:
    work = case.prepare()
    start = perf_counter()
    operations = work()
    return operations / (perf_counter() - start)
