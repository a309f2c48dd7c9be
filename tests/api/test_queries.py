"""Queries after the scripted day: what is found, for whom, how fresh, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.actors import Actor
from tests.support.default_rules import DEFAULT_RULES
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE, ScriptedDay
from tests.support.scripted_day.people import (
    ADVISOR,
    AUDITOR,
    CLERK,
    DISPATCHER,
    MANAGER,
    SUPERVISOR,
    TECHNICIAN,
)

DAYS = f"from={DAY}&to={DAY}"
FOREIGN = ("S02",)


@pytest.fixture(scope="module")
def listings(lived_in: Door) -> list[str]:
    found = lived_in.listings()
    assert len(found) > 25
    return found


def test_every_list_answers_with_its_position(lived_in: Door, listings: list[str]) -> None:
    head = lived_in.system.log.head()
    for path in listings:
        answer = lived_in.get(f"{path}?{DAYS}&min_position={head}", by=MANAGER)
        assert answer.status_code == 200, answer.text
        assert set(answer.json()) == {"items", "next_cursor", "has_more"}
        if path != "/v1/refusals":
            assert answer.headers["X-Projection-Position"] == str(head)
            assert "X-Projection-Status" not in answer.headers


def test_a_foreign_store_sees_nothing_of_it(lived_in: Door, listings: list[str]) -> None:
    for path in listings:
        answer = lived_in.call("GET", f"{path}?{DAYS}", by=MANAGER, stores=FOREIGN)
        assert (answer.status_code, answer.json()["items"]) == (200, []), path


def test_pages_together_are_the_whole_list(lived_in: Door, listings: list[str]) -> None:
    longest = 0
    for path in listings:
        whole = lived_in.get(f"{path}?{DAYS}&limit=200", by=MANAGER).json()["items"]
        assert list(_by_pages(lived_in, f"{path}?{DAYS}&limit=1")) == whole, path
        longest = max(longest, len(whole))
    assert longest > 3


def _by_pages(door: Door, path: str) -> Iterator[object]:
    cursor = ""
    while True:
        page = door.get(path + cursor, by=MANAGER).json()
        assert len(page["items"]) <= 1
        yield from page["items"]
        if not page["has_more"]:
            assert page["next_cursor"] is None
            return
        cursor = f"&cursor={page['next_cursor']}"


@pytest.mark.parametrize("cursor", ["x", "!!!!", "W10", "WzFd", "bnVsbA", "W" * 900])
def test_a_made_up_cursor_is_refused(lived_in: Door, cursor: str) -> None:
    answer = lived_in.get(f"/v1/workshop-board?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "API-PAGE-001")


def test_a_cursor_of_another_list_is_refused(lived_in: Door) -> None:
    cursor = lived_in.get(f"/v1/inspections?{DAYS}&limit=1").json()["next_cursor"]
    answer = lived_in.get(f"/v1/workshop-board?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "API-PAGE-001")


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many"])
def test_a_page_has_1_to_200_items(lived_in: Door, limit: str) -> None:
    answer = lived_in.get(f"/v1/workshop-board?limit={limit}")
    assert (answer.status_code, answer.json()["code"]) == (422, "API-INPUT-001")
    assert answer.json()["errors"][0]["pointer"] == "/query/limit"


def test_the_dispatcher_sees_the_comeback_first(lived_in: Door, day: ScriptedDay) -> None:
    (entry,) = lived_in.get("/v1/dispatch-queue", by=DISPATCHER).json()["items"]
    assert (entry["order"], entry["job"], entry["order_class"]) == (day.comeback.order, "J1", "rework_out")
    assert entry["standard_hours"] == "2"
    assert lived_in.get("/v1/dispatch-queue?express_only=true").json()["items"] == []


def test_what_the_lists_show_of_the_day(lived_in: Door, day: ScriptedDay) -> None:
    def orders(path: str) -> list[str]:
        return [line["order"] for line in lived_in.get(path, by=MANAGER).json()["items"]]

    assert orders("/v1/workshop-board") == [day.comeback.order]
    assert orders(f"/v1/internal-reworks?{DAYS}") == [day.repair.order]
    assert orders(f"/v1/external-reworks?{DAYS}") == [day.comeback.order]
    assert orders(f"/v1/skipped-delivery-steps?{DAYS}") == [day.express.order]
    assert orders("/v1/promises?state=kept") == [day.repair.order]
    assert orders("/v1/promises") == []
    assert orders(f"/v1/work-orders/{day.repair.order}/comebacks") == [day.comeback.order]
    assert len(orders(f"/v1/inspections?{DAYS}&kind=final")) == 4
    assert len(lived_in.get(f"/v1/receptions?{DAYS}").json()["items"]) == 3
    assert [visit["visit"] for visit in lived_in.get("/v1/open-matters").json()["items"]] == [
        day.comeback.visit
    ]
    assert lived_in.get("/v1/open-matters?owner=A99").json()["items"] == []


def test_what_the_registers_show_of_the_day(lived_in: Door, day: ScriptedDay) -> None:
    def items(register: str) -> list[dict[str, object]]:
        found = lived_in.get(f"/v1/registers/{register}", by=MANAGER).json()["items"]
        assert isinstance(found, list)
        return found

    [cause] = items(f"rework-causes?{DAYS}")
    assert (cause["cause"], cause["orders"]) == ("workmanship", [day.comeback.order])
    assert [(each["kind"], each["count"]) for each in items(f"repeat-visits?{DAYS}")] == [
        ("external", 1),
        ("internal", 1),
    ]
    plans = {
        (plan["order"], plan["job"]): plan["planned_minutes"] for plan in items(f"operation-plans?{DAYS}")
    }
    assert plans[day.express.order, "J1"] == 40
    assert plans[day.repair.order, "J2"] == 120
    assert (
        items("contracts/awaiting-signature") == items("contracts/final-review") == items("fault-cases") == []
    )


def test_the_earliest_finish_looks_forward(lived_in: Door) -> None:
    asked = lived_in.get("/v1/workshop-load/earliest-finish?hours=1.5&grade=senior")
    slot = asked.json()["slot"]
    assert slot["technician"] == TECHNICIAN.id
    assert slot["starts"] >= lived_in.now.isoformat()
    none = lived_in.get("/v1/workshop-load/earliest-finish?hours=1&qualification=high_voltage")
    assert (none.status_code, none.json()) == (200, {"slot": None})
    for wrong in ("hours=-1", "hours=NaN", "hours=1&grade=x", "hours=1&not_before=2026-03-02T08:00:00", ""):
        answer = lived_in.get(f"/v1/workshop-load/earliest-finish?{wrong}")
        assert (answer.status_code, answer.json()["code"]) == (422, "API-INPUT-001"), wrong


@pytest.mark.parametrize(
    "wrong",
    ["from=2026-03-02", "from=2026-03-03&to=2026-03-02", "from=2026-01-01&to=2026-12-31", "from=x&to=y"],
)
def test_days_are_two_in_order_and_not_too_far_apart(lived_in: Door, wrong: str) -> None:
    answer = lived_in.get(f"/v1/receptions?{wrong}")
    assert answer.status_code == 422
    assert answer.json()["code"] in {"API-DAYS-001", "API-INPUT-001"}


def test_one_order_with_its_jobs(lived_in: Door, day: ScriptedDay) -> None:
    answer = lived_in.get(f"/v1/work-orders/{day.repair.order}")
    assert answer.status_code == 200
    assert answer.json()["order"]["order"] == day.repair.order
    assert [job["job"] for job in answer.json()["jobs"]] == ["J1", "J2"]
    last = lived_in.system.log.read_stream(day.repair.order)[-1].version
    visit = lived_in.system.log.read_stream(day.repair.visit)[-1].version
    assert answer.headers["ETag"] == f'"v{last}.{visit}"'
    again = lived_in.get(f"/v1/work-orders/{day.repair.order}", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == answer.headers["ETag"]
    other = lived_in.get(f"/v1/work-orders/{day.repair.order}", If_None_Match=f'"v{last}.{visit - 1}"')
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["", "/history", "/replay"])
def test_an_order_of_another_store_is_not_there(lived_in: Door, day: ScriptedDay, path: str) -> None:
    for stream, stores in (
        (day.repair.order, FOREIGN),
        ("work_order-none", (STORE,)),
        (day.repair.visit, (STORE,)),
    ):
        answer = lived_in.call("GET", f"/v1/work-orders/{stream}{path}", by=AUDITOR, stores=stores)
        assert (answer.status_code, answer.json()["code"]) == (404, "CMD-FOUND-001")


def test_a_store_outside_the_token_is_not_there(lived_in: Door) -> None:
    answer = lived_in.get("/v1/workshop-board?store=S02")
    assert (answer.status_code, answer.json()["code"]) == (404, "API-AUTH-004")
    two = lived_in.call("GET", "/v1/workshop-board", stores=("S01", "S02"))
    assert (two.status_code, two.json()["code"]) == (422, "API-AUTH-003")
    one = lived_in.call("GET", "/v1/workshop-board?store=S01", stores=("S01", "S02"))
    assert one.status_code == 200


def test_history_page_by_page(lived_in: Door, day: ScriptedDay) -> None:
    path = f"/v1/work-orders/{day.express.order}/history"
    whole = lived_in.get(f"{path}?limit=200").json()
    assert not whole["has_more"]
    first = lived_in.get(f"{path}?limit=7").json()
    rest = lived_in.get(f"{path}?limit=200&cursor={first['next_cursor']}").json()
    assert first["items"] + rest["items"] == whole["items"]
    assert whole["items"][0]["type"] == "visit.vehicle_arrived"


def test_replay_is_for_auditors_and_managers(lived_in: Door, day: ScriptedDay) -> None:
    path = f"/v1/work-orders/{day.repair.order}/replay"
    for person in (AUDITOR, MANAGER):
        assert lived_in.get(path, by=person).status_code == 200
    refused = lived_in.get(path, by=ADVISOR)
    assert (refused.status_code, refused.json()["code"]) == (403, "API-AUTH-005")


def test_replay_as_of_a_position_and_of_a_time(lived_in: Door, day: ScriptedDay) -> None:
    path = f"/v1/work-orders/{day.repair.order}/replay"
    whole = lived_in.get(path, by=AUDITOR).json()
    third = whole["steps"][2]
    at_position = lived_in.get(f"{path}?as_of={third['position']}", by=AUDITOR).json()
    assert at_position["steps"] == whole["steps"][:3]
    assert at_position["left_out"] == len(whole["steps"]) - 3
    moment = third["recorded_at"].replace("+", "%2B")
    assert lived_in.get(f"{path}?as_of={moment}", by=AUDITOR).json()["steps"] == whole["steps"][:3]
    assert lived_in.get(f"{path}?as_of=0", by=AUDITOR).json()["steps"] == []
    wrong = lived_in.get(f"{path}?as_of=yesterday", by=AUDITOR)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "REPLAY-ASOF-001")
    assert (
        whole["steps"][0]["label"]
        != lived_in.get(path, by=AUDITOR, Accept_Language="en").json()["steps"][0]["label"]
    )


def test_words_and_the_labour_standard(lived_in: Door) -> None:
    words = lived_in.get("/v1/reference/words").json()
    assert {"value": "waiting_parts", "zh": "待料", "en": "Waiting for parts"} in words["lists"]["ReasonCode"]
    assert {"PromiseState", "Role", "Payer"} <= set(words["lists"])
    standard = lived_in.get("/v1/reference/labour-standard").json()
    assert standard["rule_set"] == DEFAULT_RULES.id
    assert {line["code"]: line["standard_hours"] for line in standard["operations"]}["MT-A"] == "0.8"


def test_refused_commands_can_be_read_by_who_must(tmp_path: Path) -> None:
    with Door(tmp_path) as door:
        for number, who in enumerate((CLERK, TECHNICIAN, CLERK)):
            answer = door.call(
                "POST", "/v1/bay-days/bay_day-S01-B9-2026-03-02/open-bay", by=who,
                json={"bay": "B9", "day": "2026-03-02", "bay_type": "lift"},
                headers={"Idempotency-Key": f"refused-{number}"},
            )  # fmt: skip
            assert (answer.status_code, answer.json()["code"]) == (403, "CMD-ROLE-001")
        first = door.get("/v1/refusals?limit=2", by=AUDITOR).json()
        assert [line["command_id"] for line in first["items"]] == ["refused-0", "refused-1"]
        rest = door.get(f"/v1/refusals?cursor={first['next_cursor']}", by=AUDITOR).json()
        assert [line["actor"] for line in rest["items"]] == [CLERK.id]
        assert not rest["has_more"]
        assert rest["items"][0]["code"] == "CMD-ROLE-001"
        assert "信息员" in rest["items"][0]["text"]
        assert door.get("/v1/refusals", by=SUPERVISOR).status_code == 403
        assert door.call("GET", "/v1/refusals", by=AUDITOR, stores=FOREIGN).json()["items"] == []


def _someone(role: str) -> Actor:
    return Actor.model_validate({"id": "Z01", "role": role})


def test_an_operator_reads_no_personal_values(lived_in: Door) -> None:
    answer = lived_in.call(
        "POST", "/v1/lookups/vehicle", by=_someone("operator"), json={"kind": "plate", "number": "沪A12345"}
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "API-AUTH-005")
