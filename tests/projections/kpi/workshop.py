"""Short ways to say what happens to a car, to a technician and to a bay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.bay_day.events import BayOpened
from domain.aggregates.technician_day.events import ClockClosed, ClockOpened, ShiftPlanned
from domain.aggregates.visit.events.presence import VehicleLeft
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
    OwnerSection,
    RepairSection,
    SymptomRecorded,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import JobAdded, JobQuoted
from domain.aggregates.work_order.events.reworking import ComebackAccepted, ComebackAssessed, ComebackClaimed
from domain.aggregates.work_order.events.settling import OrderSettled, SettlementPrepared
from domain.aggregates.work_order.events.working import JobFinished
from domain.aggregates.work_order.lines import PayerShare, SettledLine
from domain.aggregates.work_order.words import Cause, Formality, SameFault
from domain.trade import CostClass, JobSource, OrderClass, Payer
from domain.workforce import BayType, Grade
from tests.projections.log_builder import Log, labour, requirement, sealed, yuan
from tests.projections.stories.people import TECHNICAL_SUPERVISOR
from tests.support.scenario import (
    ADVISOR,
    CASHIER,
    DAY,
    DISPATCHER,
    INSPECTOR,
    STORE,
    TECHNICIAN,
    WORKSHOP_SUPERVISOR,
    staff,
)

NOTE = sealed("customer-1", "words")


def order_of(number: int) -> str:
    return f"work_order-{number}"


def visit_of(number: int) -> str:
    return f"visit-{number}"


def arrives(log: Log, number: int, when: datetime, odometer: int = 10_000) -> Log:
    arrived = VehicleArrived(
        vehicle=f"vehicle-{number}",
        customer=f"customer-{number}",
        odometer=odometer,
        fuel_percent=None,
        charge_percent=None,
        waiting_customer=False,
        appointment=None,
        appointed_at=None,
    )
    return log.add(visit_of(number), when, arrived)


def opens(
    log: Log,
    number: int,
    when: datetime,
    *,
    order_class: OrderClass = OrderClass.REPAIR,
    odometer: int = 10_000,
    symptoms: int = 1,
) -> Log:
    """The order of the visit with the same number."""
    opened = WorkOrderOpened(
        vehicle=VehicleSection(vehicle=f"vehicle-{number}", odometer=odometer, model="Regal"),
        owner=OwnerSection(customer=f"customer-{number}"),
        repair=RepairSection(order_class=order_class, visit=visit_of(number)),
        formalities=(Formality.NONE_REQUIRED,),
        advisor="sa01",
    )
    told = [SymptomRecorded(symptom=f"S{i}", statement=NOTE) for i in range(1, symptoms + 1)]
    return log.add(order_of(number), when, opened, *told)


def comes(
    log: Log,
    number: int,
    when: datetime,
    *,
    order_class: OrderClass = OrderClass.REPAIR,
    odometer: int = 10_000,
    symptoms: int = 1,
) -> Log:
    """Arrives, is received, and has an order opened."""
    arrives(log, number, when, odometer)
    log.add(visit_of(number), when, ReceptionStarted(), by=ADVISOR)
    return opens(log, number, when, order_class=order_class, odometer=odometer, symptoms=symptoms)


def job(log: Log, number: int, when: datetime, operation: str = "BR-PAD", job: str = "J1") -> Log:
    added = JobAdded(
        job=job,
        operation=operation,
        source=JobSource.CUSTOMER,
        payer=Payer.CUSTOMER,
        requirement=requirement(operation),
        diagnostic=False,
    )
    return log.add(order_of(number), when, added)


def quoted(
    log: Log, number: int, when: datetime, hours: str, *, operation: str = "BR-PAD", job: str = "J1"
) -> Log:
    line = labour("L1", operation, Decimal(hours))
    quote = JobQuoted(
        job=job,
        revision=1,
        lines=(line,),
        total=line.amount,
        price_list="default-1",
        valid_until=when + timedelta(days=7),
    )
    return log.add(order_of(number), when, quote)


def dispatched(
    log: Log, number: int, when: datetime, crew: Mapping[str, str] | None = None, job: str = "J1"
) -> Log:
    """``crew``: share in per cent by technician; te01 alone where nothing is said."""
    members = (crew or {"te01": "100"}).items()
    sent = JobDispatched(
        job=job,
        crew=tuple(CrewMember(technician=who, share=Decimal(share)) for who, share in members),
        bay="B1",
        planned_start=when,
        planned_end=when + timedelta(hours=1),
    )
    return log.add(order_of(number), when, sent, by=DISPATCHER)


def finished(log: Log, number: int, when: datetime, job: str = "J1") -> Log:
    done = JobFinished(job=job, work_done=NOTE, cause_code="worn")
    return log.add(order_of(number), when, done, by=TECHNICIAN)


def passed(log: Log, number: int, when: datetime, job: str = "J1") -> Log:
    good = FinalInspectionPassed(job=job, items=(RatedItem(item="brakes", passed=True),), record=NOTE)
    return log.add(order_of(number), when, good, by=INSPECTOR)


def failed(
    log: Log,
    number: int,
    when: datetime,
    *,
    cause: Cause = Cause.WORKMANSHIP,
    responsible: str | None = None,
    job: str = "J1",
    round_: int = 1,
) -> Log:
    """The job goes back to the workshop at once."""
    bad = FinalInspectionFailed(
        job=job,
        items=(RatedItem(item="brakes", passed=False),),
        record=NOTE,
        cause=cause,
        responsible=responsible,
    )
    again = InternalReworkOpened(job=job, round=round_)
    return log.add(order_of(number), when, bad, again, by=INSPECTOR)


def settled(log: Log, number: int, when: datetime, labour_yuan: int = 0, material_yuan: int = 0) -> Log:
    amounts = (("L1", CostClass.LABOUR, labour_yuan), ("L2", CostClass.MATERIAL, material_yuan))
    lines = tuple(
        SettledLine(
            line=line,
            job="J1",
            cost_class=cost_class,
            gross=yuan(amount),
            discount=yuan(0),
            net=yuan(amount),
            shares=(PayerShare(payer=Payer.CUSTOMER, amount=yuan(amount)),),
        )
        for line, cost_class, amount in amounts
    )
    total = yuan(labour_yuan + material_yuan)
    prepared = SettlementPrepared(
        settlement="B1",
        lines=lines,
        payers=(PayerShare(payer=Payer.CUSTOMER, amount=total),),
        labour=yuan(labour_yuan),
        material=yuan(material_yuan),
        other=yuan(0),
        total=total,
        price_list="default-1",
    )
    paid = OrderSettled(settlement="B1", document_number=f"SH01-{number}", customer_due=total)
    return log.add(order_of(number), when, prepared, paid, by=CASHIER)


def delivered(log: Log, number: int, when: datetime, odometer: int = 10_000) -> Log:
    return log.add(order_of(number), when, VehicleDelivered(odometer_out=odometer))


def leaves(log: Log, number: int, when: datetime, odometer: int = 10_000) -> Log:
    return log.add(visit_of(number), when, VehicleLeft(odometer=odometer))


def comes_back(
    log: Log,
    number: int,
    original: int,
    when: datetime,
    *,
    jobs: Sequence[str] = ("J1",),
    same_fault: SameFault = SameFault.YES,
    cause: Cause = Cause.WORKMANSHIP,
    odometer: int = 10_100,
    accepted: bool = True,
) -> Log:
    """Car ``number`` is car ``original`` again, with an order for what was not right."""
    comes(log, number, when, order_class=OrderClass.REWORK_OUT, odometer=odometer)
    claimed = ComebackClaimed(
        original_order=order_of(original),
        original_jobs=tuple(jobs),
        original_technicians=("te01",),
        symptom=NOTE,
    )
    assessed = ComebackAssessed(same_fault=same_fault, cause=cause, finding=NOTE)
    log.add(order_of(number), when, claimed)
    log.add(order_of(number), when, assessed, by=TECHNICAL_SUPERVISOR)
    if accepted:
        log.add(order_of(number), when, ComebackAccepted(), by=WORKSHOP_SUPERVISOR)
    return log


def day_of(technician: str, day: date = DAY) -> str:
    return f"technician_day-{STORE}-{technician}-{day}"


def planned(log: Log, technician: str, starts: datetime, ends: datetime) -> Log:
    shift = ShiftPlanned(
        technician=technician,
        day=starts.date(),
        starts=starts,
        ends=ends,
        grade=Grade.SENIOR,
        qualifications=(),
    )
    return log.add(
        day_of(technician, starts.date()), starts - timedelta(hours=1), shift, by=WORKSHOP_SUPERVISOR
    )


def works(
    log: Log,
    technician: str,
    number: int,
    start: datetime,
    end: datetime,
    *,
    punch: str = "P1",
    job: str = "J1",
    day: date | None = None,
) -> Log:
    """On a job of an order, clocked on and off."""
    stream, who = day_of(technician, day or start.date()), staff(technician, Role.TECHNICIAN)
    log.add(stream, start, ClockOpened(punch=punch, order=order_of(number), job=job), by=who)
    return log.add(stream, end, ClockClosed(punch=punch, order=order_of(number), job=job), by=who)


def bay_day_of(bay: str, day: date = DAY) -> str:
    return f"bay_day-{STORE}-{bay}-{day}"


def bay_opens(log: Log, bay: str, when: datetime) -> Log:
    opened = BayOpened(bay=bay, day=when.date(), bay_type=BayType.LIFT)
    return log.add(bay_day_of(bay, when.date()), when, opened, by=WORKSHOP_SUPERVISOR)
