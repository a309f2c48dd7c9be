"""``/readyz``: how far every read model is, the copy beside it, and what is a reason to send nobody here."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from pydantic import JsonValue

from projections.catalogue import PROJECTIONS
from projections.engine import BuildFailed
from tests.support.damage import damage_log
from tests.support.door import Door
from tests.support.rule_changes import put_in_force
from tests.support.scripted_day import ScriptedDay

RULES: dict[str, JsonValue] = {"quote_valid_days": 3}


@pytest.fixture
def busy(door: Door, day: ScriptedDay) -> Door:
    door.play(day.steps[:12])
    door.catch_up()
    return door


def ready(door: Door, status: int = 200) -> dict[str, dict[str, Any]]:
    """The read models by name, once the answer has this status."""
    answer = door.get("/readyz", by=None)
    assert (answer.status_code, answer.json()["ready"]) == (status, status == 200)
    return {each["name"]: each for each in answer.json()["projections"]}


def test_every_read_model_says_where_it_is(busy: Door) -> None:
    head = busy.system.log.head()
    assert ready(busy) == {
        projection.name: {
            "name": projection.name,
            "version": projection.version,
            "status": "live",
            "position": head,
            "lag": 0,
            "parked": 0,
            "outdated": False,
            "beside": None,
        }
        for projection in PROJECTIONS
    }


def test_a_copy_that_is_built_beside_is_no_reason_to_stay_away(busy: Door) -> None:
    head, stop = busy.system.log.head(), threading.Event()
    stop.set()
    busy.system.engine.rebuild("kpi", stop=stop)
    assert ready(busy)["kpi"]["beside"] == {"status": "building", "done": 0, "total": head}
    busy.system.engine.rebuild("kpi")
    assert ready(busy)["kpi"]["beside"] == {"status": "kept", "done": head, "total": head}
    busy.system.engine.drop_old("kpi")
    assert ready(busy)["kpi"]["beside"] is None


def test_nor_is_one_whose_building_failed_and_its_error_is_not_told(busy: Door, tmp_path: Path) -> None:
    stream = damage_log(tmp_path, "visit.vehicle_arrived@1")
    with pytest.raises(BuildFailed, match=stream):
        busy.system.engine.rebuild("reception_log")
    assert ready(busy)["reception_log"]["beside"]["status"] == "failed"
    assert stream not in busy.get("/readyz", by=None).text


def test_nor_are_changed_rules(busy: Door) -> None:
    put_in_force(busy.system.bus, RULES, busy.now, at=busy.now)
    busy.catch_up()
    assert [name for name, each in ready(busy).items() if each["outdated"]] == ["kpi"]
    busy.system.engine.rebuild_outdated()
    assert not any(each["outdated"] for each in ready(busy).values())


def test_nor_are_rules_that_cannot_be_read(tmp_path: Path, day: ScriptedDay) -> None:
    with Door(tmp_path) as door:
        door.play(day.steps[:3])
        put_in_force(door.system.bus, RULES, door.now, at=door.now)
        door.catch_up()
    damage_log(tmp_path, "rule_set.rules_activated@1")
    with Door(tmp_path) as door:
        assert {each["outdated"] for each in ready(door).values()} == {None}


def test_a_model_that_does_not_run_is_one(busy: Door, day: ScriptedDay) -> None:
    busy.system.engine.pause("kpi")
    busy.play(day.steps[12:13])
    for name in set(busy.system.engine.names) - {"kpi"}:
        busy.system.engine.run_until_caught_up(name)
    paused = ready(busy, 503)["kpi"]
    assert paused["status"] == "paused"
    assert paused["lag"] == busy.system.log.head() - paused["position"] > 0
    busy.system.engine.resume("kpi")
    busy.catch_up()
    assert ready(busy)["kpi"]["lag"] == 0
