"""The life of one car in the house, from the gate to the gate: events of the visit, the order and the day's plan.

Streams, store, technician and day are marks, to be replaced by real ones: see :mod:`benchmarks.rebuild.templates`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.actors import Actor, Role
from domain.aggregates.bay_day.events import BayBooked
from domain.aggregates.technician_day.events import ClockClosed, ClockOpened, JobAssigned
from domain.aggregates.visit.events.presence import (
    OrderLinked,
    VehicleLeft,
    WaitingRequestClosed,
    WaitingRequestLogged,
)
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    RatedItem,
)
from domain.aggregates.work_order.events.opening import (
    DeliveryPromised,
    DispatchOrderIssued,
    OwnerSection,
    PromiseKept,
    PromiseMade,
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
from domain.aggregates.work_order.events.settling import OrderSettled, SettlementPrepared
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    JobFinished,
    JobPaused,
    JobResumed,
)
from domain.aggregates.work_order.lines import LabourLine, MaterialLine, PayerShare, SettledLine
from domain.aggregates.work_order.words import Cause, Formality
from domain.event import Event
from domain.money import Money
from domain.personal import Personal, PersonalKind
from domain.reasons import ReasonCode
from domain.trade import Channel, CostClass, JobSource, OrderClass, Payer
from domain.workforce import BayType, Grade

NUMBER, STORE, TECHNICIAN, BAY, PUNCH = "NNNNNNNN", "SSS", "TTTT", "BBB", "PU99999"
DAY = date(2099, 12, 31)
SHANGHAI = ZoneInfo("Asia/Shanghai")

ORDER, VISIT = f"work_order-{NUMBER}", f"visit-{NUMBER}"
SHIFT, BAY_DAY = f"technician_day-{STORE}-{TECHNICIAN}-{DAY}", f"bay_day-{STORE}-{BAY}-{DAY}"
_CUSTOMER, _VEHICLE = f"customer-{NUMBER}", f"vehicle-{NUMBER}"

_ADVISOR = Actor(id="A01", role=Role.SERVICE_ADVISOR)
_RECEPTION = Actor(id="R01", role=Role.RECEPTIONIST)
_LOUNGE = Actor(id="L01", role=Role.LOUNGE_HOST)
_DISPATCHER = Actor(id="D01", role=Role.DISPATCHER)
_TECHNICIAN = Actor(id=TECHNICIAN, role=Role.TECHNICIAN)
_INSPECTOR = Actor(id="Q01", role=Role.QUALITY_INSPECTOR)
_CASHIER = Actor(id="C01", role=Role.CASHIER)


class Line(NamedTuple):
    stream: str
    minute: int
    """Of the day."""
    by: Actor
    event: Event
    reason: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class Turns:
    """What is not the same in every life."""

    begins: int
    """Minute of the day."""
    fen: int
    waits_inside: bool = False
    is_promised_more: bool = False
    waits_for_parts: bool = False
    fails_inspection: bool = False
    buys: bool = False


def moment(minute: int) -> datetime:
    return datetime.combine(DAY, time(), SHANGHAI) + timedelta(minutes=minute)


def life(turns: Turns) -> Iterator[Line]:
    """In the order of time; 14 events of the order itself where nothing special happens."""
    begins = turns.begins
    yield from _reception(begins, turns)
    yield from _desk(begins + 5, turns)
    yield from _workshop(begins + 20, turns)
    yield from _handing_over(begins + 85, turns)


def _reception(at: int, turns: Turns) -> Iterator[Line]:
    arrived = VehicleArrived(
        vehicle=_VEHICLE,
        customer=_CUSTOMER,
        odometer=42_000,
        fuel_percent=50,
        charge_percent=None,
        waiting_customer=turns.waits_inside,
        appointment=None,
        appointed_at=None,
    )
    yield Line(VISIT, at, _RECEPTION, arrived)
    yield Line(VISIT, at + 2, _ADVISOR, ReceptionStarted())


def _desk(at: int, turns: Turns) -> Iterator[Line]:
    opened = WorkOrderOpened(
        vehicle=VehicleSection(vehicle=_VEHICLE, odometer=42_000, model="Magotan"),
        owner=OwnerSection(customer=_CUSTOMER),
        repair=RepairSection(order_class=OrderClass.REPAIR, visit=VISIT, waiting_customer=turns.waits_inside),
        formalities=(Formality.NONE_REQUIRED,),
        advisor=_ADVISOR.id,
    )
    yield Line(ORDER, at, _ADVISOR, opened)
    yield Line(VISIT, at, _ADVISOR, OrderLinked(order=ORDER))
    requirement = JobRequirement(
        standard_hours=Decimal("1.2"),
        grade=Grade.INTERMEDIATE,
        qualifications=(),
        bay_types=(BayType.LIFT,),
        express=False,
        overhaul=False,
        certificate_required=False,
    )
    added = JobAdded(
        job="J1",
        operation="BR-PAD",
        source=JobSource.CUSTOMER,
        payer=Payer.CUSTOMER,
        requirement=requirement,
        diagnostic=False,
    )
    yield Line(ORDER, at + 2, _ADVISOR, added)
    promised = DeliveryPromised(promised_at=moment(at + 150), estimate=Money(fen=turns.fen))
    yield Line(ORDER, at + 3, _ADVISOR, promised)
    yield Line(ORDER, at + 5, _ADVISOR, _quote(at, turns))
    authorised = JobAuthorised(job="J1", method=Channel.IN_PERSON, cap=Money(fen=turns.fen))
    yield Line(ORDER, at + 7, _ADVISOR, authorised)
    if turns.buys:
        yield Line(ORDER, at + 8, _ADVISOR, _accessory())
    yield Line(ORDER, at + 9, _ADVISOR, DispatchOrderIssued(jobs=("J1",)))
    if turns.is_promised_more:
        promise = PromiseMade(promise="P1", words=_sealed("a free wash"), due=moment(at + 120))
        yield Line(ORDER, at + 10, _ADVISOR, promise)


def _quote(at: int, turns: Turns) -> JobQuoted:
    labour = LabourLine(
        line="L1",
        amount=Money(fen=36_000),
        operation="BR-PAD",
        standard_hours=Decimal("1.2"),
        billed_hours=Decimal("1.2"),
        rate=Money(fen=30_000),
    )
    pads = MaterialLine(
        line="L2",
        amount=Money(fen=turns.fen - 36_000),
        part="PAD-01",
        quantity=Decimal(1),
        unit_price=Money(fen=turns.fen - 36_000),
    )
    return JobQuoted(
        job="J1",
        revision=1,
        lines=(labour, pads),
        total=Money(fen=turns.fen),
        price_list="default-1",
        valid_until=moment(at + 600),
    )


def _accessory() -> AccessorySold:
    price = Money(fen=9_900)
    return AccessorySold(
        line="A1",
        product="MAT-01",
        title="脚垫",
        quantity=Decimal(1),
        unit_price=price,
        amount=price,
        agreed_by=Channel.IN_PERSON,
    )


def _workshop(at: int, turns: Turns) -> Iterator[Line]:
    dispatched = JobDispatched(
        job="J1",
        crew=(CrewMember(technician=TECHNICIAN, share=Decimal(100)),),
        bay=BAY,
        planned_start=moment(at + 5),
        planned_end=moment(at + 60),
    )
    hours = {"order": ORDER, "job": "J1", "start": moment(at + 5), "end": moment(at + 60)}
    yield Line(ORDER, at, _DISPATCHER, dispatched)
    yield Line(SHIFT, at, _DISPATCHER, JobAssigned.model_validate({**hours, "overlapping": False}))
    yield Line(BAY_DAY, at, _DISPATCHER, BayBooked.model_validate(hours))
    yield Line(ORDER, at + 5, _TECHNICIAN, ClockedOn(job="J1", technician=TECHNICIAN))
    yield Line(SHIFT, at + 5, _TECHNICIAN, ClockOpened(punch=PUNCH, order=ORDER, job="J1"))
    if turns.waits_inside:
        asked = WaitingRequestLogged(request="R1", words=_sealed("tea, please"))
        yield Line(VISIT, at + 8, _LOUNGE, asked)
        yield Line(VISIT, at + 12, _LOUNGE, WaitingRequestClosed(request="R1"))
    if turns.waits_for_parts:
        yield Line(ORDER, at + 15, _TECHNICIAN, JobPaused(job="J1"), ReasonCode.WAITING_PARTS)
        yield Line(ORDER, at + 30, _TECHNICIAN, JobResumed(job="J1"))
    yield from _finished(at + 45)
    yield Line(SHIFT, at + 45, _TECHNICIAN, ClockClosed(punch=PUNCH, order=ORDER, job="J1"))
    if turns.fails_inspection:
        failed = FinalInspectionFailed(
            job="J1", items=_rated(passed=False), record=_sealed("it squeaks"), cause=Cause.WORKMANSHIP
        )
        yield Line(ORDER, at + 47, _INSPECTOR, failed)
        yield Line(ORDER, at + 47, _INSPECTOR, InternalReworkOpened(job="J1", round=1))
        yield Line(ORDER, at + 50, _TECHNICIAN, ClockedOn(job="J1", technician=TECHNICIAN))
        yield from _finished(at + 57)
    passed = FinalInspectionPassed(job="J1", items=_rated(passed=True), record=_sealed("brakes well"))
    yield Line(ORDER, at + 60, _INSPECTOR, passed)


def _finished(at: int) -> Iterator[Line]:
    done = JobFinished(job="J1", work_done=_sealed("pads replaced"), cause_code="worn")
    yield Line(ORDER, at, _TECHNICIAN, ClockedOff(job="J1", technician=TECHNICIAN))
    yield Line(ORDER, at, _TECHNICIAN, done)


def _handing_over(at: int, turns: Turns) -> Iterator[Line]:
    amount, nothing, labour = Money(fen=turns.fen), Money(fen=0), Money(fen=36_000)
    shares = (PayerShare(payer=Payer.CUSTOMER, amount=amount),)
    line = SettledLine(
        line="L1",
        job="J1",
        cost_class=CostClass.LABOUR,
        gross=amount,
        discount=nothing,
        net=amount,
        shares=shares,
    )
    prepared = SettlementPrepared(
        settlement="S1",
        lines=(line,),
        payers=shares,
        labour=labour,
        material=amount - labour,
        other=nothing,
        total=amount,
        price_list="default-1",
    )
    settled = OrderSettled(settlement="S1", document_number=f"S{NUMBER}", customer_due=amount)
    yield Line(ORDER, at, _CASHIER, prepared)
    yield Line(ORDER, at + 5, _CASHIER, settled)
    if turns.is_promised_more:
        yield Line(ORDER, at + 6, _ADVISOR, PromiseKept(promise="P1"))
    yield Line(ORDER, at + 10, _ADVISOR, VehicleDelivered(odometer_out=42_010))
    yield Line(VISIT, at + 12, _ADVISOR, VehicleLeft(odometer=42_010))


def _rated(*, passed: bool) -> tuple[RatedItem, ...]:
    return (RatedItem(item="no_noise", passed=passed), RatedItem(item="no_leaks", passed=True))


def _sealed(words: str) -> Personal:
    """As the vault leaves a personal value in an event."""
    commitment = hashlib.sha256(words.encode()).hexdigest()
    return Personal(kind=PersonalKind.NOTE, subject=_CUSTOMER, commitment=commitment)
