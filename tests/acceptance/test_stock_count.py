"""A count while the workshop is at work: over HTTP, with a real order that draws on the shelf."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import DAY
from tests.acceptance.parts_counter import PADS, define, issue, receive, shelf_of
from tests.support.door import Door
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import PARTS, STATION_HEAD
from tests.support.scripted_day.step import Script
from tests.support.scripted_day.workshop import open_the_house


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with Door(tmp_path) as opened:
        yield opened


def begin(script: Script) -> str:
    count = script.start(PARTS, "stock_count.plan", title="刹车片抽盘", parts=[PADS])
    script.on(count, PARTS, "freeze")
    return count


def enter(script: Script, count: str, counted: int, card: int) -> None:
    script.on(count, PARTS, "enter", part=PADS, counted=str(counted), card=str(card))


def post(script: Script, count: str) -> None:
    script.on(count, STATION_HEAD, "approve")
    script.on(count, PARTS, "post")


def traded(script: Script) -> tuple[str, str]:
    """Ten pieces less one that nobody has booked; goods are issued and come in before and after the entry."""
    open_the_house(script)
    define(script)
    receive(script, 10)
    order = received(script).order
    offered(script, order)
    first = begin(script)
    issue(script, order)
    receive(script, 3)
    enter(script, first, 11, 12)
    receive(script, 2)
    post(script, first)
    second = begin(script)
    enter(script, second, 13, 13)
    return first, second


def sheet(door: Door, count: str) -> dict[str, Any]:
    answer = door.get(f"/v1/stock-counts/{count}", by=PARTS)
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


@pytest.mark.requirement("R-114c")
def test_book_goods_and_card_agree_in_the_end(door: Door) -> None:
    script = Script(store=STORE, day=DAY, prefix="count")
    first, second = traded(script)
    door.play(script.steps)
    door.catch_up()
    assert shelf_of(door.system).on_hand == Decimal(11 + 2)
    [line] = sheet(door, first)["lines"]
    assert (line["book"], line["moved"], line["counted"], line["card"]) == ("10", "2", "11", "12")
    assert (line["difference"], line["difference_fen"], line["agreement"]) == ("-1", -12_000, "goods_differ")
    [approval] = sheet(door, first)["approvals"]
    assert (approval["approved_by"], approval["value_fen"], approval["stands"]) == (
        STATION_HEAD.id,
        12_000,
        True,
    )
    [line] = sheet(door, second)["lines"]
    assert (line["difference"], line["agreement"]) == ("0", "all")


def test_the_latest_count_stands_first_and_belongs_to_its_store(door: Door) -> None:
    script = Script(store=STORE, day=DAY, prefix="count")
    first, second = traded(script)
    door.play(script.steps)
    door.catch_up()
    items = door.get("/v1/stock-counts", by=PARTS).json()["items"]
    assert [(each["count"], each["stage"], each["differing"]) for each in items] == [
        (second, "entered", 0),
        (first, "posted", 1),
    ]
    foreign = door.call("GET", f"/v1/stock-counts/{first}", by=PARTS, stores=("S02",))
    assert (foreign.status_code, foreign.json()["code"]) == (404, "CMD-FOUND-001")
