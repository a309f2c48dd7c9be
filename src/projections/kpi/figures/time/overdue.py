"""T08: cars that have been in the house too long."""

from datetime import timedelta

from domain.trade import OrderClass
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.judging import not_taken_in
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    """On the day on which it becomes overdue; there it stands until the day on which it leaves."""
    order_class = case.orders[0].order_class if case.orders else OrderClass.REPAIR
    allowed = rules.at(case.arrived_ms).aged_after_days[order_class]
    overdue = (rules.date(case.arrived_ms) + timedelta(days=allowed + 1)).isoformat()
    left = rules.day(case.left_ms) if case.left_ms is not None else None
    if left is None or left > overdue:
        by = {**case.place, Dimension.UNTIL: left} if left else case.place
        yield Part(overdue, case.visit, not_taken_in(case) or COUNTED, 1, 0, by)


T08 = Kpi(
    id="T08",
    zh="超期在厂",
    en="Overdue in the house",
    formula_zh="期末仍在店、到店后天数超过规定的台次;天数按首张工单类别,尚无工单按一般维修",
    formula_en="Visits still in the house at the end of the period for more days than its rules allow to the class of"
    " their first order, or to a repair before there is one",
    unit=Unit.VISITS,
    attribution=Attribution.INSTANT,
    combining=Combining.STANDING,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)
