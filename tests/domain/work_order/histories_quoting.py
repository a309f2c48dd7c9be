"""What lies behind an order that is being quoted: opened, diagnosed, with jobs priced from the standard."""

from datetime import datetime
from decimal import Decimal

from domain.actors import Actor
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.aggregates.work_order.commands.quoting.models import MaterialItem, QuoteJob
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched
from domain.aggregates.work_order.events.opening import (
    OwnerSection,
    PreliminaryDiagnosisRecorded,
    RepairSection,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import (
    AdditionalWorkAcknowledged,
    JobAdded,
    JobAuthorised,
    JobQuoted,
    JobRequirement,
)
from domain.aggregates.work_order.events.settling import SettlementPrepared
from domain.aggregates.work_order.events.working import ClockedOn
from domain.aggregates.work_order.lines import MaterialLine, PayerShare, SettledLine
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.words import Formality
from domain.identifiers import LocalId
from domain.money import Money
from domain.personal import Personal, PersonalKind
from domain.trade import Channel, CostClass, JobSource, OrderClass, Payer
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, TECHNICIAN, At, Scenario, at, clock, personal

CUSTOMER = "customer-1"
ARRIVED_AT_KM = 48_200
DOCUMENT_HASH = "d0" * 32
PHOTO_HASH = "f0" * 32

Past = WorkOrderEvent | At[WorkOrderEvent]
Order = Scenario[WorkOrder, WorkOrderCommand, WorkOrderEvent]


def order(*history: Past) -> Order:
    """A scenario in which these things have happened."""
    return Order(WORK_ORDER).given(*history)


def yuan(amount: int) -> Money:
    return Money(fen=amount * 100)


def note(words: str) -> Personal:
    return personal(PersonalKind.NOTE, CUSTOMER, words)


def opened(order_class: OrderClass = OrderClass.REPAIR) -> WorkOrderOpened:
    return WorkOrderOpened(
        vehicle=VehicleSection(vehicle="vehicle-1", odometer=ARRIVED_AT_KM, model="Sedan 1.5T"),
        owner=OwnerSection(customer=CUSTOMER),
        repair=RepairSection(order_class=order_class, visit="visit-1"),
        formalities=(Formality.NONE_REQUIRED,),
        advisor=ADVISOR.id,
    )


DIAGNOSED = PreliminaryDiagnosisRecorded(suspected_cause=note("worn pads"), potential_claim=False)


def requirement(operation: str) -> JobRequirement:
    """As the default labour standard says."""
    standard = DEFAULT_RULES.labour_standard[operation]
    return JobRequirement(
        standard_hours=standard.standard_hours,
        grade=standard.grade,
        qualifications=standard.qualifications,
        bay_types=standard.bay_types,
        express=standard.express,
        overhaul=standard.overhaul,
        certificate_required=standard.certificate_required,
    )


def added(
    job: LocalId = "J1",
    operation: str = "BR-PAD",
    *,
    source: JobSource = JobSource.CUSTOMER,
    payer: Payer = Payer.CUSTOMER,
) -> JobAdded:
    return JobAdded(
        job=job,
        operation=operation,
        source=source,
        payer=payer,
        requirement=requirement(operation),
        diagnostic=DEFAULT_RULES.labour_standard[operation].diagnostic,
    )


def found(job: LocalId = "J1", *, by: Actor = TECHNICIAN) -> At[WorkOrderEvent]:
    """Additional work that a technician came upon."""
    return at(clock(8), added(job, source=JobSource.TECHNICIAN), by=by)


def acknowledged(job: LocalId = "J1") -> AdditionalWorkAcknowledged:
    return AdditionalWorkAcknowledged(job=job)


def quoted(
    job: LocalId = "J1",
    amount: int = 660,
    *,
    line: LocalId = "L1",
    revision: int = 1,
    valid_until: datetime | None = None,
) -> JobQuoted:
    """One line of material for ``amount`` yuan."""
    price = yuan(amount)
    return JobQuoted(
        job=job,
        revision=revision,
        lines=(MaterialLine(line=line, amount=price, part="PAD-01", quantity=Decimal(1), unit_price=price),),
        total=price,
        price_list=DEFAULT_RULES.id,
        valid_until=valid_until or clock(8, days=7),
    )


def authorised(job: LocalId = "J1", cap: int = 660) -> JobAuthorised:
    return JobAuthorised(job=job, method=Channel.PHONE, cap=yuan(cap))


def at_work(job: LocalId = "J1") -> tuple[Past, ...]:
    """Dispatched, and the technician is clocked on."""
    return (
        JobDispatched(
            job=job,
            crew=(CrewMember(technician=TECHNICIAN.id, share=Decimal(100)),),
            bay="B01",
            planned_start=clock(9),
            planned_end=clock(11),
        ),
        at(clock(9), ClockedOn(job=job, technician=TECHNICIAN.id), by=TECHNICIAN),
    )


def bill(amount: int = 660) -> SettlementPrepared:
    """A bill over line L1, under way."""
    price = yuan(amount)
    share = (PayerShare(payer=Payer.CUSTOMER, amount=price),)
    zero = yuan(0)
    line = SettledLine(
        line="L1",
        job="J1",
        cost_class=CostClass.MATERIAL,
        gross=price,
        discount=zero,
        net=price,
        shares=share,
    )
    return SettlementPrepared(
        settlement="B1",
        lines=(line,),
        payers=share,
        labour=zero,
        material=price,
        other=zero,
        total=price,
        price_list=DEFAULT_RULES.id,
    )


def quote(amount: int, job: LocalId = "J1") -> QuoteJob:
    """A wish to price the job at ``amount`` yuan, material only."""
    item = MaterialItem(part="PAD-01", quantity=Decimal(1), unit_price=yuan(amount))
    return QuoteJob(job=job, materials=(item,))
