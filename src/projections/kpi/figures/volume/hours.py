"""V15 and V16: the hours that bills sell."""

from collections import defaultdict
from collections.abc import Mapping

from domain.rules.kpi import KpiFamily
from domain.trade import CostClass
from projections.kpi.cases import HUNDREDTH_OF_AN_HOUR, Line, Order, Posting, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _rate(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in case.postings:
        order, sign = posting.order, posting.sign
        verdict = order_verdict(order, KpiFamily.HOURS_SOLD, rules.at(posting.at_ms))
        hours, amounts = _hours_by_payer(posting), _amounts_by_payer(posting, labour_only=True)
        for payer, fen in sorted(amounts.items()):
            by = {Dimension.ADVISOR: order.advisor, Dimension.PAYER: payer}
            sold = hours.get(payer, 0)
            yield Part(rules.day(posting.at_ms), order.order, verdict, sign * fen, sign * sold, by)


def _hours_each(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in case.postings:
        order, sign = posting.order, posting.sign
        verdict = order_verdict(order, KpiFamily.HOURS_SOLD, rules.at(posting.at_ms))
        hours = _hours_by_payer(posting)
        sold = sum(hours.values())
        payer = _most(hours if sold else _amounts_by_payer(posting, labour_only=False))
        by = {**order.place, Dimension.PAYER: payer}
        yield Part(rules.day(posting.at_ms), order.order, verdict, sign * sold, sign, by)


def _hours_by_payer(posting: Posting) -> Mapping[str, int]:
    """Microseconds. A line's hours are not divided: they are with the payer of its largest share."""
    hours: dict[str, int] = defaultdict(int)
    for line in posting.bill.lines:
        if line.cost_class == CostClass.LABOUR:
            largest, _ = max(line.shares, key=lambda share: share[1])
            hours[largest] += _sold(posting.order, line)
    return hours


def _sold(order: Order, line: Line) -> int:
    """As quoted, in microseconds; none for a line that is in no quote."""
    job = order.job(line.job) if line.job is not None else None
    return job.line_hours.get(line.line, 0) * HUNDREDTH_OF_AN_HOUR if job else 0


def _amounts_by_payer(posting: Posting, *, labour_only: bool) -> Mapping[str, int]:
    amounts: dict[str, int] = defaultdict(int)
    for line in posting.bill.lines:
        if line.cost_class == CostClass.LABOUR or not labour_only:
            for payer, fen in line.shares:
                amounts[payer] += fen
    return amounts


def _most(by_payer: Mapping[str, int]) -> str:
    """Of equals the first by name."""
    return min(by_payer, key=lambda payer: (-by_payer[payer], payer))


V15 = Kpi(
    id="V15",
    zh="有效工时单价",
    en="Effective labour rate",
    formula_zh="期间内结算的工时费(折后)÷ 其计费工时;一行工时记在付款最多的一方;冲红记入冲红当期",
    formula_en="Labour settled in the period, net of discount, by the hours billed for it; the hours of a line are with"
    " the payer who pays most of it; a reversal counts in its own period",
    unit=Unit.YUAN_PER_HOUR,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.PAYER),
    visit=_rate,
)

V16 = Kpi(
    id="V16",
    zh="单车工时",
    en="Hours per settled order",
    formula_zh="期间内结算的计费工时 ÷ 期间内结算单数;冲红按负数记入冲红当期",
    formula_en="Hours billed by the settlements of the period by their number; a reversal counts negative, in its own"
    " period",
    unit=Unit.HOURS_EACH,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS, Dimension.PAYER),
    visit=_hours_each,
)
