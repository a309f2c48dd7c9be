"""Q03 and Q04: what the final inspection found, by order and by job, on the day of the first inspection."""

from projections.kpi.cases import Job, Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import By, lead_technician
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Unit


def _by_order(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        inspections = [job.at("inspected_ms") for job in order.jobs]
        first = min((at for at in inspections if at is not None), default=None)
        if first is not None:
            failed = any(job.listed("failures") for job in order.jobs)
            by = {Dimension.ORDER_CLASS: order.order_class.value}
            yield Part(rules.day(first), order.order, COUNTED, 1 if failed else 0, 1, by)


def _by_job(case: VisitCase, rules: CaseRules) -> Parts:
    for order, job in case.jobs:
        inspected = job.at("inspected_ms")
        if inspected is not None:
            passed = job.number("passed_first")
            yield Part(rules.day(inspected), job.subject, COUNTED, passed, 1, _place(order, job))


def _place(order: Order, job: Job) -> By:
    technician = lead_technician(job)
    by = {} if technician is None else {Dimension.TECHNICIAN: technician}
    return by | {
        Dimension.ORDER_CLASS: order.order_class.value,
        Dimension.OPERATION: job.text("operation"),
    }


Q03 = Kpi(
    id="Q03",
    zh="内返率",
    en="Internal rework rate",
    formula_zh="终检曾不合格的工单数 ÷ 期间内首次终检的工单数",
    formula_en="Orders with a failed final inspection, by orders first inspected in the period",
    unit=Unit.PERCENT,
    attribution=Attribution.INSPECTION,
    combining=Combining.RATIO,
    dimensions=(Dimension.ORDER_CLASS,),
    visit=_by_order,
)

Q04 = Kpi(
    id="Q04",
    zh="一次交检合格率",
    en="Passed at the first inspection",
    formula_zh="首次终检即合格的作业数 ÷ 期间内首次终检的作业数;技师为该作业分摊工时最多者",
    formula_en="Jobs that passed at their first final inspection, by jobs first inspected in the period;"
    " the technician is the one with the largest share of the job",
    unit=Unit.PERCENT,
    attribution=Attribution.INSPECTION,
    combining=Combining.RATIO,
    dimensions=(Dimension.TECHNICIAN, Dimension.ORDER_CLASS, Dimension.OPERATION),
    visit=_by_job,
)
