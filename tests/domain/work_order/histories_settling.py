"""What lies behind an order that is about to be settled or delivered."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.aggregates.work_order.commands.settling import (
    AgreeSettlement,
    ApplyDiscount,
    CheckSettlement,
    ExplainCharges,
    PrepareSettlement,
    SettleOrder,
    SplitPayers,
)
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.inspecting import FinalInspectionPassed, RatedItem
from domain.aggregates.work_order.events.opening import (
    OwnerSection,
    RepairSection,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import (
    AccessorySold,
    JobAdded,
    JobAuthorised,
    JobQuoted,
    JobRequirement,
)
from domain.aggregates.work_order.events.settling import SettlementPrepared
from domain.aggregates.work_order.events.working import ClockedOff, ClockedOn, JobFinished
from domain.aggregates.work_order.lines import LabourLine, MaterialLine, PayerShare, PriceLine, ServiceLine
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.words import Formality
from domain.identifiers import LocalId
from domain.money import Money, total
from domain.personal import Personal, PersonalKind
from domain.reasons import ReasonCode
from domain.trade import Channel, CostClass, JobSource, OrderClass, Payer
from domain.workforce import Grade
from tests.support.scenario import (
    ADVISOR,
    CASHIER,
    INSPECTOR,
    TECHNICIAN,
    At,
    Scenario,
    at,
    because,
    clock,
    personal,
    staff,
)

CUSTOMER = "customer-1"
ARRIVED_AT_KM = 48_200
SECOND_CASHIER = staff("ca02", CASHIER.role)
DOCUMENT = {"document_number": "SH01-2026-000017"}

ServiceClass = Literal[CostClass.SUBLET, CostClass.OTHER]
Past = WorkOrderEvent | At[WorkOrderEvent]
Order = Scenario[WorkOrder, WorkOrderCommand, WorkOrderEvent]


def yuan(amount: int) -> Money:
    return Money(fen=amount * 100)


def note(words: str) -> Personal:
    return personal(PersonalKind.NOTE, CUSTOMER, words)


def order(*history: Past) -> Order:
    """A scenario in which these things have happened."""
    return Order(WORK_ORDER).given(*history)


def opened(order_class: OrderClass = OrderClass.REPAIR) -> WorkOrderOpened:
    return WorkOrderOpened(
        vehicle=VehicleSection(vehicle="vehicle-1", odometer=ARRIVED_AT_KM, model="Sedan 1.5T"),
        owner=OwnerSection(customer=CUSTOMER),
        repair=RepairSection(order_class=order_class, visit="visit-1"),
        formalities=(Formality.NONE_REQUIRED,),
        advisor=ADVISOR.id,
    )


def labour(line: LocalId, amount: Money) -> LabourLine:
    hours = Decimal("1.0")
    return LabourLine(
        line=line, amount=amount, operation="BR-PAD", standard_hours=hours, billed_hours=hours, rate=amount
    )


def material(line: LocalId, amount: Money) -> MaterialLine:
    return MaterialLine(line=line, amount=amount, part="PAD-01", quantity=Decimal(1), unit_price=amount)


def service(line: LocalId, amount: Money, cost_class: ServiceClass = CostClass.SUBLET) -> ServiceLine:
    return ServiceLine(line=line, amount=amount, cost_class=cost_class, title="Wheel alignment")


def added(job: LocalId, payer: Payer = Payer.CUSTOMER) -> JobAdded:
    return JobAdded(
        job=job,
        operation="BR-PAD",
        source=JobSource.CUSTOMER,
        payer=payer,
        requirement=JobRequirement(
            standard_hours=Decimal("1.2"),
            grade=Grade.JUNIOR,
            qualifications=(),
            bay_types=(),
            express=False,
            overhaul=False,
            certificate_required=False,
        ),
        diagnostic=False,
    )


def quoted(job: LocalId, *lines: PriceLine, revision: int = 1) -> JobQuoted:
    return JobQuoted(
        job=job,
        revision=revision,
        lines=lines,
        total=total(line.amount for line in lines),
        price_list="default-1",
        valid_until=clock(18, days=7),
    )


def authorised(job: LocalId, cap: Money) -> JobAuthorised:
    return JobAuthorised(job=job, method=Channel.PHONE, cap=cap)


def agreed(
    job: LocalId, *lines: PriceLine, payer: Payer = Payer.CUSTOMER, cap: Money | None = None
) -> Sequence[Past]:
    """A job added, quoted and authorised; the cap is the quoted total unless given."""
    quote = quoted(job, *lines)
    return added(job, payer), quote, authorised(job, quote.total if cap is None else cap)


def worked(job: LocalId) -> Sequence[Past]:
    """Finished by the technician, between nine and ten."""
    return (
        at(clock(9), ClockedOn(job=job, technician=TECHNICIAN.id), by=TECHNICIAN),
        at(clock(10), ClockedOff(job=job, technician=TECHNICIAN.id), by=TECHNICIAN),
        at(
            clock(10), JobFinished(job=job, work_done=note("pads replaced"), cause_code="wear"), by=TECHNICIAN
        ),
    )


def passed(job: LocalId) -> Past:
    items = (RatedItem(item="brakes", passed=True),)
    return at(
        clock(11), FinalInspectionPassed(job=job, items=items, record=note("all in order")), by=INSPECTOR
    )


def finished(
    job: LocalId, *lines: PriceLine, payer: Payer = Payer.CUSTOMER, cap: Money | None = None
) -> Sequence[Past]:
    """A job from its adding to the passed final inspection."""
    return *agreed(job, *lines, payer=payer, cap=cap), *worked(job), passed(job)


def accessory(line: LocalId, amount: Money) -> AccessorySold:
    return AccessorySold(
        line=line,
        product="WIPER-01",
        title="Wiper blades",
        quantity=Decimal(1),
        unit_price=amount,
        amount=amount,
        agreed_by=Channel.IN_PERSON,
    )


LABOUR_LINE = labour("L1", yuan(360))
MATERIAL_LINE = material("L2", yuan(300))
BRAKES = (opened(), *finished("J1", LABOUR_LINE, MATERIAL_LINE))
"""Customer-paid brakes: 360 yuan labour (L1) and 300 yuan material (L2), inspected, not billed."""


def prepared(*history: Past) -> Order:
    """Bill B1 drawn up by the cashier."""
    return order(*history).when(PrepareSettlement(), by=CASHIER)


def checked_and_explained(*history: Past) -> Order:
    return (
        prepared(*history)
        .when(CheckSettlement(settlement="B1"), by=SECOND_CASHIER)
        .when(ExplainCharges(settlement="B1"))
    )


def settled(*history: Past) -> Order:
    """Bill B1 in force."""
    return (
        checked_and_explained(*history)
        .when(AgreeSettlement(settlement="B1", method=Channel.IN_PERSON))
        .when(SettleOrder(settlement="B1"), by=CASHIER, known=DOCUMENT)
    )


def share(payer: Payer, fen: int) -> PayerShare:
    return PayerShare(payer=payer, amount=Money(fen=fen))


def split(*shares: PayerShare, line: str = "L1") -> SplitPayers:
    return SplitPayers(line=line, shares=shares)


def discount(fen: int, line: str = "L1") -> ApplyDiscount:
    return ApplyDiscount(line=line, amount=Money(fen=fen), reason=because(ReasonCode.GOODWILL))


def the_bill(scenario: Order) -> SettlementPrepared:
    bill = scenario.history[-1].event
    assert isinstance(bill, SettlementPrepared)
    return bill


HALVES = (share(Payer.CUSTOMER, 17_999), share(Payer.MANUFACTURER, 18_001))
"""Labour of 360 yuan between the customer and the manufacturer, an odd fen apart."""
