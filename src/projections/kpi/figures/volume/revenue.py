"""V08: what was settled, net of discount."""

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.common import amounts_by_payer, of_order, postings
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in postings(case):
        amounts = amounts_by_payer(posting, KpiFamily.REVENUE, rules, lambda _line: True)
        for verdict, payer, fen in amounts:
            by = {**of_order(posting.order), Dimension.PAYER: payer}
            yield Part(rules.day(posting.at_ms), posting.order.order, verdict, fen, 0, by)


V08 = Kpi(
    id="V08",
    zh="维修产值",
    en="Revenue",
    formula_zh="期间内结算的工时、配件、外协及其他金额合计(含税,折后);冲红记入冲红当期",
    formula_en="Labour, parts, sublets and other charges settled in the period, tax included, net of discount;"
    " a reversal counts in its own period",
    unit=Unit.YUAN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.SUM,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS, Dimension.PAYER),
    visit=_measure,
)
