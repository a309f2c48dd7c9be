"""Q06: how many reworks, by cause, technician and operation."""

from projections.kpi.cases import Job, Order, VisitCase
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import By, lead_technician
from projections.kpi.figures.quality.windows import accepted
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Origin, Unit


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        # who did what is known where the original order is
        for comeback in order.comebacks:
            yield from _external(comeback, _first_named(order, comeback), rules)
        if order.optional("original") is None:
            yield from _external(order, None, rules)
        for job in order.jobs:
            yield from _internal(job, rules)


def _external(comeback: Order, original: Job | None, rules: CaseRules) -> Parts:
    claimed = comeback.at("claimed_ms")
    if accepted(comeback) and claimed is not None:
        technician = None if original is None else lead_technician(original)
        by = _by(Origin.EXTERNAL, comeback.optional("cause"), technician, original)
        yield Part(rules.day(claimed), comeback.order, COUNTED, 1, 0, by)


def _first_named(order: Order, comeback: Order) -> Job | None:
    named = comeback.original_jobs
    return order.job(named[0]) if named else None


def _internal(job: Job, rules: CaseRules) -> Parts:
    for at, cause, responsible in job.listed("failures"):
        by = _by(Origin.INTERNAL, cause, responsible or lead_technician(job), job)
        yield Part(rules.day(at), job.subject, COUNTED, 1, 0, by)


def _by(origin: Origin, cause: str | None, technician: str | None, job: Job | None) -> By:
    by = {Dimension.ORIGIN: origin.value}
    if cause is not None:
        by[Dimension.CAUSE] = cause
    if technician is not None:
        by[Dimension.TECHNICIAN] = technician
    if job is not None:
        by[Dimension.OPERATION] = job.text("operation")
    return by


Q06 = Kpi(
    id="Q06",
    zh="返修责任",
    en="Reworks by responsibility",
    formula_zh="期间内提出并已受理的外返(按最新责任判定,项目与技师取原单)与终检不合格次数之和",
    formula_en="External reworks claimed in the period and accepted (latest cause; operation and technician of the"
    " original order) and failed final inspections",
    unit=Unit.COUNT,
    attribution=Attribution.RETURN,
    combining=Combining.SUM,
    dimensions=(Dimension.CAUSE, Dimension.TECHNICIAN, Dimension.OPERATION, Dimension.ORIGIN),
    visit=_measure,
)
