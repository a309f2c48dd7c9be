"""C10: dispatching against the suggestion."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import By
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for _, job in case.jobs:
        for at, _ in job.listed("dispatches"):
            yield Part(rules.day(at), job.subject, COUNTED, 0, 1)
        for at, reason, against_suggestion in job.listed("overrides"):
            if against_suggestion:
                by: By = {} if reason is None else {Dimension.REASON: reason}
                yield Part(rules.day(at), job.subject, COUNTED, 1, 0, by)


C10 = Kpi(
    id="C10",
    zh="改派率",
    en="Dispatched against the suggestion",
    formula_zh="未按建议的派工次数 ÷ 派工与改派次数",
    formula_en="Decisions against the suggestion, by decisions to dispatch or reassign a job",
    unit=Unit.PERCENT,
    attribution=Attribution.WORK,
    combining=Combining.RATIO,
    dimensions=(Dimension.REASON,),
    visit=_measure,
)
