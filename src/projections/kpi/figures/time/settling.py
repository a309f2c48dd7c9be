"""T09 and T09a: the wait for the bill, and the wait after it."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import length
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _for_the_bill(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        passed, settled = order.passed_ms, order.billed_ms
        if passed is not None and settled is not None:
            waited = length(passed, settled)
            yield Part(rules.day(settled), order.order, COUNTED, waited, 0, order.place)


def _after_the_bill(case: VisitCase, rules: CaseRules) -> Parts:
    settled = [order.billed_ms for order in case.orders if order.billed_ms is not None]
    if case.left_ms is not None and settled:
        waited = length(max(settled), case.left_ms)
        yield Part(rules.day(case.left_ms), case.visit, COUNTED, waited, 0, case.place)


T09 = Kpi(
    id="T09",
    zh="结算等待",
    en="Wait for the bill",
    formula_zh="期间内结算的工单从最后一项终检合格到结算的分钟数,取中位数",
    formula_en="Median of the minutes from the last job's passed final inspection to settlement, of the orders settled"
    " in the period",
    unit=Unit.MINUTES,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.MEDIAN,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_for_the_bill,
)

T09a = Kpi(
    id="T09a",
    zh="结算后离店",
    en="From the bill to leaving",
    formula_zh="期间内离店台次从最后一次结算到离店的分钟数,取中位数",
    formula_en="Median of the minutes from the last settlement to leaving, of the visits that left in the period",
    unit=Unit.MINUTES,
    attribution=Attribution.LEAVE,
    combining=Combining.MEDIAN,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_after_the_bill,
)
