"""T01, T01b and T01c: whether the car was ready when it had been promised."""

from collections.abc import Callable

from domain.rules.kpi import KpiFamily, OnTimeBy, PromiseUsed
from domain.rules.rule_set import RuleSet
from projections.kpi.cases import Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part, Verdict, left_out
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Unit

Moment = Callable[[Order, RuleSet], int | None]


def promise_verdict(order: Order, rules: RuleSet) -> Verdict:
    """Of an order that was delivered: one without a promise cannot be late."""
    verdict = order_verdict(order, KpiFamily.ON_TIME, rules)
    if verdict.counted and order.at("first_promise_ms") is None:
        return left_out(Ground.NO_PROMISE)
    return verdict


def _parts(case: VisitCase, rules: CaseRules, promised: Moment, done: Moment) -> Parts:
    for order, delivered in case.deliveries:
        at = rules.at(delivered)
        promise, ready = promised(order, at), done(order, at)
        on_time = promise is not None and (delivered if ready is None else ready) <= promise
        verdict = promise_verdict(order, at)
        yield Part(rules.day(delivered), order.order, verdict, int(on_time), 1, order.place)


def _promised(order: Order, rules: RuleSet) -> int | None:
    if rules.kpi_variants.promise is PromiseUsed.FIRST:
        return _first_promised(order, rules)
    return order.at("promise_ms")


def _first_promised(order: Order, _rules: RuleSet) -> int | None:
    return order.at("first_promise_ms")


def _done(order: Order, rules: RuleSet) -> int | None:
    match rules.kpi_variants.on_time_by:
        case OnTimeBy.FINAL_INSPECTION:
            return order.passed_ms
        case OnTimeBy.READY:
            return order.ready_ms
        case OnTimeBy.HANDOVER:
            return order.at("delivered_ms")


def _passed(order: Order, _rules: RuleSet) -> int | None:
    return order.passed_ms


def _on_time(case: VisitCase, rules: CaseRules) -> Parts:
    return _parts(case, rules, _promised, _done)


def _finished_on_time(case: VisitCase, rules: CaseRules) -> Parts:
    return _parts(case, rules, _promised, _passed)


def _as_first_promised(case: VisitCase, rules: CaseRules) -> Parts:
    return _parts(case, rules, _first_promised, _done)


T01 = Kpi(
    id="T01",
    zh="准时交车率",
    en="On time",
    formula_zh="期间内交车、不晚于承诺时间完成的工单数 ÷ 期间内交车、有交车承诺的工单数;"
    "完成时点与所用承诺按门店规则,缺该时点时以交车为准",
    formula_en="Orders delivered in the period and done no later than promised, by the orders delivered in it that had"
    " a promise; the store's rules say what done means and which promise; where that moment is missing, the handover",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_on_time,
)

T01b = Kpi(
    id="T01b",
    zh="准时完工率",
    en="Work finished on time",
    formula_zh="期间内交车、终检合格不晚于承诺时间的工单数 ÷ 期间内交车、有交车承诺的工单数;"
    "所用承诺按门店规则,无终检时以交车为准",
    formula_en="Orders delivered in the period that passed the final inspection no later than promised, by the orders"
    " delivered in it that had a promise; the store's rules say which promise; without inspection, the handover",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_finished_on_time,
)

T01c = Kpi(
    id="T01c",
    zh="首次承诺准时率",
    en="On time by the first promise",
    formula_zh="期间内交车、不晚于首次承诺时间完成的工单数 ÷ 期间内交车、有交车承诺的工单数;"
    "完成时点按门店规则,缺该时点时以交车为准",
    formula_en="Orders delivered in the period and done no later than first promised, by the orders delivered in it"
    " that had a promise; the store's rules say what done means; where that moment is missing, the handover",
    unit=Unit.PERCENT,
    attribution=Attribution.DELIVERY,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_as_first_promised,
)
