"""S07: lines that had to be ordered in a hurry."""

from domain.parts import URGENT_KINDS
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.parts.purchasing import issued_lines, of_line
from projections.kpi.parts_cases import PurchaseCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: PurchaseCase, rules: CaseRules) -> Parts:
    urgent = 1 if case.kind in URGENT_KINDS else 0
    for day, line, subject, verdict in issued_lines(case, rules):
        yield Part(day, subject, verdict, urgent, 1, of_line(case, line))


S07 = Kpi(
    id="S07",
    zh="紧急订货率",
    en="Urgent orders",
    formula_zh="期间内签发的紧急与停驶订单行 ÷ 签发的订单行;作废的订单不计",
    formula_en="Lines of emergency orders and of orders for cars off the road issued in the period, by all order lines"
    " issued; cancelled orders are left out",
    unit=Unit.PERCENT,
    attribution=Attribution.ORDERING,
    combining=Combining.RATIO,
    dimensions=(Dimension.SUPPLIER, Dimension.PART),
    purchase=_measure,
)
