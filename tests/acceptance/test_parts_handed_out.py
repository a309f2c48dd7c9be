"""What is handed out and comes back is the same for order and shelf, on the real bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import JsonValue

from domain.parts import part_id, parts_stock_id
from tests.acceptance.one_order import received
from tests.acceptance.one_store import OneStore
from tests.acceptance.parts_counter import PADS, define, issue, line, order_of, receive, shelf_of
from tests.acceptance.parts_house import agreed, parts_house, quantities
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import ADVISOR, PARTS, TECHNICIAN
from tests.support.scripted_day.workshop import dispatch

NEWER = "PAD-02"
SHELF = parts_stock_id(STORE, PADS)
WISH: JsonValue = {"code": "customer_wish"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OneStore]:
    with parts_house(tmp_path) as opened:
        yield opened


@pytest.mark.requirement("R-112")
def test_an_issue_names_order_and_technician_on_both_sides(store: OneStore) -> None:
    receive(store.script, 2)
    order = agreed(store)
    issue(store.script, order)
    store.play()
    assert quantities(store) == (1, 0, 0)
    held = order_of(store.system, order).issued["L2"]
    assert (held.part, int(held.quantity)) == (PADS, 1)
    issue(store.script, order)
    assert store.refusal() == "STK-ISSUE-001"


@pytest.mark.requirement("R-112")
def test_nothing_is_issued_to_a_job_that_nobody_has_agreed_to(store: OneStore) -> None:
    receive(store.script, 2)
    order = received(store.script).order
    store.script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
    store.script.on(
        SHELF,
        PARTS,
        "issue",
        line=line(order),
        quantity="1",
        technician=TECHNICIAN.id,
        reason={"code": "workshop_load"},
    )
    assert store.refusal() == "WO-PART-001"
    assert quantities(store) == (2, 0, 0)


def test_more_than_was_quoted_must_be_quoted_first(store: OneStore) -> None:
    receive(store.script, 5)
    order = agreed(store)
    store.script.on(
        SHELF,
        PARTS,
        "issue",
        line=line(order),
        quantity="2",
        technician=TECHNICIAN.id,
        reason={"code": "more_work_found"},
    )
    assert store.refusal() == "WO-PART-004"


@pytest.mark.requirement("R-112")
def test_what_comes_back_opened_lies_in_quarantine_and_the_job_waits_again(store: OneStore) -> None:
    receive(store.script, 1)
    order = agreed(store)
    issue(store.script, order)
    store.script.on(order, PARTS, "return_part", job="J1", line="L2", quantity="1", condition="opened")
    store.play()
    shelf = shelf_of(store.system)
    assert (int(shelf.good), int(shelf.quarantined)) == (0, 1)
    assert quantities(store) == (1, 0, 1)
    store.script.on(order, PARTS, "return_part", job="J1", line="L2", quantity="1", condition="opened")
    assert store.refusal() == "WO-PART-005"


def test_what_takes_a_parts_place_serves_its_lines(store: OneStore) -> None:
    define(store.script, NEWER)
    receive(store.script, 1, NEWER)
    store.script.on(part_id(STORE, PADS), PARTS, "supersede", by=NEWER)
    order = agreed(store)
    assert quantities(store, NEWER) == (1, 1, 0)
    dispatch(store.script, order, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    issue(store.script, order, part=NEWER)
    store.play()
    assert order_of(store.system, order).issued["L2"].part == NEWER
    assert quantities(store, NEWER) == (0, 0, 0)


def test_the_quoted_part_found_after_all_ends_the_wait_for_its_successor(store: OneStore) -> None:
    define(store.script, NEWER)
    store.script.on(part_id(STORE, PADS), PARTS, "supersede", by=NEWER)
    order = agreed(store)
    assert quantities(store, NEWER) == (0, 0, 1)
    receive(store.script, 1)
    store.script.on(
        SHELF, PARTS, "issue", line=line(order), quantity="1", technician=TECHNICIAN.id, reason=WISH
    )
    store.play()
    assert quantities(store, NEWER) == (0, 0, 0)


def test_what_comes_back_while_more_is_kept_is_needed_again(store: OneStore) -> None:
    receive(store.script, 2)
    order = received(store.script).order
    store.script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
    store.script.on(
        order,
        ADVISOR,
        "quote_job",
        job="J1",
        materials=[{"part": PADS, "quantity": "2", "unit_price": {"fen": 100}}],
    )
    store.script.on(order, ADVISOR, "authorise_job", job="J1", method="in_person", cap={"fen": 200})
    issue(store.script, order, number="L1")
    store.play()
    assert quantities(store) == (1, 1, 0)
    store.script.on(order, PARTS, "return_part", job="J1", line="L1", quantity="1", condition="damaged")
    store.play()
    assert quantities(store) == (2, 1, 1)


def test_another_part_than_the_quoted_one_is_not_issued(store: OneStore) -> None:
    define(store.script, NEWER)
    receive(store.script, 1, NEWER)
    order = agreed(store)
    store.script.on(
        parts_stock_id(STORE, NEWER),
        PARTS,
        "issue",
        line=line(order),
        quantity="1",
        technician=TECHNICIAN.id,
        reason={"code": "more_work_found"},
    )
    assert store.refusal() == "WO-PART-003"


def test_a_piece_with_a_number_is_followed_into_the_car(store: OneStore) -> None:
    define(store.script, "BAT-60", serial_tracked=True)
    receive(store.script, 2, "BAT-60", serials=("SN1", "SN2"))
    order = received(store.script).order
    store.script.on(order, ADVISOR, "add_job", operation="EL-BAT", source="customer", payer="customer")
    store.script.on(
        order,
        ADVISOR,
        "quote_job",
        job="J1",
        materials=[{"part": "BAT-60", "quantity": "1", "unit_price": {"fen": 60_000}}],
    )
    store.script.on(order, ADVISOR, "authorise_job", job="J1", method="in_person", cap={"fen": 60_000})
    store.script.on(
        parts_stock_id(STORE, "BAT-60"),
        PARTS,
        "issue",
        line=line(order, number="L1"),
        quantity="1",
        technician=TECHNICIAN.id,
        serials=["SN2"],
    )
    store.play()
    assert order_of(store.system, order).issued["L1"].serials == {"SN2"}
    assert shelf_of(store.system, "BAT-60").serials == {"SN1"}
