"""One presence of a car in the house."""

from __future__ import annotations

from datetime import datetime

from domain.actors import Actor
from domain.aggregates.visit.events.presence import LeftWithoutOrder, OrderLinked, ServiceRefused, VehicleLeft
from domain.aggregates.visit.events.reception import ReceptionStarted, VehicleArrived
from domain.aggregates.work_order.events.opening import (
    OwnerSection,
    RepairSection,
    SymptomRecorded,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.words import Formality
from domain.personal import PersonalKind
from domain.reasons import ReasonCode
from domain.trade import OrderClass
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.order import Order
from tests.projections.kpi.golden.house.people import RECEPTIONIST
from tests.projections.log_builder import sealed

ODOMETER = 10_000
"""On the first arrival; a car comes back with 200 km more."""


class Car:
    """``number`` names the visit and its first order; ``vehicle`` is the number under which the car first came."""

    def __init__(self, diary: Diary, number: str, advisor: Actor, vehicle: str | None = None) -> None:
        self._diary = diary
        self._advisor = advisor
        self._number = number
        self._vehicle = f"vehicle-{vehicle or number}"
        self._customer = f"customer-{vehicle or number}"
        self._odometer = ODOMETER if vehicle is None else ODOMETER + 200
        self.visit = f"visit-{number}"

    def arrives(self, when: datetime) -> Car:
        arrived = VehicleArrived(
            vehicle=self._vehicle,
            customer=self._customer,
            odometer=self._odometer,
            fuel_percent=50,
            charge_percent=None,
            waiting_customer=False,
            appointment=None,
            appointed_at=None,
        )
        self._diary.add(self.visit, when, arrived, by=RECEPTIONIST)
        return self

    def received(self, when: datetime) -> Car:
        self._diary.add(self.visit, when, ReceptionStarted(), by=self._advisor)
        return self

    def order(
        self, when: datetime, order_class: OrderClass, *, symptoms: int, number: str | None = None
    ) -> Order:
        stream = f"work_order-{number or self._number}"
        opened = WorkOrderOpened(
            vehicle=VehicleSection(vehicle=self._vehicle, odometer=self._odometer, model="Regal"),
            owner=OwnerSection(customer=self._customer),
            repair=RepairSection(order_class=order_class, visit=self.visit),
            formalities=(Formality.REGISTRATION,),
            advisor=self._advisor.id,
        )
        told = [
            SymptomRecorded(
                symptom=f"S{i}", statement=sealed(self._customer, f"symptom {i}", PersonalKind.STATEMENT)
            )
            for i in range(1, symptoms + 1)
        ]
        self._diary.add(stream, when, opened, *told, by=self._advisor)
        self._diary.add(self.visit, when, OrderLinked(order=stream), by=self._advisor)
        return Order(
            self._diary,
            stream,
            visit=self.visit,
            customer=self._customer,
            advisor=self._advisor,
            odometer=self._odometer,
        )

    def leaves(self, when: datetime) -> None:
        left = VehicleLeft(odometer=self._odometer + 10)
        self._diary.add(self.visit, when, left, by=RECEPTIONIST)

    def refused(self, when: datetime) -> Car:
        self._diary.add(self.visit, when, ServiceRefused(), by=self._advisor, reason=ReasonCode.SAFETY)
        return self

    def leaves_without_order(self, when: datetime) -> None:
        self._diary.add(self.visit, when, LeftWithoutOrder(odometer=self._odometer), by=RECEPTIONIST)
