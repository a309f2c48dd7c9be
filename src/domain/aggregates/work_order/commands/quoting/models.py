"""What may be asked about jobs and their prices."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.work_order.amounts import Price
from domain.command import Command
from domain.identifiers import ContentHash, LocalId, OperationCode, PartNumber
from domain.personal import PersonalInput
from domain.quantities import Hours, Odometer, Quantity
from domain.reasons import ReasonInput
from domain.text import ShortText
from domain.trade import Channel, CostClass, JobSource, Payer


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LabourItem(_Item):
    """``billed_hours`` is None for the standard hours."""

    operation: OperationCode
    billed_hours: Hours | None = None


class MaterialItem(_Item):
    part: PartNumber
    quantity: Quantity
    unit_price: Price


class ServiceItem(_Item):
    cost_class: Literal[CostClass.SUBLET, CostClass.OTHER]
    title: ShortText
    amount: Price


class AddJob(Command, name="work_order.add_job"):
    """A job that a technician found carries a finding or a photo."""

    operation: OperationCode
    source: JobSource
    payer: Payer
    symptom: LocalId | None = None
    finding: PersonalInput | None = None
    photos: Annotated[tuple[ContentHash, ...], Field(max_length=50)] = ()


class AcknowledgeAdditionalWork(Command, name="work_order.acknowledge_additional_work"):
    """Reception takes note of what a technician found."""

    job: LocalId


class QuoteJob(Command, name="work_order.quote_job"):
    """Prices a job, or prices it anew. Hours other than standard need a reason."""

    job: LocalId
    labour: Annotated[tuple[LabourItem, ...], Field(max_length=50)] = ()
    materials: Annotated[tuple[MaterialItem, ...], Field(max_length=100)] = ()
    services: Annotated[tuple[ServiceItem, ...], Field(max_length=20)] = ()
    reason: ReasonInput | None = None


class AuthoriseJob(Command, name="work_order.authorise_job"):
    """The customer, or ``by_delegate``, agrees to a job up to ``cap``."""

    job: LocalId
    method: Channel
    cap: Price
    by_delegate: LocalId | None = None
    evidence: ContentHash | None = None


class DeclineJob(Command, name="work_order.decline_job"):
    job: LocalId
    reason: ReasonInput


class DeferJob(Command, name="work_order.defer_job"):
    """Not now: to be done by a date, at an odometer reading, or both."""

    job: LocalId
    until: date | None = None
    until_odometer: Odometer | None = None
    reason: ReasonInput


class RecordPayerApproval(Command, name="work_order.record_payer_approval"):
    job: LocalId
    payer: Payer
    reference: ShortText


class SellAccessory(Command, name="work_order.sell_accessory"):
    product: PartNumber
    title: ShortText
    quantity: Quantity
    unit_price: Price
    agreed_by: Channel


QuotingCommand = (
    AddJob
    | AcknowledgeAdditionalWork
    | QuoteJob
    | AuthoriseJob
    | DeclineJob
    | DeferJob
    | RecordPayerApproval
    | SellAccessory
)
