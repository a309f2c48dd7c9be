"""Whether a car came back within the time, and the distance, for which the repair is answered for."""

from collections.abc import Iterable
from datetime import timedelta

from domain.rules.guarantee import RepairCategory, ReworkWindow
from domain.rules.rule_set import RuleSet
from projections.kpi.cases import Job, Order
from projections.kpi.rules import CaseRules

_HEAVIEST_FIRST = (RepairCategory.OVERHAUL, RepairCategory.SECONDARY_MAINTENANCE, RepairCategory.ROUTINE)


def accepted(order: Order) -> bool:
    """As an external rework."""
    return order.row["verdict"] == "accepted"


def came_back_within(order: Order, comeback: Order, rules: CaseRules) -> bool:
    """The window is that of the heaviest of the jobs that came back, by the rules at delivery."""
    delivered, claimed = order.at("delivered_ms"), comeback.at("claimed_ms")
    if delivered is None or claimed is None:
        return False
    at = rules.at(delivered)
    named = [job for job in order.jobs if job.job in comeback.original_jobs] or order.jobs
    window = at.rework_windows[_heaviest(named, at)]
    return window.covers(
        rules.date(delivered), rules.date(claimed), order.at("odometer_out"), comeback.at("odometer_in")
    )


def window_closes(order: Order, delivered: int, rules: CaseRules) -> str:
    """The last business day on which something of the order may still come back in time."""
    at = rules.at(delivered)
    days = max((_window(job, at).days for job in order.live_jobs), default=_routine(at).days)
    return (rules.date(delivered) + timedelta(days=days)).isoformat()


def _window(job: Job, rules: RuleSet) -> ReworkWindow:
    return rules.rework_windows[_category(job, rules)]


def _routine(rules: RuleSet) -> ReworkWindow:
    return rules.rework_windows[RepairCategory.ROUTINE]


def _heaviest(jobs: Iterable[Job], rules: RuleSet) -> RepairCategory:
    categories = (_category(job, rules) for job in jobs)
    return min(categories, key=_HEAVIEST_FIRST.index, default=RepairCategory.ROUTINE)


def _category(job: Job, rules: RuleSet) -> RepairCategory:
    operation = rules.labour_standard.get(job.text("operation"))
    if operation is not None:
        return operation.repair_category
    # an operation that has left the labour standard since
    return RepairCategory.OVERHAUL if job.row["overhaul"] else RepairCategory.ROUTINE
