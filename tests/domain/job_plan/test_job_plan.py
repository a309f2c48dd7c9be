"""The daily job plan: published once, revised with a reason, never double-planned."""

import pytest
from pydantic import ValidationError

from domain.aggregates.job_plan import JOB_PLAN
from domain.aggregates.job_plan.commands import (
    JobPlanCommand,
    PublishDailyJobPlan,
    ReviseDailyJobPlan,
    job_plan_id,
)
from domain.aggregates.job_plan.events import DailyJobPlanPublished, PlanEntry
from domain.aggregates.job_plan.state import JobPlan
from domain.reasons import ReasonCode
from tests.support.scenario import DAY, DISPATCHER, STORE, Scenario, because, clock


def entry(
    start: int, end: int, *, job: str = "J1", technician: str = "te01", bay: str = "B01", days: int = 0
) -> PlanEntry:
    return PlanEntry(
        order="work_order-1",
        job=job,
        technician=technician,
        bay=bay,
        start=clock(start, days=days),
        end=clock(end, days=days),
    )


PUBLISHED = DailyJobPlanPublished(day=DAY, revision=1, entries=(entry(9, 11),))


def plan(*events: DailyJobPlanPublished) -> Scenario[JobPlan, JobPlanCommand, DailyJobPlanPublished]:
    return Scenario(JOB_PLAN, job_plan_id(STORE, DAY)).given(*events, by=DISPATCHER)


def publish(*entries: PlanEntry) -> PublishDailyJobPlan:
    return PublishDailyJobPlan(day=DAY, entries=entries)


def revise(*entries: PlanEntry) -> ReviseDailyJobPlan:
    return ReviseDailyJobPlan(entries=entries, reason=because(ReasonCode.TECHNICIAN_ABSENT))


@pytest.mark.requirement("R-028")
def test_publishing() -> None:
    plan().when(publish(entry(9, 11)), by=DISPATCHER).then(PUBLISHED)


def test_a_plan_has_at_least_one_entry() -> None:
    with pytest.raises(ValidationError):
        publish()


@pytest.mark.requirement("R-028")
def test_publishing_twice() -> None:
    plan(PUBLISHED).when(publish(entry(9, 11))).then_refused("PLAN-PUBLISH-002")


def test_publishing_under_another_id() -> None:
    Scenario(JOB_PLAN, "job_plan-SH01-2026-03-03").when(publish(entry(9, 11))).then_refused(
        "PLAN-PUBLISH-001"
    )


@pytest.mark.requirement("R-028")
def test_revising_counts_up() -> None:
    second = DailyJobPlanPublished(day=DAY, revision=2, entries=(entry(10, 12),))
    third = DailyJobPlanPublished(day=DAY, revision=3, entries=(entry(11, 12),))
    plan(PUBLISHED).when(revise(entry(10, 12))).then(second).when(revise(entry(11, 12))).then(third)


def test_revising_before_publishing() -> None:
    plan().when(revise(entry(9, 11))).then_refused("PLAN-PUBLISH-003")


def test_an_entry_that_ends_before_it_starts() -> None:
    plan().when(publish(entry(11, 9))).then_refused("PLAN-ENTRY-001")


@pytest.mark.requirement("R-028")
def test_an_entry_of_another_day() -> None:
    plan().when(publish(entry(9, 11, days=1))).then_refused("PLAN-ENTRY-002")


def test_a_technician_planned_twice() -> None:
    twice = publish(entry(9, 11), entry(10, 12, job="J2", bay="B02"))
    plan().when(twice).then_refused("PLAN-ENTRY-003")


def test_a_bay_planned_twice() -> None:
    twice = publish(entry(9, 11), entry(10, 12, job="J2", technician="te02"))
    plan().when(twice).then_refused("PLAN-ENTRY-004")


def test_one_after_another() -> None:
    entries = (entry(9, 11), entry(11, 12, job="J2"))
    plan().when(publish(*entries)).then(DailyJobPlanPublished(day=DAY, revision=1, entries=entries))
