"""Eight orders in the house, one job each, all dispatched to the same technician, who has started the shift."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from runtime.system import System
from tests.faults.worker import StepClock
from tests.support.scripted_day import STORE
from tests.support.scripted_day.on_bus import play
from tests.support.scripted_day.people import ADVISOR, TECHNICIAN
from tests.support.scripted_day.step import ZONE, Script
from tests.support.scripted_day.workshop import dispatch, offer, open_the_house, plan, technician_day

DAY = date(2026, 3, 2)
ORDERS = 8
RUSH_HOUR = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
"""When everybody wants something at once."""


def open_busy_workshop(system: System, clock: StepClock) -> tuple[list[str], str]:
    """The orders, and the technician's day. The clock stands at the rush hour afterwards."""
    script = Script(store=STORE, day=DAY, prefix="busy", every=timedelta(seconds=10))
    open_the_house(script)
    orders = [_order(script, number) for number in range(ORDERS)]

    def at(moment: datetime) -> None:
        clock.now = moment.astimezone(UTC)

    play(system.bus, script.steps, STORE, at)
    at(RUSH_HOUR)
    return orders, technician_day(script, TECHNICIAN)


def _order(script: Script, number: int) -> str:
    customer = script.start(ADVISOR, "customer.register_customer", name="李梅", phone=f"1380000{number:04d}")
    vehicle = script.start(
        ADVISOR, "vehicle.register_vehicle", vin=f"LSVAA4182E2{number:06d}", make="VW", model="Lavida"
    )
    visit = script.start(
        ADVISOR, "visit.record_arrival", vehicle=vehicle, customer=customer, odometer=42_000, fuel_percent=40
    )
    script.on(visit, ADVISOR, "start_reception")
    order = script.start(
        ADVISOR,
        "work_order.open_work_order",
        vehicle=vehicle,
        odometer=42_000,
        model="VW",
        customer=customer,
        order_class="repair",
        visit=visit,
        formalities=["none_required"],
        advisor=ADVISOR.id,
    )
    script.on(
        order, ADVISOR, "record_preliminary_diagnosis", suspected_cause="刹车片磨损", potential_claim=False
    )
    script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
    script.on(order, ADVISOR, "promise_delivery", promised_at=script.clock(19), estimate={"fen": 68_000})
    offer(script, order, "J1", "BR-PAD", 68_000)
    plan(script, order, "J1", 60)
    dispatch(script, order, "J1", to=TECHNICIAN, bay="B1", hours=(10 + number, 11 + number))
    return order
