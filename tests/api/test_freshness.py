"""A query that must have seen a position waits, and says how far behind the model is when it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.system import Background
from tests.support.door import Door
from tests.support.scripted_day import ScriptedDay

BOARD = "/v1/workshop-board"


@pytest.fixture
def stepped(tmp_path: Path, day: ScriptedDay) -> Iterator[Door]:
    """The first steps of the day, read models live and at the log's end."""
    with Door(tmp_path) as door:
        door.play(day.steps[:15])
        door.catch_up()
        yield door


def test_a_model_that_was_never_built_says_so(door: Door, day: ScriptedDay) -> None:
    door.play(day.steps[:3])
    answer = door.get(BOARD)
    assert (answer.status_code, answer.json()["code"]) == (503, "API-READ-001")
    assert answer.headers["Retry-After"] == "1"
    assert door.get("/readyz", by=None).status_code == 503
    door.catch_up()
    assert door.get(BOARD).status_code == 200
    assert door.get("/readyz", by=None).json()["ready"] is True


@pytest.mark.parametrize("path", [BOARD, "order"])
def test_too_far_behind(stepped: Door, day: ScriptedDay, path: str) -> None:
    path = f"/v1/work-orders/{day.express.order}" if path == "order" else path
    seen = stepped.system.log.head()
    wanted = stepped.play(day.steps[15:16])[0].json()["position"]
    answer = stepped.get(f"{path}?min_position={wanted}")
    assert (answer.status_code, answer.json()["code"]) == (503, "API-STALE-001")
    assert answer.headers["Retry-After"] == "1"
    assert f"落后 {wanted - seen}" in answer.json()["detail"]
    assert stepped.get(f"{path}?min_position={seen}").headers["X-Projection-Position"] == str(seen)
    stepped.catch_up()
    assert stepped.get(f"{path}?min_position={wanted}").headers["X-Projection-Position"] == str(wanted)


def test_the_answer_waits_for_the_background(tmp_path: Path, day: ScriptedDay) -> None:
    with Door(tmp_path, read_wait_seconds=30.0) as door, Background(door.system.engine):
        door.catch_up()
        for step in day.steps[:14]:
            (answer,) = door.play([step])
            wanted = answer.json()["position"]
            read = door.get(f"{BOARD}?min_position={wanted}")
            assert read.status_code == 200
            assert int(read.headers["X-Projection-Position"]) >= wanted


def test_a_paused_model_still_answers_and_says_so(stepped: Door) -> None:
    stepped.system.engine.pause("workshop_board")
    answer = stepped.get(BOARD)
    assert answer.status_code == 200
    assert answer.headers["X-Projection-Status"] == "paused; parked=0"


@pytest.mark.parametrize("wrong", ["-1", "x", str(2**63), "9" * 30, "1.5"])
def test_min_position_is_a_number(stepped: Door, day: ScriptedDay, wrong: str) -> None:
    for path in (BOARD, f"/v1/work-orders/{day.express.order}"):
        answer = stepped.get(f"{path}?min_position={wrong}")
        assert answer.status_code == 422
        assert answer.json()["code"] in {"API-INPUT-001", "API-POSITION-001"}
