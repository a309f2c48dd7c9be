"""What may go through the express lane (快速保养通道)."""

from collections.abc import Iterable
from decimal import Decimal

from domain.aggregates.work_order.events.quoting import JobRequirement
from domain.rules.rule_set import RuleSet


def hours_of(jobs: Iterable[JobRequirement]) -> Decimal:
    return sum((job.standard_hours for job in jobs), Decimal(0))


def fits_express_lane(jobs: Iterable[JobRequirement], rules: RuleSet) -> bool:
    """Express work only, and not too long altogether."""
    jobs = list(jobs)
    return all(job.express for job in jobs) and hours_of(jobs) <= rules.express_lane_limit
