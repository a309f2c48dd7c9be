"""What the desk may ask for around an order: intake, promises, the dispatch order, the file, cancelling."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.actors import Role
from domain.aggregates.work_order.amounts import Price
from domain.aggregates.work_order.words import Formality, RecordSection
from domain.command import Command
from domain.identifiers import LocalId, StaffId, StreamId
from domain.personal import PersonalInput
from domain.quantities import Odometer
from domain.reasons import ReasonInput
from domain.text import ShortText
from domain.trade import Channel, OrderClass

Jobs = Annotated[tuple[LocalId, ...], Field(min_length=1, max_length=100)]
Sections = Annotated[tuple[RecordSection, ...], Field(min_length=1, max_length=len(RecordSection))]


class OpenWorkOrder(Command, name="work_order.open_work_order", creates=True):
    """The intake record: vehicle, owner, repair, formalities.

    ``odometer`` in kilometres is left out only where it could not be read when the car arrived.
    """

    vehicle: StreamId
    odometer: Odometer | None = None
    model: ShortText
    customer: StreamId
    order_class: OrderClass
    visit: StreamId
    waiting_customer: bool = False
    appointment_at: AwareDatetime | None = None
    formalities: Annotated[tuple[Formality, ...], Field(min_length=1, max_length=len(Formality))]
    advisor: StaffId


class RecordSymptom(Command, name="work_order.record_symptom"):
    """The customer's own words."""

    statement: PersonalInput


class ConfirmSymptom(Command, name="work_order.confirm_symptom"):
    """``reproduced``: the fault showed itself in front of the customer."""

    symptom: LocalId
    reproduced: bool


class RecordPreliminaryDiagnosis(Command, name="work_order.record_preliminary_diagnosis"):
    suspected_cause: PersonalInput
    potential_claim: bool


class PromiseDelivery(Command, name="work_order.promise_delivery"):
    promised_at: AwareDatetime
    estimate: Price


class ChangeDeliveryPromise(Command, name="work_order.change_delivery_promise"):
    promised_at: AwareDatetime
    customer_agreed: bool
    reason: ReasonInput


class ExplainItems(Command, name="work_order.explain_items"):
    """The customer has been told what will be done."""

    jobs: Jobs


class IssueDispatchOrder(Command, name="work_order.issue_dispatch_order"):
    jobs: Jobs


class ChooseExpressLane(Command, name="work_order.choose_express_lane"):
    pass


class ListDelegate(Command, name="work_order.list_delegate"):
    """Names a person who may decide in the customer's place."""

    person: PersonalInput


class MakePromise(Command, name="work_order.make_promise"):
    words: PersonalInput
    due: AwareDatetime


class KeepPromise(Command, name="work_order.keep_promise"):
    promise: LocalId


class BreakPromise(Command, name="work_order.break_promise"):
    promise: LocalId
    reason: ReasonInput


class EscalatePromise(Command, name="work_order.escalate_promise"):
    """A promise is at risk: somebody above is asked for help."""

    promise: LocalId
    to_role: Role


class RecordContact(Command, name="work_order.record_contact"):
    channel: Channel
    by_customer: bool
    content: PersonalInput


class VerifyRecord(Command, name="work_order.verify_record"):
    pass


class ReturnRecord(Command, name="work_order.return_record"):
    """Sections found incomplete or wrong go back to the one who is to correct them."""

    sections: Sections
    to: StaffId
    reason: ReasonInput


class CorrectRecord(Command, name="work_order.correct_record"):
    sections: Sections


class CancelOrder(Command, name="work_order.cancel_order"):
    reason: ReasonInput


OpeningCommand = (
    OpenWorkOrder
    | RecordSymptom
    | ConfirmSymptom
    | RecordPreliminaryDiagnosis
    | PromiseDelivery
    | ChangeDeliveryPromise
    | ExplainItems
    | IssueDispatchOrder
    | ChooseExpressLane
    | ListDelegate
    | MakePromise
    | KeepPromise
    | BreakPromise
    | EscalatePromise
    | RecordContact
    | VerifyRecord
    | ReturnRecord
    | CorrectRecord
    | CancelOrder
)
