"""What is kept for an order, and who waits, follow the order in one transaction, on the real bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import JsonValue

from domain.parts import parts_stock_id
from tests.acceptance.one_order import received
from tests.acceptance.one_store import OneStore
from tests.acceptance.parts_counter import PADS, line, receive, shelf_of
from tests.acceptance.parts_house import agreed, parts_house, quantities
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import ADVISOR, DISPATCHER, MANAGER, PARTS, TECHNICIAN
from tests.support.scripted_day.workshop import clock_on, dispatch

SHELF = parts_stock_id(STORE, PADS)
WISH: JsonValue = {"code": "customer_wish"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OneStore]:
    with parts_house(tmp_path) as opened:
        yield opened


def test_an_agreed_job_has_its_part_kept_and_the_next_one_waits(store: OneStore) -> None:
    receive(store.script, 1)
    agreed(store)
    assert quantities(store) == (1, 1, 0)
    agreed(store, 2)
    assert quantities(store) == (1, 1, 1)


@pytest.mark.requirement("R-113")
def test_what_comes_serves_who_waits_and_the_job_may_be_dispatched(store: OneStore) -> None:
    order = agreed(store)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    assert store.refusal() == "WO-DISPATCH-015"
    receive(store.script, 1)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    store.play()
    assert quantities(store) == (1, 1, 0)


def test_a_job_that_waits_may_be_begun_with_a_reason(store: OneStore) -> None:
    order = agreed(store)
    store.script.on(
        order,
        DISPATCHER,
        "dispatch_job",
        job="J1",
        crew=[{"technician": TECHNICIAN.id, "share": "100"}],
        bay="B1",
        planned_start=store.script.clock(14),
        planned_end=store.script.clock(16),
        reason={"code": "workshop_load"},
    )
    store.play()
    overridden = store.system.log.read_stream(order)[-2].event
    assert getattr(overridden, "shortfalls", None) == ("parts",)


def test_a_part_that_nobody_has_defined_keeps_nobody_waiting(store: OneStore) -> None:
    order = received(store.script).order
    store.script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
    store.script.on(
        order,
        ADVISOR,
        "quote_job",
        job="J1",
        materials=[{"part": "CLIP-9", "quantity": "1", "unit_price": {"fen": 100}}],
    )
    store.script.on(order, ADVISOR, "authorise_job", job="J1", method="in_person", cap={"fen": 100})
    store.play()
    assert shelf_of(store.system, "CLIP-9").part is None


def test_declining_gives_the_part_to_who_waits(store: OneStore) -> None:
    receive(store.script, 1)
    first = agreed(store)
    second = agreed(store, 2)
    store.script.on(first, ADVISOR, "decline_job", job="J1", reason=WISH)
    store.play()
    assert [key.order for key in shelf_of(store.system).kept] == [second]
    assert quantities(store) == (1, 1, 0)


def test_quoting_anew_moves_the_reservation_to_the_new_line(store: OneStore) -> None:
    receive(store.script, 3)
    order = agreed(store)
    store.script.on(
        order,
        ADVISOR,
        "quote_job",
        job="J1",
        materials=[{"part": PADS, "quantity": "2", "unit_price": {"fen": 32_000}}],
    )
    store.play()
    shelf = shelf_of(store.system)
    assert [(key.line, int(kept.quantity)) for key, kept in shelf.kept.items()] == [("L3", 2)]


def test_an_order_that_is_cancelled_keeps_nothing(store: OneStore) -> None:
    receive(store.script, 1)
    order = agreed(store)
    store.script.on(order, MANAGER, "cancel_order", reason=WISH)
    store.play()
    assert quantities(store) == (1, 0, 0)


def test_a_promise_that_moves_changes_who_comes_first(store: OneStore) -> None:
    first, second = agreed(store), agreed(store, 2)
    store.script.on(
        second,
        ADVISOR,
        "change_delivery_promise",
        promised_at=store.script.clock(15),
        customer_agreed=True,
        reason=WISH,
    )
    receive(store.script, 1)
    store.play()
    shelf = shelf_of(store.system)
    assert ([key.order for key in shelf.kept], [key.order for key in shelf.awaited]) == ([second], [first])


def test_work_that_is_finished_needs_no_part_any_more(store: OneStore) -> None:
    receive(store.script, 1)
    order = agreed(store)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    clock_on(store.script, order, "J1", TECHNICIAN)
    store.script.on(
        order, TECHNICIAN, "cite_work_standard", job="J1", manual="repair_manual", reference="RM 4.2"
    )
    store.script.on(order, TECHNICIAN, "clock_off", job="J1", technician=TECHNICIAN.id)
    store.script.on(order, TECHNICIAN, "finish_job", job="J1", work_done="清洁保养", cause_code="DIRT")
    store.play()
    assert quantities(store) == (1, 0, 0)


def test_by_hand_only_what_the_job_needs_is_reserved(store: OneStore) -> None:
    receive(store.script, 1)
    order = agreed(store)
    store.script.on(SHELF, PARTS, "release", line=line(order), reason=WISH)
    store.script.on(SHELF, PARTS, "reserve", line=line(order), quantity="1")
    store.play()
    assert quantities(store) == (1, 1, 0)
    store.script.on(SHELF, PARTS, "reserve", line=line(order, number="L9"), quantity="1")
    assert store.refusal() == "STK-LINE-901"


def test_one_order_gives_its_part_to_another(store: OneStore) -> None:
    receive(store.script, 1)
    giving, taking = agreed(store), agreed(store, 2)
    store.script.on(
        SHELF,
        PARTS,
        "transfer_reservation",
        line=line(giving),
        to=line(taking),
        quantity="1",
        reason=WISH,
    )
    store.play()
    shelf = shelf_of(store.system)
    assert ([key.order for key in shelf.kept], [key.order for key in shelf.awaited]) == ([taking], [giving])


def test_a_part_that_is_not_defined_is_not_received(store: OneStore) -> None:
    receive(store.script, 1, "CLIP-9")
    assert store.refusal() == "STK-PART-901"
