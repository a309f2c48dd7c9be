"""Q07: cars that came again for the same matter."""

from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import By
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        opened = order.at("opened_ms")
        if order.optional("repeats") is not None and opened is not None:
            reason = order.optional("repeat_reason")
            by: By = {} if reason is None else {Dimension.REASON: reason}
            yield Part(rules.day(opened), order.order, COUNTED, 1, 0, by)


Q07 = Kpi(
    id="Q07",
    zh="重复上门",
    en="Repeat visits",
    formula_zh="期间内开单、登记为同一事项再次进厂的工单数",
    formula_en="Orders opened in the period for a car that came again for the same matter",
    unit=Unit.COUNT,
    attribution=Attribution.ARRIVAL,
    combining=Combining.SUM,
    dimensions=(Dimension.REASON,),
    visit=_measure,
)
