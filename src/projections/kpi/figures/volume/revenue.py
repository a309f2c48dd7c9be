"""V08: what was settled, net of discount."""

from collections.abc import Callable
from functools import partial

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import Line, Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.common import amounts_by_payer, found_once
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def revenue_parts(case: VisitCase, rules: CaseRules, wanted: Callable[[Order, Line], bool]) -> Parts:
    """One for each posting and payer: the net amount of the wanted lines."""
    for posting in case.postings:
        order = posting.order
        amounts = amounts_by_payer(posting, KpiFamily.REVENUE, rules, partial(wanted, order))
        for verdict, payer, fen in amounts:
            by = {**order.place, Dimension.PAYER: payer}
            yield Part(rules.day(posting.at_ms), order.order, verdict, fen, 0, by)


@found_once
def all_revenue(case: VisitCase, rules: CaseRules) -> Parts:
    return revenue_parts(case, rules, lambda _order, _line: True)


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
    visit=all_revenue,
)
