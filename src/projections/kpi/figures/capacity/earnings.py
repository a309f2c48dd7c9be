"""What a posting of a bill brings to figures per head and per bay."""

from collections.abc import Callable

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import Line, VisitCase
from projections.kpi.definition import Parts
from projections.kpi.entry import Part
from projections.kpi.figures.common import amounts_by_payer
from projections.kpi.rules import CaseRules


def earned(case: VisitCase, rules: CaseRules, wanted: Callable[[Line], bool]) -> Parts:
    """Net fen of the wanted lines, all payers together."""
    for posting in case.postings:
        amounts = list(amounts_by_payer(posting, KpiFamily.REVENUE, rules, wanted))
        if amounts:
            fen = sum(fen for _, _, fen in amounts)
            yield Part(rules.day(posting.at_ms), posting.order.order, amounts[0][0], fen, 0)
