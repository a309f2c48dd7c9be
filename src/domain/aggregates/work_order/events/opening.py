"""Opening an order: intake, symptoms, first diagnosis, promises, the file, and cancelling."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.actors import Role
from domain.aggregates.work_order.words import Formality, RecordSection
from domain.event import Event
from domain.identifiers import LocalId, StaffId, StreamId
from domain.money import Money
from domain.personal import Personal
from domain.quantities import Odometer
from domain.text import ShortText
from domain.trade import Channel, OrderClass


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class VehicleSection(_Section):
    vehicle: StreamId
    odometer: Odometer | None
    model: ShortText


class OwnerSection(_Section):
    customer: StreamId


class RepairSection(_Section):
    order_class: OrderClass
    visit: StreamId
    waiting_customer: bool = False
    appointment_at: AwareDatetime | None = None


class WorkOrderOpened(Event, name="work_order.opened"):
    """The intake record with its four sections; the opener is the advisor until reassigned."""

    vehicle: VehicleSection
    owner: OwnerSection
    repair: RepairSection
    formalities: Annotated[tuple[Formality, ...], Field(min_length=1)]
    advisor: StaffId


class SymptomRecorded(Event, name="work_order.symptom_recorded"):
    """The customer's words, verbatim."""

    symptom: LocalId
    statement: Personal


class SymptomConfirmed(Event, name="work_order.symptom_confirmed"):
    symptom: LocalId
    reproduced: bool


class PreliminaryDiagnosisRecorded(Event, name="work_order.preliminary_diagnosis_recorded"):
    """The suspected cause, and whether this may become a warranty claim; comes before any price."""

    suspected_cause: Personal
    potential_claim: bool


class DeliveryPromised(Event, name="work_order.delivery_promised"):
    promised_at: AwareDatetime
    estimate: Money


class DeliveryPromiseChanged(Event, name="work_order.delivery_promise_changed"):
    """``after_expiry``: the old promise had already passed when it was changed."""

    previous: AwareDatetime
    promised_at: AwareDatetime
    customer_agreed: bool
    after_expiry: bool


class ItemsExplained(Event, name="work_order.items_explained"):
    jobs: Annotated[tuple[LocalId, ...], Field(min_length=1)]


class DispatchOrderIssued(Event, name="work_order.dispatch_order_issued"):
    """派工单: from here on the workshop may be given these jobs."""

    jobs: Annotated[tuple[LocalId, ...], Field(min_length=1)]


class ExpressLaneChosen(Event, name="work_order.express_lane_chosen"):
    pass


class ExpressLaneLeft(Event, name="work_order.express_lane_left"):
    """A job was added that does not belong in the express lane, or makes the work there too long."""


class DelegateListed(Event, name="work_order.delegate_listed"):
    """A person who may decide in the customer's place."""

    delegate: LocalId
    person: Personal


class PromiseMade(Event, name="work_order.promise_made"):
    promise: LocalId
    words: Personal
    due: AwareDatetime


class PromiseKept(Event, name="work_order.promise_kept"):
    promise: LocalId


class PromiseBroken(Event, name="work_order.promise_broken"):
    promise: LocalId


class PromiseEscalated(Event, name="work_order.promise_escalated"):
    promise: LocalId
    to_role: Role


class CustomerContacted(Event, name="work_order.customer_contacted"):
    channel: Channel
    by_customer: bool
    content: Personal


class RecordVerified(Event, name="work_order.record_verified"):
    """Customer data, documents and order were found complete."""


class RecordReturnedForCorrection(Event, name="work_order.record_returned_for_correction"):
    sections: Annotated[tuple[RecordSection, ...], Field(min_length=1)]
    to: StaffId


class RecordCorrected(Event, name="work_order.record_corrected"):
    sections: Annotated[tuple[RecordSection, ...], Field(min_length=1)]


class WorkOrderCancelled(Event, name="work_order.cancelled"):
    """``work_started`` decides whether the visit still counts."""

    work_started: bool


OpeningEvent = (
    WorkOrderOpened
    | SymptomRecorded
    | SymptomConfirmed
    | PreliminaryDiagnosisRecorded
    | DeliveryPromised
    | DeliveryPromiseChanged
    | ItemsExplained
    | DispatchOrderIssued
    | ExpressLaneChosen
    | ExpressLaneLeft
    | DelegateListed
    | PromiseMade
    | PromiseKept
    | PromiseBroken
    | PromiseEscalated
    | CustomerContacted
    | RecordVerified
    | RecordReturnedForCorrection
    | RecordCorrected
    | WorkOrderCancelled
)
