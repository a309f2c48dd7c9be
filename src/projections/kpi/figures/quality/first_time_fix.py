"""Q01: orders whose fault did not come back."""

from domain.rules.kpi import Inclusion, KpiFamily
from projections.kpi.cases import Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part, Verdict, left_out
from projections.kpi.figures.quality.windows import accepted, came_back_within, window_closes
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for order, delivered in case.deliveries:
        came_back = any(_same_fault(order, comeback, rules) for comeback in order.comebacks)
        yield Part(
            rules.day(delivered),
            order.order,
            _verdict(order, delivered, rules),
            0 if came_back else 1,
            1,
            order.place,
            window_closes(order, delivered, rules),
        )


def _verdict(order: Order, delivered: int, rules: CaseRules) -> Verdict:
    verdict = order_verdict(order, KpiFamily.FIRST_TIME_FIX, rules.at(delivered))
    if verdict.standing is not Inclusion.EXCLUDED and not order.number("symptoms"):
        return left_out(Ground.NO_COMPLAINT)
    return verdict


def _same_fault(order: Order, comeback: Order, rules: CaseRules) -> bool:
    return (
        accepted(comeback)
        and comeback.row["same_fault"] == "yes"
        and came_back_within(order, comeback, rules)
    )


Q01 = Kpi(
    id="Q01",
    zh="一次修复率",
    en="Fixed first time",
    formula_zh="期间内交车、有故障陈述的工单中,质保窗口(天数与里程先到为准)内未因同一故障返修的 ÷ 这些工单;"
    "窗口未满前为暂定值",
    formula_en="Orders with a complaint delivered in the period that did not come back for the same fault within the"
    " window (days or kilometres, whichever ends first), by all such orders; provisional until the window is over",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)
