"""V19, V19a and V20: what customers agree to."""

from collections.abc import Iterator

from domain.rules.kpi import KpiFamily
from domain.trade import JobSource
from projections.kpi.cases import Job, Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import Part
from projections.kpi.figures.common import By
from projections.kpi.judging import order_verdict
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Measure, Unit


def _found_number(case: VisitCase, rules: CaseRules) -> Parts:
    return (_part(order, job, rules, 1, _of_finding(order, job)) for order, job in _found(case))


def _found_amount(case: VisitCase, rules: CaseRules) -> Parts:
    for order, job in _found(case):
        yield _part(order, job, rules, job.number("quoted_fen"), _of_finding(order, job))


def _quoted(case: VisitCase, rules: CaseRules) -> Parts:
    for order, job in _decided(case):
        if job.at("quoted_fen") is not None:
            yield _part(order, job, rules, 1, {Dimension.ADVISOR: order.advisor})


def _decided(case: VisitCase) -> Iterator[tuple[Order, Job]]:
    return ((order, job) for order, job in case.jobs if job.at("decided_ms") is not None)


def _found(case: VisitCase) -> Iterator[tuple[Order, Job]]:
    """Decided, and found by a technician."""
    return ((order, job) for order, job in _decided(case) if job.text("source") == JobSource.TECHNICIAN)


def _part(order: Order, job: Job, rules: CaseRules, weight: int, by: By) -> Part:
    at = job.number("decided_ms")
    verdict = order_verdict(order, KpiFamily.REVENUE, rules.at(at))
    agreed = job.optional("decision") == "authorised"
    return Part(rules.day(at), job.subject, verdict, weight if agreed else 0, weight, by)


def _of_finding(order: Order, job: Job) -> By:
    return {
        Dimension.ADVISOR: order.advisor,
        Dimension.TECHNICIAN: job.text("added_by"),
        Dimension.PHOTO: "yes" if job.row["photo"] else "no",
    }


V19 = Kpi(
    id="V19",
    zh="增项成功率",
    en="Additional work agreed to",
    formula_zh="期间内客户最后决定为同意的技师增项数 ÷ 期间内已决定(同意、拒绝、暂缓)的技师增项数",
    formula_en="Jobs found by technicians to which the customer agreed in the period, by those that the customer"
    " decided in it (agreed, declined or deferred); the last decision counts",
    unit=Unit.PERCENT,
    attribution=Attribution.DECISION,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.TECHNICIAN, Dimension.PHOTO),
    visit=_found_number,
)

V19a = Kpi(
    id="V19a",
    zh="增项成功率(金额)",
    en="Additional work agreed to, by amount",
    formula_zh="期间内客户最后决定为同意的技师增项报价金额 ÷ 期间内已决定(同意、拒绝、暂缓)的技师增项报价金额",
    formula_en="Quoted amount of the jobs found by technicians to which the customer agreed in the period, by that of"
    " those that the customer decided in it (agreed, declined or deferred); the last decision counts",
    unit=Unit.PERCENT,
    share_of=Measure.FEN,
    attribution=Attribution.DECISION,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR, Dimension.TECHNICIAN, Dimension.PHOTO),
    visit=_found_amount,
)

V20 = Kpi(
    id="V20",
    zh="报价确认率",
    en="Quotes agreed to",
    formula_zh="期间内客户最后决定为同意的已报价项目数 ÷ 期间内已决定(同意、拒绝、暂缓)的已报价项目数",
    formula_en="Quoted jobs to which the customer agreed in the period, by those that the customer decided in it"
    " (agreed, declined or deferred); the last decision counts",
    unit=Unit.PERCENT,
    attribution=Attribution.DECISION,
    combining=Combining.RATIO,
    dimensions=(Dimension.ADVISOR,),
    visit=_quoted,
)
