"""S06: money that lies dead."""

from calendar import monthrange
from datetime import date

from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.parts.stock_days import stock_days
from projections.kpi.parts_cases import ShelfMonthCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _measure(case: ShelfMonthCase, rules: CaseRules) -> Parts:
    """A sign of life holds until the months of the rule are over."""
    for day, stock, by in stock_days(case, rules):
        if stock.alive:
            lived = date.fromisoformat(day)
            until = _months_later(lived, rules.on(lived).parts.dead_after_months)
            by = by | {Dimension.UNTIL: until.isoformat()}  # noqa: PLW2901
        yield Part(day, case.stream, COUNTED, 0, stock.change, by)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


S06 = Kpi(
    id="S06",
    zh="呆滞率",
    en="Dead stock",
    formula_zh="期末库存中,超过规则 parts.dead_after_months 个月未领用(空架入库起算)的配件金额 ÷ 库存金额(不含税)",
    formula_en="Value at the end of the period of the parts that were not issued, nor put on an empty shelf, for the"
    " months of the rule parts.dead_after_months, by the value of the stock, without tax",
    unit=Unit.PERCENT,
    share_of=Measure.FEN,
    attribution=Attribution.INSTANT,
    combining=Combining.IDLE,
    dimensions=(Dimension.PART, Dimension.USAGE_CLASS),
    shelf_month=_measure,
)
