"""T03 and T04: how long customers wait at the reception."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import length
from projections.kpi.judging import not_taken_in
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _waiting(case: VisitCase, rules: CaseRules) -> Parts:
    if case.received_ms is not None:
        by = {Dimension.HOUR: f"{rules.local(case.arrived_ms).hour:02}"}
        if case.advisor:
            by[Dimension.ADVISOR] = case.advisor
        waited = length(case.arrived_ms, case.received_ms)
        yield Part(rules.day(case.arrived_ms), case.visit, not_taken_in(case) or COUNTED, waited, 0, by)


def _opening(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        issued = order.at("issued_ms")
        if case.received_ms is not None and issued is not None:
            by = {Dimension.ADVISOR: order.advisor}
            yield Part(rules.day(issued), order.order, COUNTED, length(case.received_ms, issued), 0, by)


T03 = Kpi(
    id="T03",
    zh="接车等待",
    en="Wait for the reception",
    formula_zh="期间内到店台次从到店到开始接待的分钟数,取中位数",
    formula_en="Median of the minutes from arrival to reception, of the visits that arrived in the period",
    unit=Unit.MINUTES,
    attribution=Attribution.ARRIVAL,
    combining=Combining.MEDIAN,
    dimensions=(Dimension.ADVISOR, Dimension.HOUR),
    visit=_waiting,
)

T04 = Kpi(
    id="T04",
    zh="开单时长",
    en="From reception to dispatch order",
    formula_zh="期间内首次开出派工单的工单从开始接待到开出派工单的分钟数,取中位数",
    formula_en="Median of the minutes from reception to the first dispatch order, of the orders for which it was issued"
    " in the period",
    unit=Unit.MINUTES,
    attribution=Attribution.RECEPTION,
    combining=Combining.MEDIAN,
    dimensions=(Dimension.ADVISOR,),
    visit=_opening,
)
