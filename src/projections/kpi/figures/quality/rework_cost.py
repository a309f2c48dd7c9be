"""Q05: what reworks cost the house, and whose doing they were."""

from collections import Counter
from decimal import Decimal

from projections.kpi.cases import Job, Order, VisitCase
from projections.kpi.cells import items
from projections.kpi.definition import Kpi, Parts
from projections.kpi.entry import COUNTED, Part
from projections.kpi.figures.common import By, divided
from projections.kpi.figures.quality.windows import accepted
from projections.kpi.rules import CaseRules
from projections.kpi.words import Attribution, Combining, Dimension, Origin, Unit

_MS_PER_HOUR = 3_600_000

NOT_YET_CLOSED = "9999-12-31"
"""Until a rework is closed nobody knows on which day its cost is final."""


def _measure(case: VisitCase, rules: CaseRules) -> Parts:
    for order in case.orders:
        if accepted(order):
            # what is done again on a rework is part of its cost
            yield from _external(order, rules)
        else:
            for job in order.jobs:
                yield from _internal(job, rules)


def _external(order: Order, rules: CaseRules) -> Parts:
    claimed = order.at("claimed_ms")
    if claimed is None:
        return
    day, cost = rules.day(claimed), order.at("rework_cost_fen")
    if cost is None:
        cause, so_far = order.optional("cause"), _cost_so_far(order, claimed, rules)
        yield Part(day, order.order, COUNTED, so_far, 0, _by(Origin.EXTERNAL, cause), NOT_YET_CLOSED)
        return
    shares: Counter[str] = Counter()
    for cause, share in items(order.row["shares"]):
        shares[cause] += int(Decimal(share) * 100)
    for cause, fen in divided(cost, shares).items():
        yield Part(day, order.order, COUNTED, fen, 0, _by(Origin.EXTERNAL, cause))


def _cost_so_far(order: Order, claimed: int, rules: CaseRules) -> int:
    worked = sum(job.number("worked_ms") for job in order.jobs)
    sublet = sum(job.number("sublet_fen") for job in order.jobs)
    return _cost_of(worked, claimed, rules) + sublet


def _internal(job: Job, rules: CaseRules) -> Parts:
    failures = job.listed("failures")
    if failures:
        at, cause, _ = failures[0]
        cost = _cost_of(job.number("rework_ms"), at, rules)
        yield Part(rules.day(at), job.subject, COUNTED, cost, 0, _by(Origin.INTERNAL, cause))


def _cost_of(worked_ms: int, at: int, rules: CaseRules) -> int:
    """In whole fen, half a fen up."""
    per_hour = rules.at(at).rework_cost_per_hour.fen
    return (2 * worked_ms * per_hour + _MS_PER_HOUR) // (2 * _MS_PER_HOUR)


def _by(origin: Origin, cause: str | None) -> By:
    by = {Dimension.ORIGIN: origin.value}
    return by if cause is None else by | {Dimension.CAUSE: cause}


Q05 = Kpi(
    id="Q05",
    zh="返修成本",
    en="Cost of reworks",
    formula_zh="外返:结案成本按责任比例分摊,未结案时暂按实际工时 × 返修工时成本 + 外协费;"
    "内返:返工实际工时 × 返修工时成本(外返工单上的返工计入外返)",
    formula_en="External: the cost when closed, by share of responsibility; until then hours worked × cost per hour of"
    " rework + sublets. Internal: hours worked again × cost per hour of rework, not on external reworks",
    unit=Unit.YUAN,
    attribution=Attribution.RETURN,
    combining=Combining.SUM,
    dimensions=(Dimension.CAUSE, Dimension.ORIGIN),
    visit=_measure,
)
