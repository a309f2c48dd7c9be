"""T05: how long an authorised job waits until somebody begins it."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import length
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for _, job in case.jobs:
        authorised, begun = job.at("authorised_ms"), job.at("first_clock_ms")
        if authorised is not None and begun is not None:
            by = {Dimension.TRADE: job.text("trade")}
            yield Part(rules.day(begun), job.subject, COUNTED, length(authorised, begun), 0, by)


T05 = Kpi(
    id="T05",
    zh="派工等待",
    en="Wait for the workshop",
    formula_zh="期间内首次开工的项目从客户首次同意到首次开工的分钟数,取中位数",
    formula_en="Median of the minutes from the customer's first consent to the first clock-on, of the jobs begun in the"
    " period",
    unit=Unit.MINUTES,
    attribution=Attribution.WORK,
    combining=Combining.MEDIAN,
    dimensions=(Dimension.TRADE,),
    visit=_measure,
)
