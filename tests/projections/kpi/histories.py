"""Any month of any few cars and shelves: what may befall each of them is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from domain.actors import Role
from domain.aggregates.technician_day.events import ShiftEnded, ShiftStarted
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    WorkOrderCancelled,
)
from domain.aggregates.work_order.events.quoting import JobAuthorised
from domain.aggregates.work_order.events.settling import SettlementReversed
from domain.aggregates.work_order.events.working import JobPaused, JobResumed
from domain.envelope import Recorded
from domain.event import Event
from domain.reasons import ReasonCode
from domain.trade import Channel, OrderClass
from tests.projections.kpi import workshop as shop
from tests.projections.kpi.shelf_histories import (
    ERRANDS,
    PURCHASES,
    Errand,
    Purchase,
    at_the_shelves,
)
from tests.projections.log_builder import Log, yuan
from tests.support.scenario import TECHNICIAN, WORKSHOP_SUPERVISOR, clock, staff

TECHNICIANS = ("te01", "te02")
DAYS = 40
_SHOPPERS = (
    OrderClass.MAINTENANCE,
    OrderClass.REPAIR,
    OrderClass.ACCIDENT,
    OrderClass.PDI,
    OrderClass.WARRANTY,
)


@dataclass(frozen=True)
class Car:
    """``steps`` is how far it gets; ``fate`` decides what goes wrong on the way."""

    day: int
    hour: int
    order_class: OrderClass
    symptoms: int
    hours: int
    steps: int
    cancelled: bool
    fails: bool
    waits: bool
    promise_moves: bool
    reversed_after: int | None
    back_after: int | None


CARS = st.lists(
    st.builds(
        Car,
        day=st.integers(0, DAYS - 1),
        hour=st.integers(0, 15),
        order_class=st.sampled_from(_SHOPPERS),
        symptoms=st.integers(0, 2),
        hours=st.integers(1, 4),
        steps=st.integers(0, 7),
        cancelled=st.booleans(),
        fails=st.booleans(),
        waits=st.booleans(),
        promise_moves=st.booleans(),
        reversed_after=st.none() | st.integers(0, 20),
        back_after=st.none() | st.integers(0, 40),
    ),
    min_size=1,
    max_size=6,
)


def history_of(
    cars: Sequence[Car], errands: Sequence[Errand] = (), purchases: Sequence[Purchase] = ()
) -> list[Recorded[Event]]:
    """In the order of time."""
    log = Log()
    number = 1
    for car in cars:
        _lives(log, number, car)
        number += 2
    days = {
        recorded.meta.occurred_at.date()
        for recorded in log.events
        if recorded.stream.startswith("technician_day-")
    }
    for day in sorted(days):
        for who in TECHNICIANS:
            _attends(log, who, clock(8, days=(day - clock(8).date()).days))
    return in_order_of_time([*log.events, *at_the_shelves(errands, purchases).events])


MONTHS = st.builds(history_of, CARS, ERRANDS, PURCHASES)


def in_order_of_time(events: Sequence[Recorded[Event]]) -> list[Recorded[Event]]:
    """Positions and versions as a log would have given them; events of one instant stay in the order given."""
    versions: Counter[str] = Counter()
    ordered = []
    for position, recorded in enumerate(sorted(events, key=lambda each: each.meta.occurred_at), start=1):
        versions[recorded.stream] += 1
        ordered.append(replace(recorded, position=position, version=versions[recorded.stream]))
    return ordered


def _lives(log: Log, number: int, car: Car) -> None:
    came = clock(7, 30, days=car.day) + timedelta(hours=car.hour)
    order = shop.order_of(number)
    shop.comes(log, number, came, order_class=car.order_class, symptoms=car.symptoms)
    if car.steps >= 1:
        shop.job(log, number, came)
        shop.quoted(log, number, came + timedelta(minutes=5), str(car.hours))
        promised = came + timedelta(hours=6)
        log.add(
            order, came + timedelta(minutes=6), DeliveryPromised(promised_at=promised, estimate=yuan(300))
        )
        if car.promise_moves:
            _moves_promise(log, order, promised, came + timedelta(hours=car.hours + 4))
    if car.steps >= 2:
        agreed = JobAuthorised(job="J1", method=Channel.PHONE, cap=yuan(2000))
        log.add(order, came + timedelta(minutes=10), agreed, DispatchOrderIssued(jobs=("J1",)))
        shop.dispatched(log, number, came + timedelta(minutes=15), {"te01": "60", "te02": "40"})
    done = came + timedelta(minutes=20)
    if car.steps >= 3:
        done = _is_worked_on(log, number, car, done)
    if car.cancelled and car.steps <= 4:
        log.add(order, done, WorkOrderCancelled(work_started=car.steps >= 3))
        shop.leaves(log, number, done + timedelta(minutes=10))
        return
    if car.steps >= 5:
        shop.settled(
            log, number, done + timedelta(minutes=20), labour_yuan=300 * car.hours, material_yuan=155
        )
        if car.reversed_after is not None:
            back = done + timedelta(days=car.reversed_after, minutes=30)
            reversal = SettlementReversed(settlement="B1", document_number=f"R-{number}", total=yuan(0))
            log.add(order, back, reversal)
    if car.steps >= 6:
        shop.delivered(log, number, done + timedelta(minutes=40))
        shop.leaves(log, number, done + timedelta(minutes=40))
        if car.steps >= 7 and car.back_after is not None:
            shop.comes_back(log, number + 1, number, done + timedelta(days=car.back_after, minutes=50))


def _moves_promise(log: Log, order: str, promised: datetime, when: datetime) -> None:
    moved = DeliveryPromiseChanged(
        previous=promised,
        promised_at=promised + timedelta(hours=3),
        customer_agreed=True,
        after_expiry=when > promised,
    )
    log.add(order, when, moved, reason=ReasonCode.WAITING_PARTS)


def _is_worked_on(log: Log, number: int, car: Car, start: datetime) -> datetime:
    """When it is through the final inspection, or as far as it gets."""
    order, end = shop.order_of(number), start + timedelta(minutes=40 * car.hours)
    shop.works(log, "te01", number, start, end, punch=f"P{number}")
    shop.works(log, "te02", number, start, end - timedelta(minutes=10), punch=f"P{number}")
    if car.waits:
        log.add(order, end, JobPaused(job="J1"), by=TECHNICIAN, reason=ReasonCode.WAITING_PARTS)
        log.add(order, end + timedelta(minutes=15), JobResumed(job="J1"), by=TECHNICIAN)
    if car.steps >= 4:
        shop.finished(log, number, end + timedelta(minutes=15))
        if car.fails:
            shop.failed(log, number, end + timedelta(minutes=20))
            shop.works(
                log,
                "te01",
                number,
                end + timedelta(minutes=25),
                end + timedelta(minutes=50),
                punch=f"P{number + 500}",
                day=start.date(),
            )
            shop.finished(log, number, end + timedelta(minutes=55))
        end += timedelta(minutes=60)
        shop.passed(log, number, end)
    return end


def _attends(log: Log, who: str, starts: datetime) -> None:
    stream = shop.day_of(who, starts.date())
    shop.planned(log, who, starts - timedelta(hours=7), starts + timedelta(hours=15))
    log.add(stream, starts - timedelta(hours=7), ShiftStarted(), by=staff(who, Role.TECHNICIAN))
    log.add(stream, starts + timedelta(hours=15, minutes=59), ShiftEnded(), by=WORKSHOP_SUPERVISOR)
