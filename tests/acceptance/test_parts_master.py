"""Master data and the parts counter on the real bus: what waits moves on, answers are looked up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from pydantic import JsonValue

from domain.actors import Role
from domain.aggregates.parts_inquiry.events import PartsInquiryEvent, PartsQuoted, SpecialPartOrdered
from domain.envelope import Recorded
from domain.parts import part_id, supplier_id
from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import OneStore, one_store
from tests.acceptance.parts_counter import PADS, define, receive, shelf_of
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import PARTS, STATION_HEAD, TECHNICIAN
from tests.support.scripted_day.step import person
from tests.support.scripted_day.workshop import open_the_house

NEWER, NEWEST, OTHER = "PAD-02", "PAD-03", "OTHER-1"
PARTS_SUPERVISOR = person("P09", Role.PARTS_SUPERVISOR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OneStore]:
    """Keeps three numbers of the same pads, and nothing on the shelf."""
    with one_store(tmp_path) as opened:
        open_the_house(opened.script)
        for part in (PADS, NEWER, NEWEST):
            define(opened.script, part)
        yield opened


def waiting(store: OneStore) -> list[str]:
    """Two orders, each waiting for a set of pads; the first one came first."""
    orders = [received(store.script, number).order for number in (1, 2)]
    for order in orders:
        offered(store.script, order)
    store.play()
    assert len(shelf_of(store.system).awaited) == 2
    return orders


def supersede(store: OneStore, part: str, by: str) -> None:
    store.script.on(part_id(STORE, part), PARTS, "supersede", by=by)


def test_what_waits_for_a_part_waits_for_the_one_that_takes_its_place(store: OneStore) -> None:
    first, second = waiting(store)
    receive(store.script, 1, NEWER)
    supersede(store, PADS, NEWER)
    store.play()
    old, new = shelf_of(store.system), shelf_of(store.system, NEWER)
    assert (old.awaited, old.kept) == ({}, {})
    assert [key.order for key in new.kept] == [first]
    assert [key.order for key in new.awaited] == [second]
    receive(store.script, 1, NEWER)
    store.play()
    assert {key.order for key in shelf_of(store.system, NEWER).kept} == {first, second}


def test_it_waits_for_the_last_of_a_chain_unless_something_lies_before_it(store: OneStore) -> None:
    waiting(store)
    supersede(store, NEWER, NEWEST)
    supersede(store, PADS, NEWER)
    store.play()
    assert len(shelf_of(store.system, NEWEST).awaited) == 2
    assert shelf_of(store.system, NEWER).part is None


def test_a_chain_does_not_lead_back(store: OneStore) -> None:
    supersede(store, PADS, OTHER)
    assert store.refusal() == "PART-SUPERSEDE-003"
    supersede(store, PADS, NEWER)
    supersede(store, NEWER, NEWEST)
    supersede(store, NEWEST, PADS)
    assert store.refusal() == "PART-SUPERSEDE-004"


@pytest.mark.requirement("R-108a")
def test_only_what_lies_on_the_shelf_is_too_much_of_it(store: OneStore) -> None:
    flag: dict[str, JsonValue] = {"measure": "与其他门店调剂"}
    store.script.on(part_id(STORE, PADS), STATION_HEAD, "flag_overstock", **flag)
    assert store.refusal() == "PART-OVERSTOCK-001"
    receive(store.script, 9)
    store.script.on(part_id(STORE, PADS), STATION_HEAD, "flag_overstock", **flag)
    store.play()


def price(store: OneStore, fen: int) -> None:
    pads = part_id(STORE, PADS)
    proposal: dict[str, JsonValue] = {
        "price": {"fen": fen},
        "valid_from": "2026-03-02",
        "basis": "厂家指导价",
    }
    store.script.on(pads, PARTS, "propose_price", **proposal)
    store.script.on(pads, STATION_HEAD, "approve_price", version="V1")


def answers(store: OneStore, inquiry: str) -> list[PartsInquiryEvent]:
    history = cast("list[Recorded[PartsInquiryEvent]]", store.system.log.read_stream(inquiry))
    return [recorded.event for recorded in history[1:]]


def question(store: OneStore, **about: JsonValue) -> str:
    wanted: JsonValue = [{"description": "前刹车片", "quantity": "2"}]
    return store.script.start(TECHNICIAN, "parts_inquiry.ask", kind="workshop", wanted=wanted, **about)


@pytest.mark.requirement("R-111a", "R-111b", "R-116")
def test_the_counter_answers_with_the_approved_price_and_what_is_free(store: OneStore) -> None:
    order = received(store.script).order
    receive(store.script, 3)
    offered(store.script, order)
    inquiry = question(store, order=order, job="J1")
    pads: dict[str, JsonValue] = {"lines": [{"part": PADS, "quantity": "2"}]}
    store.script.on(inquiry, PARTS, "quote", **pads)
    assert store.refusal() == "INQUIRY-ANSWER-004"
    price(store, 32_050)
    store.script.on(inquiry, PARTS, "quote", **pads)
    store.play()
    [quoted] = answers(store, inquiry)
    assert isinstance(quoted, PartsQuoted)
    [line] = quoted.lines
    # of three one is kept for the order
    assert (line.unit_price.fen, line.amount.fen, line.available) == (32_050, 64_100, Decimal(2))


def test_a_question_of_the_workshop_is_about_a_job_that_is_there(store: OneStore) -> None:
    order = received(store.script).order
    question(store, order=order, job="J1")
    assert store.refusal() == "INQUIRY-ASK-005"
    question(store, order="work_order-none", job="J1")
    assert store.refusal() == "CMD-FOUND-001"


@pytest.mark.requirement("R-111b")
def test_a_special_order_asks_for_the_part(store: OneStore) -> None:
    order = received(store.script).order
    offered(store.script, order)
    inquiry = question(store, order=order, job="J1")
    price(store, 32_050)
    store.script.on(inquiry, PARTS, "quote", lines=[{"part": PADS, "quantity": "2"}])
    channel: dict[str, JsonValue] = {"supplier": "MAKER", "title": "厂家", "scope": "原厂件"}
    store.script.on(supplier_id(STORE, "MAKER"), PARTS_SUPERVISOR, "approve_channel", **channel)

    def ordered(part: str) -> str:
        item: JsonValue = {"part": part, "quantity": "2", "unit_price": {"fen": 20_000}}
        return store.script.start(
            PARTS, "purchase_order.draft", supplier="MAKER", kind="emergency", lines=[item]
        )

    wrong, right = ordered(NEWER), ordered(PADS)
    record = "record_special_order"
    store.script.on(inquiry, PARTS, record, part=PADS, purchase_order=wrong)
    assert store.refusal() == "INQUIRY-ORDER-003"
    store.script.on(inquiry, PARTS, record, part=PADS, purchase_order=right)
    store.play()
    assert answers(store, inquiry)[-1] == SpecialPartOrdered(part=PADS, purchase_order=right)
    store.script.on(right, PARTS_SUPERVISOR, "cancel", reason={"code": "entry_mistake"})
    another = question(store, order=order, job="J1")
    store.script.on(another, PARTS, "quote", lines=[{"part": PADS, "quantity": "2"}])
    store.script.on(another, PARTS, record, part=PADS, purchase_order=right)
    assert store.refusal() == "INQUIRY-ORDER-003"
