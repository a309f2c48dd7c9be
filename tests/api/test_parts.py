"""Parts through the door: found page by page, priced for customers, and how the labour rate came about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import JsonValue

from api.queries.paging import write_cursor
from domain.actors import Actor, Role
from domain.parts import part_id, supplier_id
from domain.rules.timetable import GROUP
from tests.support.default_rules import DEFAULT_RULES
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE
from tests.support.scripted_day.people import ADVISOR, PARTS, STATION_HEAD, TECHNICIAN
from tests.support.scripted_day.step import Script, person

PARTS_SUPERVISOR = person("P09", Role.PARTS_SUPERVISOR)
MANAGER = person("M09", Role.AFTER_SALES_MANAGER)
PROFIT: dict[str, JsonValue] = {"target": "profit", "amount": {"fen": 9_000_000}}


def _script() -> Script:
    script = Script(store=STORE, day=DAY, prefix="parts")
    for number in range(1, 6):
        part = f"OIL-{number}"
        script.on(
            part_id(STORE, part),
            PARTS,
            "define",
            part=part,
            title=f"机油 {number} 号",
            unit="升",
            serial_tracked=False,
            old_part_policy="scrap",
        )
        price: JsonValue = {"fen": 6_000 + number}
        script.on(
            part_id(STORE, part), PARTS, "propose_price", price=price, valid_from=str(DAY), basis="厂家指导价"
        )
        if number != 3:
            script.on(part_id(STORE, part), STATION_HEAD, "approve_price", version="V1")
    script.on(part_id(STORE, "OIL-1"), PARTS_SUPERVISOR, "classify", year=2026, usage_class="maintenance")
    script.on(
        supplier_id(STORE, "MAKER"),
        STATION_HEAD,
        "approve_channel",
        supplier="MAKER",
        title="厂家",
        scope="全部",
    )
    wanted: JsonValue = [{"description": "机油", "quantity": "4", "part": "OIL-1"}]
    inquiry = script.start(ADVISOR, "parts_inquiry.ask", kind="quote", wanted=wanted)
    script.on(inquiry, PARTS, "quote", lines=[{"part": "OIL-1", "quantity": "4"}])
    year = f"parts_year-{STORE}-2026"
    script.on(year, PARTS_SUPERVISOR, "propose_target", **PROFIT, basis="上年实绩")
    script.on(year, MANAGER, "agree_target", **PROFIT)
    script.on(year, PARTS_SUPERVISOR, "send_market_info", kind="parts_market", document="配件-2026-03")
    return script


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """Only for tests that change nothing."""
    with Door(tmp_path_factory.mktemp("parts")) as opened:
        opened.play(_script().steps)
        opened.catch_up()
        yield opened


def numbers(door: Door, path: str) -> list[str]:
    return [item["part"] for item in door.get(path).json()["items"]]


def test_parts_page_by_page(counter: Door) -> None:
    found: list[str] = []
    path = "/v1/parts?search=oil&limit=2"
    while True:
        page = counter.get(path).json()
        found += [item["part"] for item in page["items"]]
        if not page["has_more"]:
            break
        path = f"/v1/parts?search=oil&limit=2&cursor={page['next_cursor']}"
    assert found == [f"OIL-{number}" for number in range(1, 6)]
    assert numbers(counter, "/v1/parts?search=4%20号") == ["OIL-4"]
    # a cursor belongs to its search
    first = counter.get("/v1/parts?search=oil&limit=2").json()["next_cursor"]
    other = counter.get(f"/v1/parts?search=&cursor={first}")
    assert (other.status_code, other.json()["code"]) == (422, "API-PAGE-001")


def test_a_cursor_that_names_no_part_and_a_search_that_cannot_be_stored(counter: Door) -> None:
    forged = counter.get(f"/v1/parts?cursor={write_cursor(('a' + chr(0),), 'parts/')}")
    assert (forged.status_code, forged.json()["code"]) == (422, "API-PAGE-001")
    for path in ("/v1/parts?search=%00", "/v1/price-list?search=%00", "/v1/price-list?after=a%00"):
        answer = counter.get(path)
        assert (answer.status_code, answer.json()["code"]) == (422, "API-INPUT-001"), path


@pytest.mark.requirement("R-116")
def test_one_part_and_what_waits_for_approval(counter: Door) -> None:
    part = counter.get("/v1/parts/OIL-1").json()
    assert (part["line"]["price_fen"], part["line"]["usage_class"]) == (6_001, "maintenance")
    [price] = part["prices"]
    assert (price["status"], price["proposed_by"], price["decided_by"]) == ("approved", "P01", "H01")
    missing = counter.get("/v1/parts/NONE")
    assert (missing.status_code, missing.json()["code"]) == (404, "CMD-FOUND-001")
    assert counter.get("/v1/parts/none").status_code == 422
    assert numbers(counter, "/v1/parts/price-proposals") == ["OIL-3"]
    assert numbers(counter, "/v1/parts/classes") == ["OIL-1"]
    assert numbers(counter, "/v1/parts/classes?year=2027") == []


@pytest.mark.requirement("R-051b")
def test_the_price_list_for_customers(counter: Door) -> None:
    listed = counter.get("/v1/price-list?limit=3", by=TECHNICIAN).json()
    rate, *operations = listed["labour"]
    assert (rate["kind"], rate["price_fen"]) == ("rate", DEFAULT_RULES.labour_rate_per_hour.fen)
    assert len(operations) == len(DEFAULT_RULES.labour_standard)
    assert all(line["zh"] and line["en"] and line["standard_hours"] for line in operations)
    assert [(line["code"], line["price_fen"]) for line in listed["parts"]] == [
        ("OIL-1", 6_001),
        ("OIL-2", 6_002),
        ("OIL-4", 6_004),
    ]
    assert listed["next_after"] == "OIL-4"
    rest = counter.get("/v1/price-list?limit=3&after=OIL-4").json()
    assert (rest["labour"], [line["code"] for line in rest["parts"]], rest["next_after"]) == (
        [],
        ["OIL-5"],
        None,
    )
    foreign = counter.call("GET", "/v1/price-list", stores=("S02",)).json()
    assert foreign["parts"] == []


def test_channels_inquiries_and_the_year(counter: Door) -> None:
    assert [each["supplier"] for each in counter.get("/v1/suppliers").json()["items"]] == ["MAKER"]
    assert counter.get("/v1/suppliers?approved=false").json()["items"] == []
    [inquiry] = counter.get("/v1/parts-inquiries").json()["items"]
    assert (inquiry["stage"], inquiry["total_fen"]) == ("quoted", 24_004)
    days = "from=2026-03-02&to=2026-03-02"
    assert counter.get(f"/v1/parts-inquiries/asked?{days}").json()["items"] == [inquiry]
    year = counter.get("/v1/parts-years/2026").json()
    assert [(each["target"], each["agreed_fen"]) for each in year["targets"]] == [
        ("purchases", None),
        ("profit", 9_000_000),
    ]
    assert [each["document"] for each in year["market_info"]] == ["配件-2026-03"]
    assert counter.get("/v1/parts-years/1999").status_code == 422


def draft(door: Door, fen: int, verb: str, body: JsonValue, by: Actor, *, scope: str = STORE) -> None:
    key = {"Idempotency-Key": f"rate-{fen}-{verb}-{scope}"}
    path = f"/v1/rule-sets/rule_set-{scope}/{verb}"
    answer = door.call("POST", path, by=by, stores=(scope,), json=body, headers=key)
    assert answer.is_success, answer.text


def propose_rate(door: Door, fen: int, title: str, *, scope: str = STORE) -> None:
    document: JsonValue = {"labour_rate_per_hour": {"fen": fen}}
    body: JsonValue = {"title": title, "effective_from": "2026-03-02T07:00:00+08:00", "document": document}
    draft(door, fen, "draft-rules", body, MANAGER, scope=scope)


@pytest.mark.requirement("R-051a")
def test_labour_rates_are_proposed_approved_and_kept(door: Door) -> None:
    before = door.get("/v1/labour-rates", by=MANAGER).json()
    assert (before["history"], before["proposals"]) == ([], [])
    assert before["rate_fen"] == before["shipped_fen"] == DEFAULT_RULES.labour_rate_per_hour.fen
    propose_rate(door, 33_300, "按市场调研上调")
    [proposal] = door.get("/v1/labour-rates", by=MANAGER).json()["proposals"]
    assert (proposal["title"], proposal["stage"], proposal["rate_fen"]) == (
        "按市场调研上调",
        "proposed",
        33_300,
    )
    assert (proposal["author"]["id"], proposal["approver"]) == ("M09", None)
    seen: JsonValue = {
        "draft": "R1",
        "preview": "0" * 64,
        "log_position": 1,
        "changed_figures": 0,
        "changed_orders": 0,
        "first_day": "2026-01-01",
        "last_day": "2026-01-31",
    }
    draft(door, 33_300, "simulate-rules", seen, MANAGER)
    draft(door, 33_300, "approve-rules", {"draft": "R1"}, STATION_HEAD)
    draft(door, 33_300, "activate-rules", {"draft": "R1"}, STATION_HEAD)
    propose_rate(door, 44_400, "集团统一费率", scope=GROUP)
    after = door.get("/v1/labour-rates", by=MANAGER).json()
    assert after["rate_fen"] == 33_300
    [change] = after["history"]
    assert (change["scope"], change["stage"], change["approver"]["id"]) == (STORE, "in_force", "H01")
    assert [(each["scope"], each["before_fen"], each["rate_fen"]) for each in after["proposals"]] == [
        (GROUP, before["shipped_fen"], 44_400)
    ]
    assert door.get("/v1/labour-rates", by=TECHNICIAN).status_code == 403
