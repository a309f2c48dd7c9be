"""``aftersales stock``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.system import open_system
from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import OneStore
from tests.acceptance.parts_counter import PADS, define, issue, receive
from tests.cli.running import Command, Ran
from tests.faults.worker import StepClock
from tests.support.scripted_day.workshop import open_the_house


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pads for three orders: one is handed out, one is kept, one is awaited."""
    directory = tmp_path_factory.mktemp("parts") / "data"
    clock = StepClock()
    with open_system(Settings(data_dir=directory), clock=clock) as system:
        store = OneStore(system, clock)
        open_the_house(store.script)
        define(store.script)
        receive(store.script, 2)
        orders = [received(store.script, number).order for number in (1, 2, 3)]
        for order in orders:
            offered(store.script, order)
        issue(store.script, orders[0])
        store.play()
    return directory


def stock(aftersales: Command, parts: Path, *arguments: str) -> Ran:
    return aftersales("stock", *arguments, "--data", str(parts))


@pytest.mark.requirement("R-114a")
def test_stock_by_bin(aftersales: Command, parts: Path) -> None:
    shown = stock(aftersales, parts, "list")
    assert shown.code == 0
    for words in ("库位", "A-01", PADS):
        assert words in shown.out
    [part] = json.loads(stock(aftersales, parts, "list", "--short", "--json").out)
    assert (part["part"], part["on_hand"], part["reserved"], part["awaited"]) == (PADS, "1", "1", "1")
    assert json.loads(stock(aftersales, parts, "list", "--bin", "C-09", "--json").out) == []


def test_the_card_of_a_part(aftersales: Command, parts: Path) -> None:
    shown = stock(aftersales, parts, "card", PADS)
    for words in ("入库", "领用出库", "+2", "-1", "240.00"):
        assert words in shown.out
    assert len(json.loads(stock(aftersales, parts, "card", PADS, "--json").out)) == 2
    assert json.loads(stock(aftersales, parts, "card", PADS, "--to", "2020-01-01", "--json").out) == []
    missing = stock(aftersales, parts, "card", "NOTHING")
    assert (missing.code, missing.out) == (1, "")
    assert missing.err.startswith("CLI-STOCK-001 ")


@pytest.mark.requirement("R-113")
def test_who_waits(aftersales: Command, parts: Path) -> None:
    assert "待料清单" in stock(aftersales, parts, "shortages").out
    [line] = json.loads(stock(aftersales, parts, "shortages", "--store", "S01", "--json").out)
    assert (line["part"], line["awaited"]) == (PADS, "1")
    assert json.loads(stock(aftersales, parts, "shortages", "--store", "S02", "--json").out) == []


@pytest.mark.requirement("R-114b")
def test_what_is_to_be_fetched(aftersales: Command, parts: Path) -> None:
    shown = stock(aftersales, parts, "pick", "--lang", "en")
    for words in ("Pick list", "A-01", PADS):
        assert words in shown.out
    assert len(json.loads(stock(aftersales, parts, "pick", "--json").out)) == 1


def test_without_parts_a_store_has_to_be_named(aftersales: Command, tmp_path: Path) -> None:
    clock = StepClock()
    with open_system(Settings(data_dir=tmp_path), clock=clock) as system:
        store = OneStore(system, clock)
        define(store.script)
        store.play()
    shown = stock(aftersales, tmp_path, "list")
    assert shown.code == 1
    assert shown.err.startswith("KPI-STORE-001 ")
