"""Streams that must agree: what one command does to the neighbours of the order, on the real bus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import JsonValue

from domain.reasons import ReasonCode
from domain.trade import OrderClass
from projections.dispatch_queue.queries import queue
from projections.workshop_board.queries.jobs import jobs_of
from projections.workshop_load.queries.days import load
from tests.acceptance.one_order import again, offered, received
from tests.acceptance.one_store import DAY, OneStore, one_store
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import ADVISOR, SUPERVISOR, TECHNICIAN
from tests.support.scripted_day.step import Script
from tests.support.scripted_day.workshop import (
    cite,
    clock_on,
    dispatch,
    finish,
    hand_over,
    open_the_house,
    pass_inspection,
    settle,
    technician_day,
)

WHOLE_SHIFT = 12 * 60
WISH: JsonValue = {"code": ReasonCode.CUSTOMER_WISH.value}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OneStore]:
    with one_store(tmp_path) as opened:
        open_the_house(opened.script)
        yield opened


def free_minutes(store: OneStore) -> tuple[int, int]:
    """Of the senior technician and of the lift."""
    [day] = load(store.system.reader, STORE, DAY, DAY)
    technician = next(each for each in day.technicians if each.technician == TECHNICIAN.id)
    bay = next(each for each in day.bays if each.bay == "B1")
    return technician.free_minutes, bay.open_minutes


def dispatched(store: OneStore) -> str:
    order = received(store.script).order
    offered(store.script, order)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    store.play()
    assert free_minutes(store) == (WHOLE_SHIFT - 120, WHOLE_SHIFT - 120)
    return order


@pytest.mark.requirement("R-027")
@pytest.mark.parametrize("command", ["decline_job", "defer_job", "cancel_job", "cancel_order"])
def test_work_that_is_not_done_after_all_gives_its_time_back(store: OneStore, command: str) -> None:
    order = dispatched(store)
    job: dict[str, JsonValue] = {} if command == "cancel_order" else {"job": "J1"}
    until: dict[str, JsonValue] = {"until_odometer": 50_000} if command == "defer_job" else {}
    store.script.on(
        order, ADVISOR if command != "cancel_job" else SUPERVISOR, command, reason=WISH, **job, **until
    )
    store.play()
    assert free_minutes(store) == (WHOLE_SHIFT, WHOLE_SHIFT)


@pytest.mark.requirement("R-026a")
def test_a_job_wanted_after_all_is_dispatched_anew(store: OneStore) -> None:
    order = dispatched(store)
    store.script.on(order, ADVISOR, "decline_job", job="J1", reason=WISH)
    store.play()
    [job] = jobs_of(store.system.reader, STORE, order)
    assert (job.crew, job.bay, job.planned_start) == ((), None, None)
    store.script.on(order, ADVISOR, "authorise_job", job="J1", method="phone", cap={"fen": 200_000})
    store.play()
    [entry] = queue(store.system.reader, STORE, store.system.rules(STORE))
    assert (entry.order, entry.dispatchable) == (order, True)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    store.play()
    assert free_minutes(store) == (WHOLE_SHIFT - 120, WHOLE_SHIFT - 120)


def _next_day(script: Script) -> Script:
    return Script(store=STORE, day=DAY + timedelta(days=1), prefix="next")


def _plan_next_day(script: Script) -> str:
    day = technician_day(script, TECHNICIAN)
    script.on(
        day,
        SUPERVISOR,
        "plan_shift",
        technician=TECHNICIAN.id,
        day=script.day.isoformat(),
        starts=script.clock(8),
        ends=script.clock(20),
        grade="senior",
    )
    return day


def test_no_clock_runs_beside_one_that_was_forgotten_the_day_before(store: OneStore) -> None:
    order = received(store.script).order
    offered(store.script, order)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    clock_on(store.script, order, "J1", TECHNICIAN)
    store.play()
    yesterday = technician_day(store.script, TECHNICIAN)
    store.continue_with(_next_day(store.script))
    today = _plan_next_day(store.script)
    store.script.on(today, TECHNICIAN, "start_shift")
    assert store.refusal() == "TEC-SHIFT-901"
    store.script.on(yesterday, SUPERVISOR, "close_open_clock", reason={"code": "shift_end"})
    store.script.on(today, TECHNICIAN, "start_shift")
    assert store.refusal() == "TEC-SHIFT-901"
    store.script.on(yesterday, TECHNICIAN, "end_shift")
    store.script.on(today, TECHNICIAN, "start_shift")
    store.play()


def delivered(store: OneStore, number: int) -> tuple[str, str, str]:
    """Vehicle, customer and order of a car that has left."""
    script = store.script
    car = received(script, number)
    offered(script, car.order)
    dispatch(script, car.order, "J1", to=TECHNICIAN, bay="B1", hours=(8 + 3 * number, 9 + 3 * number))
    clock_on(script, car.order, "J1", TECHNICIAN)
    cite(script, car.order, "J1", TECHNICIAN, "RM 4.2")
    finish(script, car.order, "J1", TECHNICIAN, work_done="更换前刹车片", cause="WEAR")
    pass_inspection(script, car.order, "J1", OrderClass.REPAIR, 3)
    settle(script, car.order, 68_000)
    hand_over(script, car.order, car.visit, 42_004)
    return car.vehicle, car.customer, car.order


@pytest.mark.requirement("R-045a")
def test_a_comeback_is_of_the_same_car_after_it_was_delivered(store: OneStore) -> None:
    script = store.script
    vehicle, customer, original = delivered(store, 1)
    stranger = received(script, 2)
    offered(script, stranger.order)
    back = again(script, vehicle, customer, order_class="rework_out", km=42_050)
    claim: dict[str, JsonValue] = {"original_jobs": ["J1"], "symptom": "又响了"}
    script.on(back.order, ADVISOR, "claim_comeback", original_order=stranger.order, **claim)
    assert store.refusal() == "WO-REWORK-901"
    twin = again_of_the_same(script, back.visit, vehicle, customer)
    script.on(back.order, ADVISOR, "claim_comeback", original_order=twin, **claim)
    assert store.refusal() == "WO-REWORK-902"
    script.on(back.order, ADVISOR, "claim_comeback", original_order=original, **claim)
    store.play()


def again_of_the_same(script: Script, visit: str, vehicle: str, customer: str) -> str:
    """A second order of the same visit, still open."""
    order = script.start(
        ADVISOR, "work_order.open_work_order",
        vehicle=vehicle, odometer=42_050, model="Lavida", customer=customer, order_class="repair", visit=visit,
        formalities=["none_required"], advisor=ADVISOR.id,
    )  # fmt: skip
    script.on(order, ADVISOR, "record_preliminary_diagnosis", suspected_cause="磨损", potential_claim=False)
    script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
    return order


@pytest.mark.requirement("R-048")
def test_a_repeat_visit_names_an_earlier_order_of_the_same_car(store: OneStore) -> None:
    script = store.script
    vehicle, customer, original = delivered(store, 1)
    stranger = received(script, 2)
    back = again(script, vehicle, customer, order_class="repair", km=42_050)
    reason: JsonValue = {"code": "same_fault_returned"}
    script.on(back.order, ADVISOR, "record_repeat_visit", earlier_order="work_order-none", reason=reason)
    assert store.refusal() == "CMD-FOUND-001"
    script.on(back.order, ADVISOR, "record_repeat_visit", earlier_order=stranger.order, reason=reason)
    assert store.refusal() == "WO-REWORK-901"
    script.on(back.order, ADVISOR, "record_repeat_visit", earlier_order=original, reason=reason)
    store.play()


@pytest.mark.requirement("R-033")
def test_an_order_leaves_the_express_lane_with_the_work_that_does_not_fit(store: OneStore) -> None:
    order = received(store.script, order_class="maintenance").order
    offered(store.script, order, operation="MT-A")
    store.script.on(order, ADVISOR, "choose_express_lane")
    store.play()
    assert [each.express_lane for each in queue(store.system.reader, STORE, store.system.rules(STORE))] == [
        True
    ]
    offered(store.script, order, "J2", "BR-PAD")
    store.play()
    lanes = [each.express_lane for each in queue(store.system.reader, STORE, store.system.rules(STORE))]
    assert lanes == [False, False]
