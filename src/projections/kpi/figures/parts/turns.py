"""S04, S04a and S05: how long the money lies on the shelves."""

from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.parts.stock_days import stock_days
from projections.kpi.parts_cases import ShelfMonthCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _measure(case: ShelfMonthCase, rules: CaseRules) -> Parts:
    for day, stock, by in stock_days(case, rules):
        yield Part(day, case.stream, COUNTED, stock.used, stock.change, by)


def _kpi(id_: str, names: tuple[str, str], formula: tuple[str, str], unit: Unit, combining: Combining) -> Kpi:
    return Kpi(
        id=id_,
        zh=names[0],
        en=names[1],
        formula_zh=f"{formula[0]};领料成本已减退料,按规则 parts.costing 计价,不含税;不足十二个月的按已有月数折算",
        formula_en=f"{formula[1]}; issues less returns, at the cost that the rule parts.costing chooses, without tax;"
        " where stock has been kept for less than twelve months, by as many as there are",
        unit=unit,
        share_of=Measure.FEN,
        attribution=Attribution.INSTANT,
        combining=combining,
        dimensions=(Dimension.PART, Dimension.USAGE_CLASS),
        shelf_month=_measure,
    )


S04 = _kpi(
    "S04",
    ("库存周转次数", "Stock turns"),
    (
        "截至期末十二个月的领料成本 ÷ 期末及此前十二个月末的平均库存金额",
        "Cost of what was issued in twelve months, by the average value of the stock then and at 12 month-ends before",
    ),
    Unit.TIMES,
    Combining.TURNS,
)
S04A = _kpi(
    "S04a",
    ("库存周转天数", "Days of a stock turn"),
    ("365 ÷ 库存周转次数", "365 by the stock turns"),
    Unit.DAYS,
    Combining.TURN_DAYS,
)
S05 = _kpi(
    "S05",
    ("库存度", "Months of supply"),
    (
        "期末库存金额 ÷ 截至期末十二个月的月均领料成本",
        "Value of the stock at the end of the period, by what was issued a month in the twelve months up to it",
    ),
    Unit.MONTHS,
    Combining.SUPPLY,
)
