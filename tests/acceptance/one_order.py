"""An order on its way through the house, for scripts that look at one matter of it."""

from __future__ import annotations

from pydantic import JsonValue

from tests.support.scripted_day.people import ADVISOR
from tests.support.scripted_day.step import Script
from tests.support.scripted_day.stories import Arrived
from tests.support.scripted_day.workshop import offer


def received(script: Script, number: int = 1, *, order_class: str = "repair", km: int = 42_000) -> Arrived:
    """A car that was never here before, with a symptom, a first diagnosis and a promise for the evening."""
    customer = script.start(ADVISOR, "customer.register_customer", name="李梅", phone=f"1380000{number:04d}")
    vehicle = script.start(
        ADVISOR, "vehicle.register_vehicle", vin=f"LSVAA4182E2{number:06d}", make="VW", model="Lavida"
    )
    return again(script, vehicle, customer, order_class=order_class, km=km)


def again(script: Script, vehicle: str, customer: str, *, order_class: str, km: int) -> Arrived:
    visit = script.start(
        ADVISOR, "visit.record_arrival", vehicle=vehicle, customer=customer, odometer=km, fuel_percent=40
    )
    script.on(visit, ADVISOR, "start_reception")
    order = script.start(
        ADVISOR,
        "work_order.open_work_order",
        vehicle=vehicle,
        odometer=km,
        model="Lavida",
        customer=customer,
        order_class=order_class,
        visit=visit,
        formalities=["registration"],
        advisor=ADVISOR.id,
    )
    script.on(order, ADVISOR, "record_symptom", statement="刹车时有吱吱声")
    script.on(order, ADVISOR, "confirm_symptom", symptom="S1", reproduced=True)
    script.on(
        order, ADVISOR, "record_preliminary_diagnosis", suspected_cause="刹车片磨损", potential_claim=False
    )
    script.on(order, ADVISOR, "promise_delivery", promised_at=script.clock(19), estimate={"fen": 68_000})
    return Arrived(vehicle, customer, visit, order)


def offered(script: Script, order: str, job: str = "J1", operation: str = "BR-PAD") -> None:
    """Added, priced, explained, agreed to and on the dispatch order."""
    script.on(
        order, ADVISOR, "add_job", operation=operation, source="customer", payer="customer", symptom="S1"
    )
    pads: JsonValue = [{"part": "PAD-01", "quantity": "1", "unit_price": {"fen": 32_000}}]
    offer(script, order, job, operation, 200_000, materials=pads)
