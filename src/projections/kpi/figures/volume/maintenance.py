"""V03 and V03a: visits for maintenance."""

from domain.rules.kpi import KpiFamily
from domain.trade import OrderClass
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit

_MAINTENANCE = (OrderClass.MAINTENANCE, OrderClass.FREE)


def _for_maintenance(case: VisitCase) -> bool:
    return any(order.order_class in _MAINTENANCE for order in case.orders)


def _share(case: VisitCase, rules: CaseRules) -> Parts:
    verdict = visit_verdict(case, KpiFamily.VISITS, rules)
    yield Part(rules.day(case.arrived_ms), case.visit, verdict, int(_for_maintenance(case)), 1, case.place)


def _visits(case: VisitCase, rules: CaseRules) -> Parts:
    if _for_maintenance(case):
        verdict = visit_verdict(case, KpiFamily.VISITS, rules)
        yield Part(rules.day(case.arrived_ms), case.visit, verdict, 1, 0, case.place)


V03 = Kpi(
    id="V03",
    zh="保养台次占比",
    en="Share of visits for maintenance",
    formula_zh="期间内到店、有保养或首保/免费保养工单的台次 ÷ 进厂台次",
    formula_en="Visits that arrived in the period and have an order for maintenance or free maintenance,"
    " by all visits that arrived",
    unit=Unit.PERCENT,
    attribution=Attribution.ARRIVAL,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_share,
)

V03a = Kpi(
    id="V03a",
    zh="保养台次",
    en="Visits for maintenance",
    formula_zh="期间内到店、有保养或首保/免费保养工单的台次;维保目标以此为准",
    formula_en="Visits that arrived in the period and have an order for maintenance or free maintenance;"
    " the maintenance target is set for these",
    unit=Unit.VISITS,
    attribution=Attribution.ARRIVAL,
    combining=Combining.SUM,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_visits,
)
