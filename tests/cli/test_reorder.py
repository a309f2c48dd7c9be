"""``aftersales reorder``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.parts import parts_stock_id
from tests.acceptance.one_store import one_store
from tests.acceptance.parts_counter import PADS, define, receive
from tests.cli.running import Command
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import PARTS
from tests.support.scripted_day.workshop import open_the_house


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two sets of pads, and somebody who went away without four in March 2026."""
    directory = tmp_path / "shelf"
    with one_store(directory) as store:
        define(store.script)
        receive(store.script, 2)
        store.script.on(
            parts_stock_id(STORE, PADS), PARTS, "record_lost_sale", quantity="4", cause="no_stock"
        )
        store.play()
    return directory


def test_a_table_and_the_same_as_json(aftersales: Command, shelf: Path) -> None:
    shown = aftersales("reorder", "--day", "2026-04-02", "--data", str(shelf))
    assert shown.code == 0
    assert "前刹车片" in shown.out
    assert "7+30+14" in shown.out
    told = json.loads(aftersales("reorder", "--day", "2026-04-02", "--json", "--data", str(shelf)).out)
    assert (told["store"], told["day"], told["position"]) == (STORE, "2026-04-02", 3)
    [pads] = told["proposals"]
    assert [month["demand"] for month in pads["months"]][-2:] == [None, "4"]
    assert (pads["minimum"], pads["maximum"], pads["position"], pads["quantity"]) == ("2.8", "6.8", "2", 5)


def test_parts_of_which_there_is_enough(aftersales: Command, shelf: Path) -> None:
    enough = ("reorder", "--day", "2026-03-31", "--data", str(shelf))
    assert PADS not in aftersales(*enough).out
    assert PADS in aftersales(*enough, "--all").out


def test_the_store_has_to_be_named_where_there_is_no_part(aftersales: Command, tmp_path: Path) -> None:
    with one_store(tmp_path / "house") as store:
        open_the_house(store.script)
        store.play()
    refused = aftersales("reorder", "--data", str(tmp_path / "house"))
    assert (refused.code, refused.err.split(" ")[0].rstrip(":：")) == (1, "KPI-STORE-001")
