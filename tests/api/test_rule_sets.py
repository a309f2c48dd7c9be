"""Rules through the door: the group's in the name of the group, faults with their path, the second person."""

from __future__ import annotations

import httpx
from pydantic import JsonValue

from domain.actors import Actor, Role
from domain.rules.timetable import GROUP
from tests.support.default_rules import DEFAULT_RULES
from tests.support.door import Door
from tests.support.rule_changes import APPROVER, AUTHOR

SEEN: JsonValue = {
    "draft": "R1",
    "preview": "0" * 64,
    "log_position": 1,
    "first_day": "2026-01-01",
    "last_day": "2026-01-31",
    "changed_figures": 0,
    "changed_orders": 0,
}
OPERATOR = Actor(id="OP9", role=Role.OPERATOR)


def send(
    door: Door,
    verb: str,
    body: JsonValue,
    by: Actor,
    *,
    scope: str = GROUP,
    stores: tuple[str, ...] = (GROUP,),
) -> httpx.Response:
    key = {"Idempotency-Key": f"{verb}-{by.id}-{scope}-{len(str(body))}"}
    path = f"/v1/rule-sets/rule_set-{scope}/{verb}"
    return door.call("POST", path, by=by, stores=stores, json=body, headers=key)


def draft(document: JsonValue) -> JsonValue:
    return {"title": "更严", "effective_from": "2026-03-02T07:00:00+08:00", "document": document}


def test_from_draft_to_force(door: Door) -> None:
    drafted = send(door, "draft-rules", draft({"labour_standard": {"DIAG": None}}), AUTHOR)
    assert (drafted.status_code, drafted.json()["stream"], drafted.json()["version"]) == (
        200,
        "rule_set-group",
        1,
    )
    early = send(door, "approve-rules", {"draft": "R1"}, APPROVER)
    assert (early.status_code, early.json()["code"]) == (409, "RULES-APPROVE-002")
    assert send(door, "simulate-rules", SEEN, OPERATOR).status_code == 200
    forbidden = send(door, "approve-rules", {"draft": "R1"}, OPERATOR)
    assert forbidden.status_code == 403
    own = send(door, "approve-rules", {"draft": "R1"}, Actor(id=AUTHOR.id, role=Role.STATION_HEAD))
    assert (own.status_code, own.json()["code"]) == (409, "RULES-APPROVE-001")
    second = Actor(id="GM9", role=Role.GENERAL_MANAGER)
    assert send(door, "approve-rules", {"draft": "R1"}, second).status_code == 200
    assert "DIAG" in operations(door)
    assert send(door, "activate-rules", {"draft": "R1"}, second).status_code == 200
    assert "DIAG" not in operations(door)
    assert rule_set(door) == "group/R1"


def test_a_fault_is_answered_with_its_path(door: Door) -> None:
    wrong = send(door, "draft-rules", draft({"rework_windows": {"routine": {"days": 0, "km": 1}}}), AUTHOR)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "RULES-DRAFT-001")
    assert "rework_windows.routine.days" in wrong.json()["detail"]


def test_a_token_for_a_store_does_not_open_the_groups_rules(door: Door) -> None:
    other = send(door, "draft-rules", draft({"quote_valid_days": 1}), AUTHOR, stores=("S01",))
    assert (other.status_code, other.json()["code"]) == (404, "RULES-SCOPE-001")
    assert send(
        door, "draft-rules", draft({"quote_valid_days": 1}), AUTHOR, scope="S01", stores=("S01",)
    ).is_success
    assert rule_set(door) == DEFAULT_RULES.id


def operations(door: Door) -> set[str]:
    return {line["code"] for line in door.get("/v1/reference/labour-standard").json()["operations"]}


def rule_set(door: Door) -> str:
    return str(door.get("/v1/reference/labour-standard").json()["rule_set"])
