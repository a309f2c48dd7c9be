"""C01, C02 and C03: what technicians make of their time. Their names abroad contradict each other; the ids do not."""

from projections.kpi.day_cases import TechnicianDayCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.figures.capacity.hours_sold import hours_sold
from projections.kpi.figures.capacity.technician_days import attended, day_part, on_jobs
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _used(case: TechnicianDayCase, _rules: CaseRules) -> Parts:
    return day_part(case, on_jobs(case), attended(case))


def _clocked(case: TechnicianDayCase, _rules: CaseRules) -> Parts:
    return day_part(case, 0, on_jobs(case))


def _attended(case: TechnicianDayCase, _rules: CaseRules) -> Parts:
    return day_part(case, 0, attended(case))


C01 = Kpi(
    id="C01",
    zh="利用率",
    en="Utilisation",
    formula_zh="在工单上打卡的工时 ÷ 出勤工时(上班至下班,扣除休息);按班次日期",
    formula_en="Hours clocked on jobs, by hours attended (beginning to end of the shift without breaks);"
    " on the day of the shift",
    unit=Unit.PERCENT,
    share_of=Measure.MICROSECONDS,
    attribution=Attribution.WORK,
    combining=Combining.RATIO,
    dimensions=(Dimension.TECHNICIAN,),
    technician_day=_used,
)

C02 = Kpi(
    id="C02",
    zh="工时效率",
    en="Efficiency",
    formula_zh="期间内完工作业的销售工时(按约定比例分摊给技师) ÷ 期间内在工单上打卡的工时;"
    "返修工时计入分母,不计销售工时",
    formula_en="Hours sold with jobs finished in the period (by the crew's shares), by hours clocked on jobs in it;"
    " reworks are clocked and not sold",
    unit=Unit.PERCENT,
    share_of=Measure.MICROSECONDS,
    attribution=Attribution.FINISH,
    combining=Combining.RATIO,
    dimensions=(Dimension.TECHNICIAN,),
    visit=hours_sold,
    technician_day=_clocked,
)

C03 = Kpi(
    id="C03",
    zh="人均生产率",
    en="Overall productivity",
    formula_zh="期间内完工作业的销售工时(按约定比例分摊给技师) ÷ 期间内出勤工时",
    formula_en="Hours sold with jobs finished in the period (by the crew's shares), by hours attended in it",
    unit=Unit.PERCENT,
    share_of=Measure.MICROSECONDS,
    attribution=Attribution.FINISH,
    combining=Combining.RATIO,
    dimensions=(Dimension.TECHNICIAN,),
    visit=hours_sold,
    technician_day=_attended,
)
