"""T02: cars that go home on the day they came."""

from datetime import datetime

from domain.rules.kpi import KpiFamily
from domain.trade import OrderClass
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part, Verdict, left_out
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    day = rules.day(case.arrived_ms)
    same_day = case.left_ms is not None and rules.day(case.left_ms) == day
    open_until = day if case.left_ms is None else None
    yield Part(day, case.visit, _verdict(case, rules), int(same_day), 1, case.place, open_until)


def _verdict(case: VisitCase, rules: CaseRules) -> Verdict:
    verdict = visit_verdict(case, KpiFamily.ON_TIME, rules)
    cut_off = datetime.combine(
        rules.date(case.arrived_ms), rules.at(case.arrived_ms).calendar.same_day_arrival_until
    )
    if verdict.counted and rules.local(case.arrived_ms).replace(tzinfo=None) > cut_off:
        return left_out(Ground.AFTER_CUT_OFF)
    if verdict.counted and any(order.order_class is OrderClass.ACCIDENT for order in case.orders):
        return left_out(Ground.ACCIDENT)
    return verdict


T02 = Kpi(
    id="T02",
    zh="当天交车率",
    en="Back on the same day",
    formula_zh="期间内到店、当日(营业日)离店的台次 ÷ 期间内到店台次;不含超过当日截止时间到店的和事故车",
    formula_en="Visits that arrived in the period and left on the same business day, by the visits that arrived in it;"
    " without those that arrived after the cut-off and without accidents",
    unit=Unit.PERCENT,
    attribution=Attribution.ARRIVAL,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)
