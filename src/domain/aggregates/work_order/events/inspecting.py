"""Quality: checks during work, joint confirmation, acceptance, final inspection, internal rework."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.work_order.words import Cause, ConfirmingSide
from domain.event import Event
from domain.identifiers import LocalId, StaffId
from domain.personal import Personal
from domain.text import ShortText


class RatedItem(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    item: ShortText
    passed: bool


RatedItems = Annotated[tuple[RatedItem, ...], Field(min_length=1)]


class SelfCheckRecorded(Event, name="work_order.self_check_recorded"):
    job: LocalId
    record: Personal


class InProcessCheckRecorded(Event, name="work_order.in_process_check_recorded"):
    job: LocalId
    passed: bool
    record: Personal


class WorkmanshipConfirmed(Event, name="work_order.workmanship_confirmed"):
    """One side of the joint confirmation; two different persons complete it."""

    job: LocalId
    side: ConfirmingSide


class JobAccepted(Event, name="work_order.job_accepted"):
    job: LocalId


class JobRejected(Event, name="work_order.job_rejected"):
    """The workshop supervisor sends the job back; the reason is in the envelope."""

    job: LocalId


class FinalInspectionPassed(Event, name="work_order.final_inspection_passed"):
    job: LocalId
    items: RatedItems
    record: Personal
    road_test_km: Annotated[int, Field(ge=0, le=200)] | None = None
    certificate_number: ShortText | None = None


class FinalInspectionFailed(Event, name="work_order.final_inspection_failed"):
    job: LocalId
    items: RatedItems
    record: Personal
    cause: Cause
    responsible: StaffId | None = None


class InternalReworkOpened(Event, name="work_order.internal_rework_opened"):
    """内返: the same job goes back to the workshop; no new revenue."""

    job: LocalId
    round: Annotated[int, Field(ge=1)]


class FinalInspectionAudited(Event, name="work_order.final_inspection_audited"):
    job: LocalId
    upheld: bool
    finding: Personal


InspectingEvent = (
    SelfCheckRecorded
    | InProcessCheckRecorded
    | WorkmanshipConfirmed
    | JobAccepted
    | JobRejected
    | FinalInspectionPassed
    | FinalInspectionFailed
    | InternalReworkOpened
    | FinalInspectionAudited
)
