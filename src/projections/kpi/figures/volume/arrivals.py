"""V01: visits that arrived."""

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    verdict = visit_verdict(case, KpiFamily.VISITS, rules)
    yield Part(rules.day(case.arrived_ms), case.visit, verdict, 1, 0, case.place)


V01 = Kpi(
    id="V01",
    zh="进厂台次",
    en="Visits that arrived",
    formula_zh="到店日在期间内的到店台次;同车多单计一次",
    formula_en="Visits with an arrival in the period; several orders of one visit count once",
    unit=Unit.VISITS,
    attribution=Attribution.ARRIVAL,
    combining=Combining.SUM,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)
