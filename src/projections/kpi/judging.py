"""Whether an order, or a visit, counts in a family of figures."""

from collections.abc import Iterable

from domain.rules.kpi import Inclusion, KpiFamily, OrderCondition, inclusion
from domain.rules.rule_set import RuleSet
from projections.kpi.cases import Order, VisitCase
from projections.kpi.entry import COUNTED, Verdict, left_out
from projections.kpi.rules import CaseRules
from projections.kpi.words import Ground

_BEST_FIRST = (Inclusion.COUNTED, Inclusion.SEPARATE, Inclusion.EXCLUDED)


def order_verdict(order: Order, family: KpiFamily, rules: RuleSet) -> Verdict:
    """By its class, and by whether it was cancelled and when."""
    found = order.verdicts.get(family)
    if found is None or found[0] is not rules:
        found = order.verdicts[family] = rules, _of_order(order, family, rules)
    return found[1]


def visit_verdict(case: VisitCase, family: KpiFamily, rules: CaseRules) -> Verdict:
    """A visit counts once, as the best of its orders does. Before an order is opened it counts by definition."""
    found = case.verdicts.get(family)
    if found is None or found[0] is not rules:
        found = case.verdicts[family] = rules, _of_visit(case, family, rules)
    return found[1]


def _of_order(order: Order, family: KpiFamily, rules: RuleSet) -> Verdict:
    condition = None
    if order.cancelled:
        started = order.work_started
        condition = OrderCondition.CANCELLED_AFTER_WORK if started else OrderCondition.CANCELLED_BEFORE_WORK
    standing, path = inclusion(
        rules.kpi_inclusion, rules.kpi_conditions, order.order_class, condition, family
    )
    return Verdict(standing, path)


def _of_visit(case: VisitCase, family: KpiFamily, rules: CaseRules) -> Verdict:
    if (turned_away := not_taken_in(case)) is not None:
        return turned_away
    at = rules.at(case.arrived_ms)
    if at.kpi_variants.merge_same_day_visits and _came_before(case, rules):
        return Verdict(Inclusion.EXCLUDED, "kpi_variants.merge_same_day_visits")
    return best(order_verdict(order, family, at) for order in case.orders)


def not_taken_in(case: VisitCase) -> Verdict | None:
    """Why a visit brought the store no work; None where it did, or still may."""
    if case.turned_away is None:
        return None
    return left_out(Ground.NO_ORDER if case.turned_away == "no_order" else Ground.TURNED_AWAY)


def best(verdicts: Iterable[Verdict]) -> Verdict:
    """The one that counts most; of equals the first. By definition counted where there are none."""
    return min(verdicts, key=lambda each: _BEST_FIRST.index(each.standing), default=COUNTED)


def _came_before(case: VisitCase, rules: CaseRules) -> bool:
    day = rules.date(case.arrived_ms)
    return any(rules.date(ms) == day for ms in case.earlier_ms)
