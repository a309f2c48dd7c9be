"""V11 and V11a: accessories and car care."""

from domain.rules.kpi import KpiFamily
from domain.trade import CostClass, OrderClass
from projections.kpi.cases import Line, Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.volume.revenue import revenue_parts
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _accessory(order: Order, line: Line) -> bool:
    """All of an accessories order; of any other, what was sold without a job to fit it."""
    if order.order_class is OrderClass.ADDON:
        return True
    return line.job is None and line.cost_class == CostClass.MATERIAL


def _amount(case: VisitCase, rules: CaseRules) -> Parts:
    return revenue_parts(case, rules, _accessory)


def _share(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in case.postings:
        order, lines = posting.order, posting.bill.lines
        verdict = order_verdict(order, KpiFamily.REVENUE, rules.at(posting.at_ms))
        accessories = posting.sign * sum(line.net for line in lines if _accessory(order, line))
        everything = posting.sign * sum(line.net for line in lines)
        day = rules.day(posting.at_ms)
        yield Part(day, order.order, verdict, accessories, everything, order.place)


V11 = Kpi(
    id="V11",
    zh="养护精品产值",
    en="Accessories revenue",
    formula_zh="期间内结算的精品/美容工单全部金额,加其他工单中不属于任何维修项目的材料费(含税,折后);冲红记入冲红当期",
    formula_en="Everything settled in the period on accessories orders, and on other orders the materials that belong"
    " to no job, tax included, net of discount; a reversal counts in its own period",
    unit=Unit.YUAN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.SUM,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS, Dimension.PAYER),
    visit=_amount,
)

V11a = Kpi(
    id="V11a",
    zh="养护精品占比",
    en="Share of accessories",
    formula_zh="养护精品产值 ÷ 维修产值",
    formula_en="Accessories revenue by revenue",
    unit=Unit.PERCENT,
    share_of=Measure.FEN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_share,
)
