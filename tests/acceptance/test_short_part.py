"""A part that is short, over HTTP: who sees what, from the agreement until it is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.parts import parts_stock_id
from tests.acceptance.one_order import offered, received
from tests.acceptance.parts_counter import PADS, define, issue, line, receive
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE
from tests.support.scripted_day.people import ADVISOR, DISPATCHER, PARTS, TECHNICIAN
from tests.support.scripted_day.step import Script
from tests.support.scripted_day.workshop import dispatch, open_the_house

SHELF = parts_stock_id(STORE, PADS)


class House:
    """A store with one brake pad, and two orders that want it: the first one has it, the second one waits."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.script = Script(store=STORE, day=DAY)
        self._played = 0
        open_the_house(self.script)
        define(self.script)
        receive(self.script, 1)
        self.first, self.second = self._agreed(1), self._agreed(2)
        self.play()

    def play(self) -> None:
        """What the script has got since, and read models up to it."""
        self.door.play(self.script.steps[self._played :])
        self._played = len(self.script.steps)
        self.door.catch_up()

    def do(self, command: str, **body: Any) -> None:
        self.script.on(SHELF, PARTS, command, **body)
        self.play()

    def items(self, path: str) -> list[dict[str, Any]]:
        answer = self.door.get(path, by=PARTS)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def orders(self, path: str) -> list[str]:
        return [each["order"] for each in self.items(path)]

    def states(self, order: str) -> tuple[str, list[str]]:
        """Of the order, and of each of its parts."""
        shown = self.door.get(f"/v1/work-orders/{order}").json()
        return shown["order"]["status"], [part["state"] for part in shown["parts"]]

    def _agreed(self, number: int) -> str:
        order = received(self.script, number).order
        offered(self.script, order)
        return order


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with Door(tmp_path) as door:
        yield House(door)


@pytest.mark.requirement("R-030", "R-113")
def test_front_desk_parts_and_workshop_see_the_same_shortage(house: House) -> None:
    [short] = house.items("/v1/parts-shortages")
    assert (short["order"], short["part"], short["awaited"], short["advisor"]) == (
        house.second,
        PADS,
        "1",
        ADVISOR.id,
    )
    assert (
        house.orders("/v1/blocked-orders")
        == house.orders("/v1/blocked-orders?department=parts")
        == [house.second]
    )
    assert house.orders("/v1/blocked-orders?department=workshop") == []
    [blocked] = house.items("/v1/blocked-orders")
    assert [(why["reason"], why["department"]) for why in blocked["causes"]] == [("waiting_parts", "parts")]
    assert blocked["causes"][0]["parts"][0]["part"] == PADS
    queue = house.door.get("/v1/dispatch-queue", by=DISPATCHER).json()["items"]
    assert {each["order"]: each["blocked_by"] for each in queue} == {house.first: [], house.second: ["parts"]}
    assert house.states(house.second) == ("waiting_parts", ["awaited"])
    assert house.states(house.first) == ("to_dispatch", ["reserved"])
    _what_has_come_is_told_to_the_advisor(house)


def _what_has_come_is_told_to_the_advisor(house: House) -> None:
    house.do("expect_arrival", line=line(house.second), eta=house.script.clock(23))
    assert house.items("/v1/parts-shortages")[0]["eta"] == house.script.clock(23)
    receive(house.script, 1)
    house.play()
    assert house.orders(f"/v1/parts-arrivals?advisor={ADVISOR.id}") == [house.second]
    assert house.orders("/v1/parts-arrivals?advisor=A99") == []
    assert house.states(house.second) == ("to_dispatch", ["arrived"])
    assert house.orders("/v1/blocked-orders") == house.orders("/v1/parts-shortages") == []
    dispatch(house.script, house.second, "J1", to=TECHNICIAN, bay="B1", hours=(14, 16))
    house.script.on(SHELF, ADVISOR, "note_arrival", line=line(house.second))
    house.play()
    assert house.orders("/v1/parts-arrivals") == []


@pytest.mark.requirement("R-114a", "R-114b")
def test_goods_are_fetched_issued_and_booked(house: House) -> None:
    [to_fetch] = house.items("/v1/pick-list")
    assert (to_fetch["order"], to_fetch["bin"], to_fetch["to_pick"]) == (house.first, "A-01", "1")
    house.do("pick", line=line(house.first), quantity="1")
    assert house.items("/v1/pick-list") == []
    assert house.states(house.first)[1] == ["picked"]
    issue(house.script, house.first)
    house.play()
    assert house.states(house.first)[1] == ["issued"]
    card = house.items(f"/v1/stock/{PADS}/card")
    assert [(each["kind"], each["quantity"], each["on_hand"]) for each in card] == [
        ("receipt", "1", "1"),
        ("issue", "-1", "0"),
    ]
    assert (card[1]["order"], card[1]["technician"]) == (house.first, TECHNICIAN.id)
    first_page = house.door.get(f"/v1/stock/{PADS}/card?limit=1").json()
    assert first_page["has_more"]
    assert house.items(f"/v1/stock/{PADS}/card?limit=1&cursor={first_page['next_cursor']}") == card[1:]
    assert house.items(f"/v1/stock/{PADS}/card?to=2020-01-01") == []
    _stock_is_listed_by_bin(house)


def _stock_is_listed_by_bin(house: House) -> None:
    define(house.script, "OIL-01")
    receive(house.script, 5, "OIL-01")
    house.script.on(parts_stock_id(STORE, "OIL-01"), PARTS, "shelve", bin="B-07")
    house.play()
    assert [(each["bin"], each["part"], each["available"]) for each in house.items("/v1/stock")] == [
        ("A-01", PADS, "0"),
        ("B-07", "OIL-01", "5"),
    ]
    for asked, found in (("bin=B-07", ["OIL-01"]), ("short=true", [PADS]), ("quarantined=true", [])):
        assert [each["part"] for each in house.items(f"/v1/stock?{asked}")] == found
    foreign = house.door.get("/v1/stock?limit=1", by=PARTS).json()["next_cursor"]
    wrong = house.door.get(f"/v1/stock?bin=A-01&cursor={foreign}", by=PARTS)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "API-PAGE-001")


def test_a_reservation_that_ends_is_a_task_and_others_see_what_it_changes(house: House) -> None:
    path = f"/v1/work-orders/{house.second}"
    seen = house.door.get(path).headers["ETag"]
    assert house.door.get(path, If_None_Match=seen).status_code == 304
    assert house.items("/v1/parts-tasks") == []
    [due] = house.items("/v1/parts-tasks?until=2027-01-01T00:00:00Z")
    assert (due["kind"], due["order"]) == ("reservation_due", house.first)
    house.do("release", line=line(house.first), reason={"code": "customer_wish"})
    [task] = house.items("/v1/parts-tasks")
    assert (task["kind"], task["order"], task["quantity"]) == ("reservation_released", house.first, "1")
    assert house.states(house.first) == ("waiting_parts", ["lapsed"])
    changed = house.door.get(path, If_None_Match=seen)
    assert (changed.status_code, house.states(house.second)) == (200, ("to_dispatch", ["arrived"]))
    tag = changed.headers["ETag"]
    assert tag != seen
    assert tag.split(".")[:2] == seen.split(".")[:2]
    answer = house.door.call(
        "POST",
        f"{path}/record-contact",
        json={"channel": "phone", "by_customer": False, "content": "配件已到"},
        headers={"Idempotency-Key": "call-0001", "If-Match": tag},
    )
    assert answer.status_code == 200, answer.text
