"""C08 and C08a: what is earned and sold per technician at work."""

from projections.kpi.cases import VisitCase
from projections.kpi.day_cases import TechnicianDayCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.figures.capacity.earnings import earned
from projections.kpi.figures.capacity.hours_sold import hours_sold
from projections.kpi.figures.capacity.technician_days import day_part
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Unit


def _revenue(case: VisitCase, rules: CaseRules) -> Parts:
    return earned(case, rules, lambda _line: True)


def _head(case: TechnicianDayCase, _rules: CaseRules) -> Parts:
    return day_part(case, 0, 1)


C08 = Kpi(
    id="C08",
    zh="人均产值",
    en="Revenue per head",
    formula_zh="期间内结算的维修产值 ÷ 日均出勤技师人数",
    formula_en="Revenue settled in the period, by the average number of technicians at work a day",
    unit=Unit.YUAN_PER_HEAD,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.PER_DAILY_AVERAGE,
    visit=_revenue,
    technician_day=_head,
)

C08A = Kpi(
    id="C08a",
    zh="技师人均工时",
    en="Hours sold per head",
    formula_zh="期间内完工作业的销售工时 ÷ 日均出勤技师人数",
    formula_en="Hours sold with jobs finished in the period, by the average number of technicians at work a day",
    unit=Unit.HOURS_PER_HEAD,
    attribution=Attribution.FINISH,
    combining=Combining.PER_DAILY_AVERAGE,
    visit=hours_sold,
    technician_day=_head,
)
