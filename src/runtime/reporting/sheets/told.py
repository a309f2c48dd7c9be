"""Lines of profit and loss that others tell: the accountants' profit and cost, and what follows from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from domain.aggregates.month_results.words import ReportedItem
from projections.kpi.catalogue import BY_ID
from projections.kpi.queries.reported import reported_amounts
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Kind, Mark, Named, Quantity, Row
from runtime.reporting.source import Source
from runtime.reporting.units import yuan

_ABSORPTION = ("V21", "V21a", "V21b", "V21c")
_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Told:
    """Amounts in fen; ``absorption`` in percent by figure. What is not known is in neither."""

    amounts: Mapping[ReportedItem, int] = field(default_factory=dict)
    absorption: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def result(self) -> int | None:
        """What is left of the gross profit; None while profit or cost is unknown."""
        earned = self.amounts.get(ReportedItem.AFTER_SALES_GROSS_PROFIT)
        spent = self.amounts.get(ReportedItem.OPERATING_COST)
        return None if earned is None or spent is None else earned - spent


def told(source: Source, measured: Measured) -> Told:
    """About the months that end within these days."""
    period = measured.period
    values = {kpi: measured.value(BY_ID[kpi]).value for kpi in _ABSORPTION}
    return Told(
        amounts=reported_amounts(source.reads, source.store, period.first, period.last),
        absorption={kpi: value for kpi, value in values.items() if value is not None},
    )


def told_rows(now: Told, former: Told | None) -> Iterator[Row]:
    """``former`` None: nothing is known of the month before, not even that nobody has reported."""
    before, compared = former or Told(), former is not None
    for item in ReportedItem:
        if item is not ReportedItem.CSI_SCORE:
            name = Named(item.zh, item.en)
            yield _amount(name, now.amounts.get(item), before.amounts.get(item), compared=compared)
    left = Named("售后毛利减运营成本", "Gross profit less operating cost")
    yield _amount(left, now.result, before.result, compared=compared)
    for kpi in _ABSORPTION:
        name = Named(BY_ID[kpi].zh, BY_ID[kpi].en)
        yield _percent(name, now.absorption.get(kpi), before.absorption.get(kpi), compared=compared)


def _amount(name: Named, now: int | None, before: int | None, *, compared: bool) -> Row:
    change = share = None
    if now is not None and before is not None:
        change = yuan(now - before)
        if before:
            share = (Decimal(now - before) / abs(before) * 100).quantize(_PLACES, ROUND_HALF_EVEN)
    return [name, _yuan(now), _yuan(before) if compared else None, change, share]


def _percent(name: Named, now: Decimal | None, before: Decimal | None, *, compared: bool) -> Row:
    """The change is in percentage points."""
    change = None if now is None or before is None else Quantity(now - before, Kind.PERCENT)
    return [name, _share(now), _share(before) if compared else None, change, None]


def _yuan(fen: int | None) -> Cell:
    return Mark.NOT_REPORTED if fen is None else yuan(fen)


def _share(percent: Decimal | None) -> Cell:
    return Mark.NOT_REPORTED if percent is None else Quantity(percent, Kind.PERCENT)
