"""T07 and T07a: how long cars are in the house, and how much of that they are worked on."""

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import MICROSECONDS, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.common import length
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _stay(case: VisitCase, rules: CaseRules) -> Parts:
    if case.left_ms is not None:
        verdict = visit_verdict(case, KpiFamily.VISITS, rules)
        stay = length(case.arrived_ms, case.left_ms)
        yield Part(rules.day(case.left_ms), case.visit, verdict, stay, 1, case.place)


def _worked_on(case: VisitCase, rules: CaseRules) -> Parts:
    if case.left_ms is not None:
        verdict = visit_verdict(case, KpiFamily.VISITS, rules)
        stay = length(case.arrived_ms, case.left_ms)
        worked = sum(job.number("worked_ms") for _, job in case.jobs) * MICROSECONDS
        yield Part(rules.day(case.left_ms), case.visit, verdict, worked, stay, case.place)


T07 = Kpi(
    id="T07",
    zh="在厂周期",
    en="Time in the house",
    formula_zh="期间内离店台次从到店到离店的小时数合计 ÷ 台次",
    formula_en="Hours from arrival to leaving, of the visits that left in the period, by their number",
    unit=Unit.HOURS_EACH,
    attribution=Attribution.LEAVE,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_stay,
)

T07a = Kpi(
    id="T07a",
    zh="增值时间占比",
    en="Share of time worked on",
    formula_zh="期间内离店台次的打卡作业时间合计 ÷ 从到店到离店的时间合计",
    formula_en="Time clocked on the jobs of the visits that left in the period, by their time from arrival to leaving",
    unit=Unit.PERCENT,
    share_of=Measure.MICROSECONDS,
    attribution=Attribution.LEAVE,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_worked_on,
)
