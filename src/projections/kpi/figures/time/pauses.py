"""T06: how long jobs stood still, waiting for something."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import length
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit

_WAITING = "waiting_"
"""Reasons that begin so; a break, or the end of a shift, is not a wait."""


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for _, job in case.jobs:
        for reason, begun, ended in job.listed("pauses"):
            if reason is not None and reason.startswith(_WAITING):
                by = {Dimension.REASON: reason}
                yield Part(rules.day(ended), job.subject, COUNTED, length(begun, ended), 0, by)


T06 = Kpi(
    id="T06",
    zh="等待时长",
    en="Time spent waiting",
    formula_zh="期间内结束的等待(待料、待客户、待定损、待工位、待设备、待外协、待技术支持)的小时数合计",
    formula_en="Hours of the waits that ended in the period: for parts, the customer, the insurer, a bay, equipment, an"
    " outside shop, technical support",
    unit=Unit.HOURS,
    attribution=Attribution.WORK,
    combining=Combining.SUM,
    dimensions=(Dimension.REASON,),
    visit=_measure,
)
