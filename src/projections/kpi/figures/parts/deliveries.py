"""S08 and S08a: whether suppliers deliver when they said, and how long cars off the road wait for it."""

from domain.parts import PurchaseKind
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part, left_out
from projections.kpi.figures.parts.purchasing import issued_lines, of_line, subject
from projections.kpi.parts_cases import PurchaseCase
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Measure, Unit


def _due(case: PurchaseCase, rules: CaseRules) -> Parts:
    """An order that was cancelled before its day was never due."""
    due = case.promised_on
    if due is None:
        return
    never_due = case.cancelled_on is not None and case.cancelled_on < due
    verdict = left_out(Ground.CANCELLED) if never_due else COUNTED
    day = due.isoformat()
    for line in case.lines:
        in_time = line.complete_ms is not None and rules.date(line.complete_ms) <= due
        yield Part(day, subject(case, line), verdict, 1 if in_time else 0, 1, of_line(case, line), day)


def _off_the_road(case: PurchaseCase, rules: CaseRules) -> Parts:
    """From the day of ordering until everything is there, or is no longer expected."""
    if case.kind is not PurchaseKind.VOR:
        return
    for day, line, name, _ in issued_lines(case, rules):
        ends = [at for at in (line.complete_ms, case.ended_ms) if at is not None]
        until = rules.day(min(ends)) if ends else None
        if until is None or until > day:
            by = of_line(case, line) | ({Dimension.UNTIL: until} if until else {})
            yield Part(day, name, COUNTED, 1, 0, by)


S08 = Kpi(
    id="S08",
    zh="到货及时率",
    en="Delivered when promised",
    formula_zh="承诺在期间内到货的订单行中,当日或之前全部到货的 ÷ 应到的订单行;到期后改口的承诺无效",
    formula_en="Order lines promised for a day of the period and received in full by then, by all that were promised;"
    " a promise given when the one before it was over does not count",
    unit=Unit.PERCENT,
    attribution=Attribution.DUE,
    combining=Combining.RATIO,
    dimensions=(Dimension.SUPPLIER, Dimension.PART),
    purchase=_due,
)

S08A = Kpi(
    id="S08a",
    zh="停驶订单未到天数",
    en="Age of open orders for cars off the road",
    formula_zh="期末未到齐的停驶订单行,自签发起的平均天数",
    formula_en="Days since the issue of the order lines for cars off the road that are not there at the end of the"
    " period, on average",
    unit=Unit.DAYS,
    share_of=Measure.PIECES,
    attribution=Attribution.INSTANT,
    combining=Combining.AGE,
    dimensions=(Dimension.SUPPLIER, Dimension.PART),
    purchase=_off_the_road,
)
