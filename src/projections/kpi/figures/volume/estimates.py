"""E01: whether the bill came out as it had been estimated."""

from domain.rules.kpi import KpiFamily
from domain.rules.rule_set import RuleSet
from projections.kpi.cases import Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part, Verdict, left_out
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for order, delivered in case.deliveries:
        at = rules.at(delivered)
        by = {Dimension.ADVISOR: order.advisor}
        yield Part(rules.day(delivered), order.order, _verdict(order, at), int(_accurate(order, at)), 1, by)


def _verdict(order: Order, rules: RuleSet) -> Verdict:
    verdict = order_verdict(order, KpiFamily.ON_TIME, rules)
    if verdict.counted and order.at("estimate_fen") is None:
        return left_out(Ground.NO_ESTIMATE)
    if verdict.counted and order.settled_ms is None:
        return left_out(Ground.NOT_SETTLED)
    return verdict


def _accurate(order: Order, rules: RuleSet) -> bool:
    """The limit itself is within. What nobody estimated or settled is not accurate."""
    estimate = order.at("estimate_fen")
    if estimate is None or order.settled_ms is None:
        return False
    billed = sum(line.net for bill in order.bills if bill.stands for line in bill.lines)
    return abs(billed - estimate) <= rules.estimate_tolerance * estimate


E01 = Kpi(
    id="E01",
    zh="估价准确率",
    en="Accurate estimates",
    formula_zh="期间内交车、结算金额与估价之差不超过估价 × 允许偏差的工单数 ÷ 期间内交车、有估价且已结算的工单数",
    formula_en="Orders delivered in the period whose bill differs from the estimate by no more than the tolerated share"
    " of it, by the orders delivered in it that had an estimate and are settled",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR,),
    visit=_measure,
)
