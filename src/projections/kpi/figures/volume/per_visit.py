"""V13 and V14: what a visit that left is worth."""

from domain.rules.kpi import KpiFamily
from domain.trade import OrderClass
from projections.kpi.cases import Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.volume.departures import departed_verdict
from projections.kpi.figures.volume.revenue import all_revenue, revenue_parts
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _departure(case: VisitCase, rules: CaseRules) -> Parts:
    if case.left_ms is not None:
        verdict = departed_verdict(case, KpiFamily.PAYING_VISITS, rules)
        yield Part(rules.day(case.left_ms), case.visit, verdict, 0, 1, case.place)


def _each(case: VisitCase, rules: CaseRules) -> Parts:
    yield from all_revenue(case, rules)
    yield from _departure(case, rules)


def _each_for_maintenance(case: VisitCase, rules: CaseRules) -> Parts:
    yield from revenue_parts(case, rules, lambda order, _line: _maintenance(order))
    if any(_maintenance(order) for order in case.orders):
        yield from _departure(case, rules)


def _maintenance(order: Order) -> bool:
    return order.order_class is OrderClass.MAINTENANCE


V13 = Kpi(
    id="V13",
    zh="单车产值",
    en="Revenue per visit",
    formula_zh="期间内结算的维修产值 ÷ 期间内离店、工单全部结算的付费台次",
    formula_en="Revenue settled in the period by the paying visits that left in it with their orders settled",
    unit=Unit.YUAN_EACH,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_each,
)

V14 = Kpi(
    id="V14",
    zh="单车保养产值",
    en="Revenue per maintenance visit",
    formula_zh="期间内结算的保养工单产值 ÷ 期间内离店、工单全部结算、有保养工单的付费台次",
    formula_en="Revenue of maintenance orders settled in the period by the paying visits with a maintenance order that"
    " left in it with their orders settled",
    unit=Unit.YUAN_EACH,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_each_for_maintenance,
)
