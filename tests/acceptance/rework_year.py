"""A year of one store in which some cars come back, and what two windows for reworks make of it, reckoned apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.aggregates.work_order.words import SameFault
from domain.envelope import Recorded
from domain.event import Event
from domain.trade import OrderClass
from tests.projections.kpi import workshop as shop
from tests.projections.kpi.histories import in_order_of_time
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock

CARS = 240
ROUTINE_KM = 2_000


@dataclass(frozen=True)
class Return:
    """Days and kilometres after the delivery, and what was found."""

    days: int
    km: int
    same_fault: SameFault
    accepted: bool


@dataclass(frozen=True)
class Repair:
    """A car that is repaired on one day; ``complained``: its owner had said what was wrong."""

    number: int
    day: int
    order_class: OrderClass
    complained: bool
    back: Return | None

    @property
    def order(self) -> str:
        return shop.order_of(self.number)

    @property
    def delivered_on(self) -> date:
        return DAY + timedelta(days=self.day)


def repairs() -> list[Repair]:
    """Always the same."""
    classes = (OrderClass.REPAIR, OrderClass.MAINTENANCE, OrderClass.WARRANTY, OrderClass.PDI)
    made = []
    for i in range(CARS):
        back = None
        if i % 3 == 0:
            verdicts = (SameFault.YES, SameFault.YES, SameFault.NO, SameFault.UNCLEAR)
            back = Return(
                days=(i * 7) % 45,
                km=(i * 131) % 2_600,
                same_fault=verdicts[(i // 3) % 4],
                accepted=i % 5 != 0,
            )
        made.append(Repair(2 * i + 1, (i * 365) // CARS, classes[i % 4], i % 6 != 5, back))
    return made


def events_of(year: Iterable[Repair]) -> list[Recorded[Event]]:
    """In the order of time."""
    log = Log()
    for car in year:
        came = clock(9, car.number % 60, days=car.day)
        shop.comes(log, car.number, came, order_class=car.order_class, symptoms=int(car.complained))
        shop.job(log, car.number, came)
        shop.finished(log, car.number, came + timedelta(hours=1))
        shop.passed(log, car.number, came + timedelta(hours=2))
        shop.settled(log, car.number, came + timedelta(hours=3), labour_yuan=360)
        shop.delivered(log, car.number, came + timedelta(hours=4))
        shop.leaves(log, car.number, came + timedelta(hours=4))
        if car.back is not None:
            shop.comes_back(
                log,
                car.number + 1,
                car.number,
                came + timedelta(days=car.back.days, hours=5),
                same_fault=car.back.same_fault,
                odometer=10_000 + car.back.km,
                accepted=car.back.accepted,
            )
    return in_order_of_time(log.events)


def fixed_first_time(car: Repair, days: int) -> bool:
    back = car.back
    if back is None or not back.accepted or back.same_fault is not SameFault.YES:
        return True
    return back.days > days or back.km > ROUTINE_KM


def came_back(car: Repair, days: int) -> bool:
    back = car.back
    return back is not None and back.accepted and back.days <= days and back.km <= ROUTINE_KM


def counts(car: Repair) -> bool:
    """In the family of figures about what was fixed the first time."""
    return car.order_class is not OrderClass.PDI


def first_time_fix(year: Iterable[Repair], days: int) -> dict[str, tuple[int, int]]:
    """(fixed, delivered with a complaint) by month of the delivery."""
    counted = (car for car in year if counts(car) and car.complained)
    return _by_month(counted, lambda car: fixed_first_time(car, days))


def returned(year: Iterable[Repair], days: int) -> dict[str, tuple[int, int]]:
    """(came back within the window, delivered) by month of the delivery."""
    return _by_month((car for car in year if counts(car)), lambda car: came_back(car, days))


def _by_month(cars: Iterable[Repair], holds: Callable[[Repair], bool]) -> dict[str, tuple[int, int]]:
    made: dict[str, tuple[int, int]] = {}
    for car in cars:
        month = f"{car.delivered_on:%Y-%m}"
        holding, all_ = made.get(month, (0, 0))
        made[month] = holding + holds(car), all_ + 1
    return made


def changed(year: Iterable[Repair], former: int, now: int) -> Iterator[tuple[str, str, str]]:
    """(figure, month, order) of everything that the other window changes, whether or not it is counted."""
    for car in year:
        month = f"{car.delivered_on:%Y-%m}"
        if fixed_first_time(car, former) != fixed_first_time(car, now):
            yield "Q01", month, car.order
        if came_back(car, former) != came_back(car, now):
            yield "Q02a", month, car.order
