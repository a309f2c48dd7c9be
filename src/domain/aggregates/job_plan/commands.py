"""Publishing and revising a day's plan."""

from collections.abc import Sequence
from datetime import date, tzinfo
from itertools import combinations
from typing import assert_never

from domain.aggregates.job_plan import refusals
from domain.aggregates.job_plan.events import DailyJobPlanPublished, Entries, PlanEntry
from domain.aggregates.job_plan.state import JobPlan
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import StoreId, StreamId
from domain.reasons import ReasonInput


def job_plan_id(store: StoreId, day: date) -> StreamId:
    """The stream of one store's plan for one day."""
    return f"job_plan-{store}-{day.isoformat()}"


class PublishDailyJobPlan(Command, name="job_plan.publish_daily_job_plan", creates=True):
    day: date
    entries: Entries


class ReviseDailyJobPlan(Command, name="job_plan.revise_daily_job_plan"):
    """A new revision of the whole plan, with the reason for the change."""

    entries: Entries
    reason: ReasonInput


JobPlanCommand = PublishDailyJobPlan | ReviseDailyJobPlan


def decide(state: JobPlan, command: JobPlanCommand, frame: Frame) -> Sequence[DailyJobPlanPublished]:
    match command:
        case PublishDailyJobPlan(day=day):
            if state.day is not None:
                raise Refused(refusals.ALREADY_PUBLISHED)
            expected = job_plan_id(frame.store, day)
            if frame.stream != expected:
                raise Invalid(refusals.WRONG_STREAM, expected=expected)
        case ReviseDailyJobPlan():
            if state.day is None:
                raise Refused(refusals.NOT_PUBLISHED)
            day = state.day
        case _:
            assert_never(command)
    _check(command.entries, day, frame.at.tzinfo)
    return [DailyJobPlanPublished(day=day, revision=state.revision + 1, entries=command.entries)]


def _check(entries: Sequence[PlanEntry], day: date, zone: tzinfo | None) -> None:
    for entry in entries:
        if entry.end <= entry.start:
            raise Invalid(refusals.TIMES_REVERSED, order=entry.order, job=entry.job)
        if entry.start.astimezone(zone).date() != day:
            raise Refused(refusals.OTHER_DAY, order=entry.order, job=entry.job)
    for one, other in combinations(sorted(entries, key=lambda entry: entry.start), 2):
        if other.start < one.end and one.technician == other.technician:
            raise Refused(refusals.TECHNICIAN_TWICE, technician=one.technician)
        if other.start < one.end and one.bay == other.bay:
            raise Refused(refusals.BAY_TWICE, bay=one.bay)
