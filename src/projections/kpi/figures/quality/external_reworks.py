"""Q02 and Q02a: cars that came back, by when they did, and by when they had been delivered."""

from domain.rules.kpi import KpiFamily, ReworkBase
from projections.kpi.cases import VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.quality.windows import accepted, came_back_within, window_closes
from projections.kpi.figures.volume.departures import departed_verdict
from projections.kpi.judging import order_verdict, visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _returned(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        claimed = order.at("claimed_ms")
        if accepted(order) and claimed is not None:
            yield Part(rules.day(claimed), order.order, COUNTED, 1, 0)
    if _base(case.arrived_ms, rules) is ReworkBase.ARRIVED:
        verdict = visit_verdict(case, KpiFamily.VISITS, rules)
        yield Part(rules.day(case.arrived_ms), case.visit, verdict, 0, 1)
    if case.left_ms is not None and _base(case.left_ms, rules) is ReworkBase.DEPARTED:
        verdict = departed_verdict(case, KpiFamily.VISITS, rules)
        yield Part(rules.day(case.left_ms), case.visit, verdict, 0, 1)


def _base(ms: int, rules: CaseRules) -> ReworkBase:
    return rules.at(ms).kpi_variants.external_rework_base


def _of_delivery(case: VisitCase, rules: CaseRules) -> Parts:
    for order, delivered in case.deliveries:
        came_back = any(
            accepted(comeback) and came_back_within(order, comeback, rules) for comeback in order.comebacks
        )
        yield Part(
            rules.day(delivered),
            order.order,
            order_verdict(order, KpiFamily.FIRST_TIME_FIX, rules.at(delivered)),
            1 if came_back else 0,
            1,
            order.place,
            window_closes(order, delivered, rules),
        )


Q02 = Kpi(
    id="Q02",
    zh="外返率",
    en="External rework rate",
    formula_zh="期间内提出并已受理的外返工单数 ÷ 期间内出厂台次(或进厂台次,按规则 external_rework_base)",
    formula_en="External reworks claimed in the period and accepted, by visits that left in it"
    " (or arrived in it: rule external_rework_base)",
    unit=Unit.PERCENT,
    attribution=Attribution.RETURN,
    combining=Combining.RATIO,
    visit=_returned,
)

Q02A = Kpi(
    id="Q02a",
    zh="外返率(按原单交车月)",
    en="External rework rate of the orders delivered",
    formula_zh="期间内交车的工单中,质保窗口内返修且已受理的 ÷ 期间内交车的工单;不问是否同一故障,窗口未满前为暂定值",
    formula_en="Orders delivered in the period with an accepted rework within the window, by all orders delivered;"
    " for whatever fault, provisional until the window is over",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_of_delivery,
)
