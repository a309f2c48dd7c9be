"""V02: visits that left with everything settled."""

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part, Verdict, left_out
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Unit


def departed_verdict(case: VisitCase, family: KpiFamily, rules: CaseRules) -> Verdict:
    """Of a visit that has left."""
    verdict = visit_verdict(case, family, rules)
    if verdict.counted and not case.settled:
        return left_out(Ground.NOT_SETTLED)
    return verdict


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    if case.left_ms is not None:
        verdict = departed_verdict(case, KpiFamily.VISITS, rules)
        yield Part(rules.day(case.left_ms), case.visit, verdict, 1, 0, case.place)


V02 = Kpi(
    id="V02",
    zh="出厂台次",
    en="Visits that left",
    formula_zh="离店日在期间内、工单全部结算的台次",
    formula_en="Visits that left in the period with their orders settled",
    unit=Unit.VISITS,
    attribution=Attribution.LEAVE,
    combining=Combining.SUM,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)
