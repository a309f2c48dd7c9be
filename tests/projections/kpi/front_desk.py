"""Short ways to say what the front desk and the customer agree."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from domain.aggregates.visit.events.presence import LeftWithoutOrder, ServiceRefused
from domain.aggregates.visit.events.reception import VehicleArrived
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    OwnerSection,
    RepairSection,
    VehicleSection,
    WorkOrderCancelled,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import (
    JobAdded,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
)
from domain.aggregates.work_order.words import Formality
from domain.event import Event
from domain.money import Money
from domain.reasons import ReasonCode
from domain.trade import Channel, JobSource, OrderClass, Payer
from tests.projections.kpi.workshop import NOTE, order_of, visit_of
from tests.projections.log_builder import Log, labour, requirement
from tests.support.scenario import ADVISOR, OTHER_ADVISOR, TECHNICIAN


def comes_again(log: Log, number: int, car: int, when: datetime) -> Log:
    """Visit ``number`` of the car that came in visit ``car`` first."""
    event = VehicleArrived(
        vehicle=f"vehicle-{car}",
        customer=f"customer-{car}",
        odometer=10_000,
        fuel_percent=None,
        charge_percent=None,
        waiting_customer=False,
        appointment=None,
        appointed_at=None,
    )
    return log.add(visit_of(number), when, event)


def second_order(
    log: Log, number: int, visit: int, when: datetime, order_class: OrderClass = OrderClass.REPAIR
) -> Log:
    """Order ``number`` in a visit that has one already; another advisor opens it."""
    event = WorkOrderOpened(
        vehicle=VehicleSection(vehicle=f"vehicle-{visit}", odometer=10_000, model="Regal"),
        owner=OwnerSection(customer=f"customer-{visit}"),
        repair=RepairSection(order_class=order_class, visit=visit_of(visit)),
        formalities=(Formality.NONE_REQUIRED,),
        advisor=OTHER_ADVISOR.id,
    )
    return log.add(order_of(number), when, event, by=OTHER_ADVISOR)


def refused(log: Log, number: int, when: datetime) -> Log:
    return log.add(visit_of(number), when, ServiceRefused(), reason=ReasonCode.WORKSHOP_LOAD)


def goes_without_order(log: Log, number: int, when: datetime) -> Log:
    return log.add(
        visit_of(number), when, LeftWithoutOrder(odometer=10_000), reason=ReasonCode.PRICE_TOO_HIGH
    )


def cancelled(log: Log, number: int, when: datetime, *, work_started: bool) -> Log:
    event = WorkOrderCancelled(work_started=work_started)
    return log.add(order_of(number), when, event, reason=ReasonCode.CUSTOMER_WISH)


def promised(log: Log, number: int, when: datetime, due: datetime, estimate: int = 50_000) -> Log:
    return log.add(order_of(number), when, DeliveryPromised(promised_at=due, estimate=Money(fen=estimate)))


def promise_changed(
    log: Log, number: int, when: datetime, previous: datetime, due: datetime, *, agreed: bool = True
) -> Log:
    event = DeliveryPromiseChanged(
        previous=previous, promised_at=due, customer_agreed=agreed, after_expiry=when > previous
    )
    return log.add(order_of(number), when, event, reason=ReasonCode.WAITING_PARTS)


def found(log: Log, number: int, when: datetime, job: str, *, photos: tuple[str, ...] = ()) -> Log:
    """Additional work that a technician found."""
    event = JobAdded(
        job=job,
        operation="SUS-ARM",
        source=JobSource.TECHNICIAN,
        payer=Payer.CUSTOMER,
        requirement=requirement("SUS-ARM"),
        diagnostic=False,
        finding=NOTE,
        photos=photos,
    )
    return log.add(order_of(number), when, event, by=TECHNICIAN)


def quoted_lines(
    log: Log, number: int, when: datetime, hours_by_line: dict[str, str], job: str = "J1"
) -> Log:
    """A quote with several labour lines."""
    lines = tuple(labour(name, "BR-PAD", Decimal(hours)) for name, hours in hours_by_line.items())
    event = JobQuoted(
        job=job,
        revision=1,
        lines=lines,
        total=Money(fen=sum(each.amount.fen for each in lines)),
        price_list="default-1",
        valid_until=when + timedelta(days=7),
    )
    return log.add(order_of(number), when, event)


def authorised(log: Log, number: int, when: datetime, job: str = "J1") -> Log:
    return _decided(log, number, when, JobAuthorised(job=job, method=Channel.PHONE, cap=Money(fen=10**7)))


def declined(log: Log, number: int, when: datetime, job: str = "J1") -> Log:
    return _decided(log, number, when, JobDeclined(job=job))


def deferred(log: Log, number: int, when: datetime, job: str = "J1") -> Log:
    return _decided(log, number, when, JobDeferred(job=job))


def issued(log: Log, number: int, when: datetime, job: str = "J1") -> Log:
    """The dispatch order."""
    return _decided(log, number, when, DispatchOrderIssued(jobs=(job,)))


def _decided(log: Log, number: int, when: datetime, event: Event) -> Log:
    return log.add(order_of(number), when, event, by=ADVISOR)
