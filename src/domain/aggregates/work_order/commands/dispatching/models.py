"""What can be asked when work is planned and given to a crew."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.aggregates.work_order.events.dispatching import CrewMember, PlannedStep
from domain.command import Command
from domain.identifiers import BayId, LocalId, StaffId
from domain.reasons import ReasonInput
from domain.text import ShortText


class PlanOperations(Command, name="work_order.plan_operations"):
    """Steps numbered 1, 2, 3 ... in order, agreed with ``with_advisor``."""

    job: LocalId
    steps: Annotated[tuple[PlannedStep, ...], Field(min_length=1, max_length=99)]
    with_advisor: StaffId


class MarkSpecialProcess(Command, name="work_order.mark_special_process"):
    job: LocalId
    process: ShortText


class ReleaseSpecialProcess(Command, name="work_order.release_special_process"):
    """Release in the role of the one who asks."""

    job: LocalId


class Placing(Command):
    """Who does a job, where and when; ``share`` of a member is in percent."""

    job: LocalId
    crew: Annotated[tuple[CrewMember, ...], Field(min_length=1, max_length=20)]
    bay: BayId
    planned_start: AwareDatetime
    planned_end: AwareDatetime


class DispatchJob(Placing, name="work_order.dispatch_job"):
    """``reason`` is needed where the dispatcher overrides a rule or a suggestion."""

    suggested_technician: StaffId | None = None
    reason: ReasonInput | None = None


class ReassignJob(Placing, name="work_order.reassign_job"):
    reason: ReasonInput
