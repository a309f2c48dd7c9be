"""A job waits for a part: it is ordered for it, it comes, and in the same moment it is kept for the job."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import JsonValue

from domain.actors import Actor, Role
from domain.aggregates.purchase_order.events import GoodsReceived
from domain.parts import supplier_id
from projections.purchasing.queries.orders import order_details
from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import OneStore, one_store
from tests.acceptance.parts_counter import PADS, define, line, receive, shelf_of
from tests.support.scripted_day import DAY, STORE
from tests.support.scripted_day.people import PARTS as CLERK
from tests.support.scripted_day.workshop import open_the_house

SUPERVISOR = Actor(id="ps01", role=Role.PARTS_SUPERVISOR)
HEAD = Actor(id="sh01", role=Role.STATION_HEAD)
ORDER = "purchase_order-pads"
PRICE: JsonValue = {"fen": 12_000}
SHARES = [("CHARGE-9", Decimal(3)), ("L2", Decimal(2))]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OneStore]:
    with one_store(tmp_path) as opened:
        open_the_house(opened.script)
        define(opened.script)
        channel = supplier_id(opened.script.store, "MAKER")
        opened.script.on(channel, HEAD, "approve_channel", supplier="MAKER", title="厂家", scope="全部")
        yield opened


def draft(store: OneStore, *lines: JsonValue, kind: str = "stock") -> None:
    store.script.on(ORDER, CLERK, "draft", supplier="MAKER", kind=kind, lines=list(lines))


def issue(store: OneStore) -> None:
    store.script.on(ORDER, SUPERVISOR, "review")
    store.script.on(ORDER, SUPERVISOR, "issue")


def goods(store: OneStore, delivered: int, **more: JsonValue) -> None:
    body: dict[str, JsonValue] = {
        "line": "L1",
        "delivered": str(delivered),
        "accepted": str(delivered),
        "invoiced_price": PRICE,
        "bin": "A-02",
        "document": "note 17",
        **more,
    }
    store.script.on(ORDER, CLERK, "receive_goods", **body)


def special(work_order: str, part: str = PADS, quantity: int = 1) -> JsonValue:
    return {
        "part": part,
        "quantity": str(quantity),
        "unit_price": PRICE,
        "awaited_by": dict(line(work_order)),
    }


def goods_of(store: OneStore) -> list[GoodsReceived]:
    events = (recorded.event for recorded in store.system.log.read_stream(ORDER))
    return [event for event in events if isinstance(event, GoodsReceived)]


def agreed(store: OneStore) -> str:
    order = received(store.script, 1).order
    offered(store.script, order)
    store.play()
    return order


def test_a_special_order_serves_the_job_that_waits_the_moment_it_is_received(store: OneStore) -> None:
    work_order = agreed(store)
    draft(store, special(work_order))
    issue(store)
    store.play()
    assert [awaited.quantity for awaited in shelf_of(store.system).awaited.values()] == [Decimal(1)]
    goods(store, 1)
    store.play()
    shelf = shelf_of(store.system)
    assert (shelf.on_hand, shelf.reserved, len(shelf.awaited)) == (Decimal(1), Decimal(1), 0)
    assert [(lot.lot, lot.good) for lot in shelf.lots] == [("L1", Decimal(1))]
    assert shelf.last_cost.fen == 12_000


def test_nothing_is_ordered_for_a_line_that_does_not_wait(store: OneStore) -> None:
    receive(store.script, 1)
    work_order = agreed(store)
    draft(store, special(work_order))
    assert store.refusal() == "PO-DRAFT-902"


def test_order_and_shelf_name_the_same_lot_and_only_what_was_taken(store: OneStore) -> None:
    draft(store, {"part": PADS, "quantity": "8", "unit_price": PRICE}, kind="emergency")
    issue(store)
    goods(store, 5, accepted="3", damaged="2", lot="CHARGE-9")
    goods(store, 2)
    goods(store, 1, accepted="0", wrong_part="1")
    store.play()
    assert [(lot.lot, lot.good) for lot in shelf_of(store.system).lots] == SHARES
    assert [(event.lot, event.quantity) for event in goods_of(store)] == SHARES


def test_a_receipt_that_the_shelf_refuses_is_not_on_the_order_either(store: OneStore) -> None:
    define(store.script, "BAT-60", serial_tracked=True)
    draft(store, {"part": "BAT-60", "quantity": "2", "unit_price": PRICE}, kind="emergency")
    issue(store)
    goods(store, 2, serials=["SN1"])
    assert store.refusal() == "STK-SERIAL-001"
    goods(store, 2, serials=["SN1", "SN2"])
    store.play()
    assert shelf_of(store.system, "BAT-60").serials == {"SN1", "SN2"}
    assert len(goods_of(store)) == 1


def test_an_unknown_line_is_refused(store: OneStore) -> None:
    draft(store, {"part": PADS, "quantity": "1", "unit_price": PRICE}, kind="emergency")
    issue(store)
    goods(store, 1, line="L9")
    assert store.refusal() == "PO-LINE-001"


def test_the_store_sees_its_purchase(store: OneStore) -> None:
    draft(store, {"part": PADS, "quantity": "8", "unit_price": PRICE}, kind="vor")
    issue(store)
    goods(store, 3)
    store.play()
    found = order_details(store.system.reader, STORE, ORDER, DAY)
    assert found is not None
    assert (found.order.status.value, found.lines[0].outstanding) == ("partly_received", Decimal(5))
