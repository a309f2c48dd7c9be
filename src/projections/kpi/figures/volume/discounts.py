"""V18: how much of the price is let off, and by whom."""

from collections.abc import Mapping

from domain.rules.kpi import KpiFamily
from projections.kpi.cases import Posting, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in case.postings:
        order, sign = posting.order, posting.sign
        verdict = order_verdict(order, KpiFamily.REVENUE, rules.at(posting.at_ms))
        for authoriser, (discount, gross) in sorted(_by_authoriser(posting).items()):
            by = {Dimension.ADVISOR: order.advisor}
            if authoriser:
                by[Dimension.AUTHORISER] = authoriser
            yield Part(rules.day(posting.at_ms), order.order, verdict, sign * discount, sign * gross, by)


def _by_authoriser(posting: Posting) -> Mapping[str, tuple[int, int]]:
    """Discount and gross; under ``""`` the lines of which nothing was let off, or nobody knows by whom."""
    sums: dict[str, tuple[int, int]] = {}
    for line in posting.bill.lines:
        authoriser = posting.order.discounted_by.get(line.line, "") if line.discount else ""
        discount, gross = sums.get(authoriser, (0, 0))
        sums[authoriser] = discount + line.discount, gross + line.gross
    return sums


V18 = Kpi(
    id="V18",
    zh="折扣率",
    en="Discount rate",
    formula_zh="期间内结算的折扣额 ÷ 折前金额;冲红记入冲红当期",
    formula_en="Discounts settled in the period by the amounts before discount; a reversal counts in its own period",
    unit=Unit.PERCENT,
    share_of=Measure.FEN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.AUTHORISER),
    visit=_measure,
)
