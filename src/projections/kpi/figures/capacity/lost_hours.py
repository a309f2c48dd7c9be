"""C04: attendance that went into no job."""

from projections.kpi.day_cases import TechnicianDayCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.capacity.technician_days import day_verdict, lost
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: TechnicianDayCase, _rules: CaseRules) -> Parts:
    verdict = day_verdict(case)
    if verdict is not None:
        for reason, length in lost(case).items():
            by = {Dimension.TECHNICIAN: case.technician, Dimension.REASON: reason}
            yield Part(case.day, case.stream, verdict, length, 0, by)


C04 = Kpi(
    id="C04",
    zh="损失工时",
    en="Lost hours",
    formula_zh="出勤工时 − 在工单上打卡的工时,按非生产代码;未打卡的部分归 unrecorded;休息不计",
    formula_en="Hours attended less hours clocked on jobs, by non-productive code; what nobody clocked is"
    " 'unrecorded'; breaks are not in",
    unit=Unit.HOURS,
    attribution=Attribution.WORK,
    combining=Combining.SUM,
    dimensions=(Dimension.TECHNICIAN, Dimension.REASON),
    technician_day=_measure,
)
