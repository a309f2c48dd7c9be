"""Profit and loss, as far as it is known: what was earned, let off and paid, what was told, and what nothing feeds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from domain.trade import CostClass, Payer
from projections.kpi.catalogue import BY_ID
from projections.kpi.queries.settled import settled_bills
from runtime.reporting.measured import Measured
from runtime.reporting.model import Cell, Column, Kind, Mark, Named, Row, Sheet
from runtime.reporting.sheets.told import Told, told, told_rows
from runtime.reporting.source import Source
from runtime.reporting.units import yuan

_REVENUE = "V08"
_REWORK_COST = "Q05"
_PARTS_MARGIN = "V17"


@dataclass
class Earned:
    """In fen, by cost class. Only what counts as revenue; ``rework_cost`` is the figure of that name.

    ``parts_cost`` is without tax and stands beside the rest, which contains it; None where no part was issued for what
    was settled. ``told`` is what others say about the months: it is not made of the rest.
    """

    gross: Counter[str] = field(default_factory=Counter)
    discount: Counter[str] = field(default_factory=Counter)
    by_payer: Counter[tuple[str, str]] = field(default_factory=Counter)
    sublet_cost: int = 0
    rework_cost: int = 0
    parts_cost: int | None = None
    told: Told = field(default_factory=Told)

    def net(self, cost_class: str) -> int:
        return self.gross[cost_class] - self.discount[cost_class]

    @property
    def revenue(self) -> int:
        return sum(self.net(each) for each in CostClass)


def earned(source: Source, measured: Measured) -> Earned:
    """The bills behind the revenue of these days, line by line."""
    found = Earned()
    counted = {(each.entry.subject, each.day) for each in measured.counted(BY_ID[_REVENUE])}
    period = measured.period
    bills = settled_bills(source.reads, source.store, period.first, period.last, source.case_rules())
    for bill in bills:
        if (bill.order, bill.day) in counted:
            found.sublet_cost += bill.sublet_cost
            for line in bill.lines:
                found.gross[line.cost_class] += line.gross
                found.discount[line.cost_class] += line.discount
                for payer, fen in line.shares:
                    found.by_payer[line.cost_class, payer] += fen
    found.told = told(source, measured)
    if _REWORK_COST in BY_ID:
        found.rework_cost = measured.value(BY_ID[_REWORK_COST]).numerator
    margin = measured.value(BY_ID[_PARTS_MARGIN])
    if margin.counted:
        found.parts_cost = margin.denominator - margin.numerator
    return found


def revenue_sheet(now: Earned) -> Sheet:
    """By cost class and payer. What the rules do not count as revenue is not in it."""
    columns = (
        Column("费用类别", "Cost class"),
        Column("折前金额", "Before discount", Kind.YUAN, summed=True),
        Column("折扣", "Discount", Kind.YUAN, summed=True),
        *(Column(payer.zh, payer.en, Kind.YUAN, summed=True) for payer in Payer),
        Column("产值", "Revenue", Kind.YUAN, summed=True),
    )
    rows: list[Row] = [
        [
            each,
            yuan(now.gross[each]),
            yuan(now.discount[each]),
            *(yuan(now.by_payer[each, payer]) for payer in Payer),
            yuan(now.net(each)),
        ]
        for each in CostClass
    ]
    return Sheet("revenue", "产值构成", "Revenue by class and payer", columns, rows)


def profit_sheet(now: Earned, former: Earned | None) -> Sheet:
    """``former`` None: nothing is known of the month before."""
    columns = (
        Column("项目", "Item"),
        Column("本期", "This period", Kind.YUAN),
        Column("上月", "Former month", Kind.YUAN),
        Column("增减", "Change", Kind.YUAN),
        Column("增减率", "Change in percent", Kind.PERCENT),
    )
    rows = [
        *_known(now, former),
        _parts_cost(now, former),
        *told_rows(now.told, former.told if former else None),
        *_unknown(),
    ]
    return Sheet("profit", "损益", "Profit and loss", columns, rows)


def _known(now: Earned, former: Earned | None) -> Iterator[Row]:
    before = None if former is None else _amounts(former)
    for place, (name, amount) in enumerate(_amounts(now)):
        yield _line(name, amount, None if before is None else before[place][1])


def _amounts(of: Earned) -> Sequence[tuple[Named, int]]:
    return (
        (Named("工时产值", "Labour revenue"), of.net(CostClass.LABOUR)),
        (Named("配件产值", "Parts revenue"), of.net(CostClass.MATERIAL)),
        (Named("外协产值", "Sublet revenue"), of.net(CostClass.SUBLET)),
        (Named("其他产值", "Other revenue"), of.net(CostClass.OTHER)),
        (Named("产值合计", "Revenue"), of.revenue),
        (Named("其中已让折扣", "Discounts given"), of.discount.total()),
        (Named("外协成本", "Cost of sublets"), of.sublet_cost),
        (Named("返修成本", "Cost of reworks"), of.rework_cost),
        (Named("产值减已知成本", "Revenue less known cost"), of.revenue - of.sublet_cost - of.rework_cost),
    )


def _line(name: Named, now: int, former: int | None) -> Row:
    if former is None:
        return [name, yuan(now), None, None, None]
    share: Cell = None
    if former:
        share = (Decimal(now - former) / abs(former) * 100).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return [name, yuan(now), yuan(former), yuan(now - former), share]


def _parts_cost(now: Earned, former: Earned | None) -> Row:
    name = Named("配件成本(已领料,不含税)", "Cost of parts issued, without tax")
    before = former.parts_cost if former else None
    if now.parts_cost is not None:
        return _line(name, now.parts_cost, before)
    return [name, Mark.NOT_ENABLED, Mark.NOT_ENABLED if before is None else yuan(before), None, None]


def _unknown() -> Iterator[Row]:
    for zh, en in (("人工工资", "Wages"), ("净利", "Net profit")):
        yield [Named(zh, en), Mark.NOT_ENABLED, Mark.NOT_ENABLED, None, None]
