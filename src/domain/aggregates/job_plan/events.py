"""The one thing that happens to a plan: it is published, again and again."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.event import Event
from domain.identifiers import BayId, LocalId, StaffId, StreamId


class PlanEntry(BaseModel):
    """Who is to do what, where and when; the hours are half-open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: StreamId
    job: LocalId
    technician: StaffId
    bay: BayId
    start: AwareDatetime
    end: AwareDatetime


Entries = Annotated[tuple[PlanEntry, ...], Field(min_length=1, max_length=1000)]


class DailyJobPlanPublished(Event, name="job_plan.daily_job_plan_published"):
    """The whole plan; it replaces every earlier revision of the day."""

    day: date
    revision: Annotated[int, Field(ge=1)]
    entries: Entries
