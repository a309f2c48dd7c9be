"""V10: what was settled for parts and materials."""

from domain.trade import CostClass
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.figures.volume.revenue import revenue_parts
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    return revenue_parts(case, rules, lambda _order, line: line.cost_class == CostClass.MATERIAL)


V10 = Kpi(
    id="V10",
    zh="配件产值",
    en="Parts revenue",
    formula_zh="期间内结算的材料费合计(含税,折后);冲红记入冲红当期",
    formula_en="Parts and materials settled in the period, tax included, net of discount;"
    " a reversal counts in its own period",
    unit=Unit.YUAN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.SUM,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS, Dimension.PAYER),
    visit=_measure,
)
