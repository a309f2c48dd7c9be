"""From the plan to the last piece over HTTP: four persons, one delivery that does not agree, and freight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue

from domain.actors import Role
from domain.parts import supplier_id
from tests.acceptance.parts_counter import PADS, define
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE
from tests.support.scripted_day.people import MANAGER, STATION_HEAD
from tests.support.scripted_day.people import PARTS as CLERK
from tests.support.scripted_day.step import Script, person

SUPERVISOR = person("P09", Role.PARTS_SUPERVISOR)
PRICE: JsonValue = {"fen": 600_000}


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with Door(tmp_path) as opened:
        yield opened


@pytest.fixture
def script() -> Script:
    """A part, a channel, an approved plan."""
    script = Script(store=STORE, day=DAY, prefix="buy")
    define(script)
    channel = supplier_id(STORE, "MAKER")
    script.on(channel, STATION_HEAD, "approve_channel", supplier="MAKER", title="厂家", scope="全部")
    return script


def planned(script: Script, quantity: int) -> str:
    plan = script.start(
        CLERK, "purchase_plan.draft", title="三月", lines=[{"part": PADS, "quantity": str(quantity)}]
    )
    script.on(plan, SUPERVISOR, "approve")
    return plan


def ordered(script: Script, plan: str, quantity: int) -> str:
    line = {"part": PADS, "quantity": str(quantity), "unit_price": PRICE}
    return script.start(CLERK, "purchase_order.draft", supplier="MAKER", kind="bulk", plan=plan, lines=[line])


class Played:
    """Steps of the script that were not sent yet are, and queries answer from where that leads."""

    def __init__(self, door: Door, script: Script) -> None:
        self._door, self._script, self._sent = door, script, 0

    def items(self, path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._get(path)["items"]
        return found

    def details(self, order: str) -> dict[str, Any]:
        return self._get(f"/v1/purchase-orders/{order}")

    def _get(self, path: str) -> dict[str, Any]:
        self._door.play(self._script.steps[self._sent :])
        self._sent = len(self._script.steps)
        self._door.catch_up()
        answer = self._door.get(path, by=MANAGER)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body


@pytest.mark.requirement("R-106a", "R-106b", "R-107", "R-110b", "R-115")
def test_a_bulk_order_from_plan_to_freight(door: Door, script: Script) -> None:
    played = Played(door, script)
    order = ordered(script, planned(script, 12), 10)
    script.on(order, SUPERVISOR, "review")
    assert [each["order"] for each in played.items("/v1/purchase-orders/high-value")] == [order]
    [plan] = played.items("/v1/purchase-plans?stage=approved")
    assert [(line["ordered"], line["left"]) for line in plan["lines"]] == [("10", "2")]

    script.on(order, STATION_HEAD, "finally_review")
    script.on(order, SUPERVISOR, "issue")
    script.on(order, CLERK, "confirm", promised_on=DAY.isoformat())
    script.on(order, CLERK, "announce_shipment", line="L1", quantity="10", arrives_on=DAY.isoformat())
    assert played.items("/v1/purchase-orders/high-value") == []
    assert [each["order"] for each in played.items("/v1/purchase-orders?status=on_the_way&kind=bulk")] == [
        order
    ]

    script.on(
        order,
        CLERK,
        "receive_goods",
        line="L1",
        delivered="9",
        accepted="8",
        damaged="1",
        invoiced_price=PRICE,
        bin="A-02",
        document="note 17",
    )
    found = played.items("/v1/purchase-differences")
    assert [(each["kind"], each["quantity"]) for each in found] == [("short", "1"), ("damaged", "1")]

    script.on(
        order, SUPERVISOR, "settle_difference", difference="D1", outcome="credited", credit={"fen": 600_000}
    )
    script.on(order, SUPERVISOR, "settle_difference", difference="D2", outcome="returned")
    script.on(order, CLERK, "record_freight", amount={"fen": 96_000}, document="waybill 9")
    script.on(order, SUPERVISOR, "close", reason={"code": "part_defect"})
    assert played.items("/v1/purchase-differences") == []
    assert len(played.items("/v1/purchase-differences?settled=true")) == 2
    shown = played.details(order)
    assert (shown["order"]["status"], shown["order"]["freight_share"]) == ("closed", "0.0200")
    assert [(line["received"], line["outstanding"]) for line in shown["lines"]] == [("8", "2")]
    [plan] = played.items("/v1/purchase-plans")
    assert plan["lines"][0]["left"] == "4"


def test_orders_page_by_page_and_one_that_is_not_there(door: Door, script: Script) -> None:
    plan = planned(script, 3)
    drafted = [ordered(script, plan, 1) for _ in range(3)]
    door.play(script.steps)
    door.catch_up()
    seen, path = [], "/v1/purchase-orders?status=to_review&limit=2"
    page = door.get(path, by=MANAGER).json()
    seen += [each["order"] for each in page["items"]]
    cursor = page["next_cursor"]
    seen += [each["order"] for each in door.get(f"{path}&cursor={cursor}", by=MANAGER).json()["items"]]
    assert seen == drafted
    other = door.get(f"/v1/purchase-orders?status=closed&cursor={cursor}", by=MANAGER)
    assert other.json()["code"] == "API-PAGE-001"
    missing = door.get("/v1/purchase-orders/purchase_order-none", by=MANAGER)
    assert (missing.status_code, missing.json()["code"]) == (404, "CMD-FOUND-001")
