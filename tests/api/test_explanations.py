"""Figures explained, restated and previewed over HTTP."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from domain.actors import Actor, Role
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE, ScriptedDay
from tests.support.scripted_day.people import ADVISOR, AUDITOR, MANAGER, TECHNICIAN

AUTHOR = Actor(id="SM9", role=Role.SERVICE_MANAGER)


def test_a_figure_is_explained_down_to_its_events(lived_in: Door) -> None:
    answer = lived_in.get(f"/v1/figures/V01/explanation?period={DAY}", by=AUDITOR)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["agrees"] is True
    assert told["value"] == told["recomputed"]
    assert told["definition"]["formula_zh"]
    assert sum(each["standing"] == "counted" for each in told["members"]) == told["value"]["counted"] > 0
    assert answer.headers["X-Projection-Position"] == str(lived_in.system.log.head())


def test_as_known_before_anything_happened(lived_in: Door) -> None:
    answer = lived_in.get(f"/v1/figures/restated?period={DAY}&as_of=1", by=MANAGER)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["then_position"] == 1
    assert {"V01", "V08"} <= {change["kpi"] for change in told["changes"]}


@pytest.mark.parametrize("by", [ADVISOR, TECHNICIAN])
def test_only_managers_and_auditors(lived_in: Door, by: Actor) -> None:
    for path in (f"/v1/figures/V01/explanation?period={DAY}", f"/v1/figures/restated?period={DAY}&as_of=1"):
        assert lived_in.get(path, by=by).status_code == 403


def test_mistakes_are_told(lived_in: Door) -> None:
    for path, status, code in (
        (f"/v1/figures/X99/explanation?period={DAY}", 404, "API-FIGURE-001"),
        ("/v1/figures/V01/explanation?period=March", 422, "KPI-PERIOD-001"),
        (f"/v1/figures/restated?period={DAY}&as_of=noon", 422, "REPLAY-ASOF-001"),
        ("/v1/rule-drafts/R9/preview", 404, "RULES-DRAFT-003"),
    ):
        answer = lived_in.get(path, by=MANAGER)
        assert (answer.status_code, answer.json()["code"]) == (status, code), path


def test_a_foreign_store_has_other_figures(lived_in: Door) -> None:
    answer = lived_in.call("GET", f"/v1/figures/V01/explanation?period={DAY}", by=MANAGER, stores=("S02",))
    assert (answer.status_code, answer.json()["members"]) == (200, [])


def test_a_draft_of_the_stores_rules_is_previewed(door: Door, day: ScriptedDay) -> None:
    door.play(day.steps)
    door.catch_up()
    body: JsonValue = {
        "title": "一般维修不计",
        "effective_from": "2026-01-01T00:00:00+08:00",
        "document": {"kpi_inclusion": {"repair": dict.fromkeys(_FAMILIES, "excluded")}},
    }
    drafted = door.call(
        "POST",
        f"/v1/rule-sets/rule_set-{STORE}/draft-rules",
        by=AUTHOR,
        json=body,
        headers={"Idempotency-Key": "draft-00000001"},
    )
    assert drafted.status_code in (200, 201), drafted.text
    answer = door.get("/v1/rule-drafts/R1/preview", by=MANAGER)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["changed_figures"] == len(told["figures"]) > 0
    [arrived] = [each for each in told["figures"] if each["kpi"] == "V01"]
    assert arrived["after"]["numerator"] < arrived["before"]["numerator"]
    assert {entry["after"]["rule"] for entry in arrived["entries"]} == {"kpi_inclusion.repair.visits"}


_FAMILIES = (
    "visits",
    "paying_visits",
    "revenue",
    "hours_sold",
    "on_time",
    "first_time_fix",
    "satisfaction",
    "efficiency",
)
