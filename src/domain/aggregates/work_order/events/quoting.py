"""Jobs and what they cost: added, quoted, authorised, declined, deferred; accessories sold."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from domain.aggregates.work_order.lines import PriceLine
from domain.event import Event
from domain.identifiers import ContentHash, LocalId, OperationCode, PartNumber
from domain.money import Money
from domain.personal import Personal
from domain.quantities import Hours, Odometer, Quantity
from domain.text import ShortText
from domain.trade import Channel, JobSource, Payer
from domain.workforce import BayType, Grade, Qualification


class JobRequirement(BaseModel):
    """What the labour standard asked for when the job was added."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standard_hours: Hours
    grade: Grade
    qualifications: tuple[Qualification, ...]
    bay_types: tuple[BayType, ...]
    express: bool
    overhaul: bool
    certificate_required: bool


class JobAdded(Event, name="work_order.job_added"):
    """A job on the order. One that a technician found (增项) carries a finding or a photo."""

    job: LocalId
    operation: OperationCode
    source: JobSource
    payer: Payer
    requirement: JobRequirement
    diagnostic: bool
    symptom: LocalId | None = None
    finding: Personal | None = None
    photos: tuple[ContentHash, ...] = ()


class AdditionalWorkAcknowledged(Event, name="work_order.additional_work_acknowledged"):
    """Reception knows of the additional work and takes it to the customer."""

    job: LocalId


class JobQuoted(Event, name="work_order.job_quoted"):
    job: LocalId
    revision: Annotated[int, Field(ge=1)]
    lines: Annotated[tuple[PriceLine, ...], Field(min_length=1)]
    total: Money
    price_list: ShortText
    valid_until: AwareDatetime


class AuthorisationReset(Event, name="work_order.authorisation_reset"):
    """A re-quote went above what was authorised: work stops until the customer agrees again."""

    job: LocalId
    quoted: Money
    cap: Money


class JobAuthorised(Event, name="work_order.job_authorised"):
    """``by`` is the delegate who decided, None for the customer."""

    job: LocalId
    method: Channel
    cap: Money
    by: LocalId | None = None
    evidence: ContentHash | None = None


class JobDeclined(Event, name="work_order.job_declined"):
    job: LocalId


class JobDeferred(Event, name="work_order.job_deferred"):
    job: LocalId
    until: date | None = None
    until_odometer: Odometer | None = None


class PayerApprovalRecorded(Event, name="work_order.payer_approval_recorded"):
    """The manufacturer's or insurer's approval number for a job they pay."""

    job: LocalId
    payer: Payer
    reference: ShortText


class AccessorySold(Event, name="work_order.accessory_sold"):
    line: LocalId
    product: PartNumber
    title: ShortText
    quantity: Quantity
    unit_price: Money
    amount: Money
    agreed_by: Channel


QuotingEvent = (
    JobAdded
    | AdditionalWorkAcknowledged
    | JobQuoted
    | AuthorisationReset
    | JobAuthorised
    | JobDeclined
    | JobDeferred
    | PayerApprovalRecorded
    | AccessorySold
)
