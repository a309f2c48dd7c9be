"""What a plan remembers: which revision stands."""

from dataclasses import dataclass
from datetime import date

from domain.aggregates.job_plan.events import DailyJobPlanPublished
from domain.envelope import Recorded
from domain.identifiers import StoreId


@dataclass(frozen=True, slots=True)
class JobPlan:
    store: StoreId | None = None
    day: date | None = None
    revision: int = 0


def evolve(state: JobPlan, recorded: Recorded[DailyJobPlanPublished]) -> JobPlan:
    return JobPlan(store=recorded.meta.store, day=recorded.event.day, revision=recorded.event.revision)
