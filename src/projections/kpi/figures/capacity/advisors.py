"""C09: how many cars an advisor takes in a day."""

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    if case.advisor is not None:
        verdict = visit_verdict(case, KpiFamily.VISITS, rules)
        by = {Dimension.ADVISOR: case.advisor}
        yield Part(rules.day(case.arrived_ms), case.visit, verdict, 1, 0, by)


C09 = Kpi(
    id="C09",
    zh="顾问日均接车",
    en="Visits per advisor and day",
    formula_zh="期间内有顾问接待的到店台次 ÷ 顾问人日数(当日有接车的顾问)",
    formula_en="Visits in the period with an advisor, by days of advisors who took a car in",
    unit=Unit.PER_DAY,
    attribution=Attribution.ARRIVAL,
    combining=Combining.PER_PERSON_DAY,
    dimensions=(Dimension.ADVISOR,),
    visit=_measure,
)
