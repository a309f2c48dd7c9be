"""S03: cars that had to wait for parts."""

from domain.reasons import ReasonCode
from domain.rules.kpi import KpiFamily
from projections.kpi.cases import Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.judging import visit_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    stopped = any(_work_stood(order) for order in case.orders)
    late = [promise for order in case.orders for promise in _promises_missed_by_parts(order)]
    still_open = [promise for promise, open_ in late if open_]
    # what is still awaited may come before the promise
    open_until = rules.day(max(still_open)) if still_open and not stopped else None
    yield Part(
        rules.day(case.arrived_ms),
        case.visit,
        visit_verdict(case, KpiFamily.VISITS, rules),
        1 if stopped or late else 0,
        1,
        case.place,
        open_until,
    )


def _work_stood(order: Order) -> bool:
    waiting = ReasonCode.WAITING_PARTS.value
    return any(
        job.row["paused_for"] == waiting or any(reason == waiting for reason, *_ in job.listed("pauses"))
        for job in order.jobs
    )


def _promises_missed_by_parts(order: Order) -> list[tuple[int, bool]]:
    """The promise, for each wait that did not end before it, and whether the wait is still on."""
    promise = order.at("promise_ms")
    if promise is None:
        return []
    waits = [wait for line in order.wanted for wait in line.listed("waits")]
    return [(promise, to is None) for _, to in waits if to is None or to > promise]


S03 = Kpi(
    id="S03",
    zh="缺件率",
    en="Visits delayed by missing parts",
    formula_zh="期间内到店的台次中,因缺件停工,或承诺交车时缺件仍未到的 ÷ 进厂台次",
    formula_en="Visits that arrived in the period whose work stood for want of parts, or for which a part was still"
    " missing at the promised time, by all visits",
    unit=Unit.PERCENT,
    attribution=Attribution.ARRIVAL,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)
