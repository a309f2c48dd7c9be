"""A figure beside its target: how much of it is fulfilled, and in which band it lies."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from domain.rules.targets import AfterSalesDepartment, Band, Better, Target
from projections.kpi.definition import Kpi
from projections.kpi.periods import Period, month_of
from projections.kpi.queries.values import FigureValue
from projections.kpi.words import Combining
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Mark

_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Judged:
    """``goal`` is what is planned, or else where the lowest band begins. ``fulfilment`` is in percent of it.

    ``band`` None: there is nothing to judge, or it is too early to (``not_over``).
    """

    goal: Decimal
    fulfilment: Decimal | None
    band: Band | None
    not_over: bool = False

    @property
    def shown(self) -> Cell:
        return Mark.NOT_OVER if self.not_over else self.band


def accumulates(kpi: Kpi) -> bool:
    """Whether the figure grows with the length of the period. Its targets are those of a month."""
    return kpi.combining in (Combining.SUM, Combining.PER_DAILY_AVERAGE)


def comparable(kpi: Kpi, period: Period) -> bool:
    """A figure that grows is compared within a month, from its first day on."""
    return not accumulates(kpi) or (period.first.day == 1 and period.last <= month_of(period.first).last)


def judge(
    kpi: Kpi,
    value: FigureValue,
    target: Target,
    measured: Measured,
    department: AfterSalesDepartment | None = None,
) -> Judged:
    period = measured.period
    month = f"{period.first:%Y-%m}"
    planned = target.planned(department, month) if department else None
    goal = target.bands_for(department).passing if planned is None else planned
    if value.value is None or not comparable(kpi, period):
        return Judged(goal, None, None)
    band = target.band_of(value.value, department)
    early = accumulates(kpi) and (period.last < month_of(period.first).last or period.last >= measured.today)
    # a sum that is high enough stays so; one that is still low enough may not
    settled = not early or (target.better is Better.HIGHER and band is not Band.MISSED)
    return Judged(goal, _fulfilment(value.value, goal, target.better), band if settled else None, not settled)


def _fulfilment(actual: Decimal, goal: Decimal, better: Better) -> Decimal | None:
    """Percent: of the goal that is reached; of the goal by the actual where lower is better."""
    over, under = (actual, goal) if better is Better.HIGHER else (goal, actual)
    return None if under <= 0 else (over / under * 100).quantize(_PLACES, ROUND_HALF_EVEN)


def deviation(value: FigureValue, judged: Judged, better: Better) -> Decimal | None:
    """By how many percent of the goal the figure is worse than it; negative where it is better."""
    if value.value is None or judged.goal == 0:
        return None
    worse = judged.goal - value.value if better is Better.HIGHER else value.value - judged.goal
    return (worse / abs(judged.goal) * 100).quantize(_PLACES, ROUND_HALF_EVEN)
