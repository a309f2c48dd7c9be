"""V17 and V17a: what is left of parts and labour sold when their cost is paid."""

from domain.costing import rounded
from domain.rules.kpi import KpiFamily
from domain.trade import CostClass
from projections.kpi.cases import Line, Posting, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part, left_out
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Ground, Measure, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for posting in case.postings:
        for line in posting.bill.lines:
            if line.cost_class == CostClass.MATERIAL:
                yield from _of_line(posting, line, rules)


def _of_line(posting: Posting, line: Line, rules: CaseRules) -> Parts:
    order, at = posting.order, rules.at(posting.at_ms)
    issues = [each for each in order.wanted if (each.job, each.line) == (line.job, line.line)]
    verdict = order_verdict(order, KpiFamily.REVENUE, at)
    known = any(each.supplied for each in issues)
    if verdict.counted and not known:
        verdict = left_out(Ground.NO_COST)
    sale = rounded(line.net * 100 / (100 + at.parts.vat_percent))
    cost = sum(each.cost(at.parts.costing, posting.bill.reversed_ms) for each in issues)
    earned = sale - cost if known else 0
    subject = "/".join(name for name in (order.order, line.job, line.line) if name)
    day = rules.day(posting.at_ms)
    yield Part(day, subject, verdict, posting.sign * earned, posting.sign * sale, order.place)


V17 = Kpi(
    id="V17",
    zh="配件毛利率",
    en="Gross margin of parts",
    formula_zh="(期间内结算的配件金额 − 其领料成本)÷ 结算的配件金额;均不含税(规则 parts.vat_percent),"
    "成本已减退料,按规则 parts.costing 计价;冲红记入冲红当期,无领料的行不计",
    formula_en="Parts settled in the period less the cost of what was issued for them, by parts settled; without tax"
    " (rule parts.vat_percent), issues less returns at the cost that the rule parts.costing chooses; a reversal counts"
    " in its own period, lines for which nothing was issued are left out",
    unit=Unit.PERCENT,
    share_of=Measure.FEN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.ORDER_CLASS),
    visit=_measure,
)

V17A = Kpi(
    id="V17a",
    zh="工时毛利率",
    en="Gross margin of labour",
    formula_zh="(期间内结算的工时金额 − 其成本)÷ 结算的工时金额",
    formula_en="Labour settled in the period less its cost, by labour settled",
    unit=Unit.PERCENT,
    share_of=Measure.FEN,
    attribution=Attribution.SETTLEMENT,
    combining=Combining.RATIO,
    waits_for=("工时成本", "the cost of labour"),
)
