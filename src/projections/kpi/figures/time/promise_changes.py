"""T10 and T10a: how often a promise is changed, and how often too late."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.time.on_time import promise_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _changed(case: VisitCase, rules: CaseRules) -> Parts:
    return _parts(case, rules, "promise_changes")


def _changed_late(case: VisitCase, rules: CaseRules) -> Parts:
    return _parts(case, rules, "late_promise_changes")


def _parts(case: VisitCase, rules: CaseRules, changes: str) -> Parts:
    for order, delivered in case.deliveries:
        verdict = promise_verdict(order, rules.at(delivered))
        changed = int(order.number(changes) > 0)
        yield Part(rules.day(delivered), order.order, verdict, changed, 1, order.place)


T10 = Kpi(
    id="T10",
    zh="承诺变更率",
    en="Promises changed",
    formula_zh="期间内交车、承诺变更过的工单数 ÷ 期间内交车、有交车承诺的工单数",
    formula_en="Orders delivered in the period whose promise was changed, by the orders delivered in it that had one",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_changed,
)

T10a = Kpi(
    id="T10a",
    zh="逾期后变更率",
    en="Promises changed after they had expired",
    formula_zh="期间内交车、承诺到期后才变更过的工单数 ÷ 期间内交车、有交车承诺的工单数",
    formula_en="Orders delivered in the period whose promise was changed when it had already expired, by the orders"
    " delivered in it that had one",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_changed_late,
)
