"""Planning and dispatch: operations, special processes, crew, bay, overrides."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.aggregates.work_order.words import Shortfall
from domain.event import Event
from domain.identifiers import BayId, LocalId, StaffId
from domain.quantities import Percent
from domain.text import ShortText


class PlannedStep(BaseModel):
    """One operation of the plan, in order, with its planned minutes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sequence: Annotated[int, Field(ge=1, le=99)]
    title: ShortText
    minutes: Annotated[int, Field(ge=1, le=10_000)]


class CrewMember(BaseModel):
    """``share`` is the agreed part of the sold hours; the shares of a crew sum to 100."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    technician: StaffId
    share: Percent


class OperationsPlanned(Event, name="work_order.operations_planned"):
    """Set by the workshop together with the advisor."""

    job: LocalId
    steps: Annotated[tuple[PlannedStep, ...], Field(min_length=1)]
    with_advisor: StaffId


class SpecialProcessMarked(Event, name="work_order.special_process_marked"):
    job: LocalId
    process: ShortText


class SpecialProcessReleased(Event, name="work_order.special_process_released"):
    """One role's release; work may start when every role that the rules name has released."""

    job: LocalId


class JobDispatched(Event, name="work_order.job_dispatched"):
    job: LocalId
    crew: Annotated[tuple[CrewMember, ...], Field(min_length=1)]
    bay: BayId
    planned_start: AwareDatetime
    planned_end: AwareDatetime


class DispatchOverridden(Event, name="work_order.dispatch_overridden"):
    """What the dispatcher decided against a rule or a suggestion; the reason is in the envelope."""

    job: LocalId
    shortfalls: Annotated[tuple[Shortfall, ...], Field(min_length=1)]
    suggested_technician: StaffId | None = None


class JobReassigned(Event, name="work_order.job_reassigned"):
    job: LocalId
    previous_crew: tuple[CrewMember, ...]
    previous_bay: BayId
    crew: Annotated[tuple[CrewMember, ...], Field(min_length=1)]
    bay: BayId
    planned_start: AwareDatetime
    planned_end: AwareDatetime


DispatchingEvent = (
    OperationsPlanned
    | SpecialProcessMarked
    | SpecialProcessReleased
    | JobDispatched
    | DispatchOverridden
    | JobReassigned
)
