"""R12: what customers answered when somebody else asked them."""

from projections.kpi.cases import ReportedMonth
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Unit

_HUNDREDTHS = 100
"""In a point: scores have two decimals."""


def _scored(case: ReportedMonth, rules: CaseRules) -> Parts:
    """Months weigh as many answers as they have."""
    told = case.satisfaction
    if told is not None:
        points, weight = told.score * told.answers, _HUNDREDTHS * told.answers
        yield Part(case.day, case.stream, COUNTED, points, weight, open_until=case.day)


R12 = Kpi(
    id="R12",
    zh="客户满意度(CSI)",
    en="Customer satisfaction index",
    formula_zh="各月填报的满意度得分按有效样本数加权平均;分子为得分×100×样本数,分母为 100×样本数",
    formula_en="Average of the scores reported for the months, weighted by their valid answers;"
    " numerator: score × 100 × answers, denominator: 100 × answers",
    unit=Unit.POINTS,
    attribution=Attribution.MONTH,
    combining=Combining.RATIO,
    reported=_scored,
)
