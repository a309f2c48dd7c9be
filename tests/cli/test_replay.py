"""``aftersales replay``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.system import open_system
from tests.cli.running import Command


@pytest.fixture
def order(store: Path) -> str:
    """An order with additional work."""
    with open_system(Settings(data_dir=store)) as system:
        found = system.log.read_all(
            after=0, limit=1, type_names=frozenset({"work_order.additional_work_acknowledged"})
        )
    return found[0].stream


def test_each_event_with_when_who_and_what_changed(aftersales: Command, store: Path, order: str) -> None:
    shown = aftersales("replay", "work-order", order, "--data", str(store))
    assert shown.code == 0
    assert "开单" in shown.out
    assert "服务顾问" in shown.out
    assert "前台已知悉增项" in shown.out
    assert "jobs.J2.offer.acknowledged = 是" in shown.out


def test_the_beginning_of_an_id_is_enough(aftersales: Command, store: Path, order: str) -> None:
    whole = aftersales("replay", "work-order", order, "--data", str(store))
    short = aftersales("replay", "work-order", order.partition("-")[2][:8], "--data", str(store))
    assert short.out == whole.out


def test_a_beginning_that_several_share_is_refused(aftersales: Command, store: Path) -> None:
    shown = aftersales("replay", "work-order", "work_order-", "--data", str(store))
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("CLI-FIND-002 ")
    assert shown.err.count("\n") == 1


def test_json_holds_everything(aftersales: Command, store: Path, order: str) -> None:
    told = json.loads(aftersales("replay", "work-order", order, "--json", "--data", str(store)).out)
    assert told["stream"] == order
    first = told["events"][0]
    assert first["type"] == "work_order.opened"
    assert first["envelope"]["actor"]["role"] == "service_advisor"
    assert {"path": "opening.advisor", "before": None, "after": first["event"]["advisor"]} in first["changes"]
    assert [event["version"] for event in told["events"]] == list(range(1, len(told["events"]) + 1))


def test_as_of_a_position_and_as_of_a_time(aftersales: Command, store: Path, order: str) -> None:
    told = json.loads(aftersales("replay", "work-order", order, "--json", "--data", str(store)).out)
    third = told["events"][2]
    for moment in (str(third["position"]), third["envelope"]["recorded_at"]):
        then = json.loads(
            aftersales("replay", "work-order", order, "--json", "--as-of", moment, "--data", str(store)).out
        )
        known = len(then["events"])
        assert then["events"] == told["events"][:known]
        assert known >= 3
        assert then["left_out"] == len(told["events"]) - known > 0


def test_words_of_persons_are_shown_only_when_asked_for(aftersales: Command, store: Path, order: str) -> None:
    words = "刹车时前轮有吱吱声"
    arguments = ("replay", "work-order", order, "--json", "--data", str(store))
    assert words not in aftersales(*arguments).out
    assert words in aftersales(*arguments, "--reveal").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("replay", "work-order", "zzzz"), 1),
        (("replay", "work-order", "x", "--as-of", "yesterday"), 1),
        (("replay", "spaceship", "x"), 2),
        (("replay", "work-order"), 2),
    ],
)
def test_what_cannot_be_shown_is_said(
    aftersales: Command, store: Path, arguments: tuple[str, ...], code: int
) -> None:
    shown = aftersales(*arguments, "--data", str(store))
    assert (shown.code, shown.out) == (code, "")
    assert "Traceback" not in shown.err
    assert shown.err != ""


def test_other_things_have_histories_too(aftersales: Command, store: Path) -> None:
    shown = aftersales("replay", "technician-day", "S01-T01", "--data", str(store))
    assert shown.code == 1  # today's and tomorrow's
    day = aftersales("replay", "technician-day", "S01-T01-2025-03-03", "--data", str(store), "--lang", "en")
    assert "Shift planned" in day.out
