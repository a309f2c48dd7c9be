"""E02: whether the fault was as the reception had described it."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for order, job in case.jobs:
        judged = job.at("described_ms")
        if judged is not None:
            well = int(bool(job.row["described_well"]))
            by = {Dimension.ADVISOR: order.advisor}
            yield Part(rules.day(judged), job.subject, COUNTED, well, 1, by)


E02 = Kpi(
    id="E02",
    zh="故障描述准确率",
    en="Accurate fault descriptions",
    formula_zh="期间内诊断时评定、前台故障描述准确的项目数 ÷ 期间内诊断时评定过前台故障描述的项目数;最后一次评定为准",
    formula_en="Jobs whose fault the reception had described accurately, as judged by the diagnosis in the period, by"
    " the jobs of which it judged the description; the last judgement counts",
    unit=Unit.PERCENT,
    attribution=Attribution.WORK,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR,),
    visit=_measure,
)
