"""What the parts department reads over HTTP, after goods came, went, were missed and were entered late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from api.queries.reports import XLSX
from application.commands.refusals import TOO_LATE
from domain.actors import Role
from domain.aggregates.parts_stock.refusals import NOT_ENOUGH_FREE
from domain.parts import part_id, parts_stock_id
from projections.stock_value import STOCK_VALUE
from tests.acceptance.one_order import offered, received
from tests.acceptance.parts_counter import PADS, define, issue, receive
from tests.support.door import Door
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import MANAGER, PARTS
from tests.support.scripted_day.step import Script, person
from tests.support.scripted_day.workshop import open_the_house

SHELF = parts_stock_id(STORE, PADS)
SUPERVISOR = person("P02", Role.PARTS_SUPERVISOR)


@pytest.fixture(scope="module")
def march(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """Only for tests that add nothing."""
    with Door(tmp_path_factory.mktemp("march")) as door:
        yield played(door)


@pytest.fixture
def own_march(tmp_path: Path) -> Iterator[Door]:
    with Door(tmp_path) as door:
        yield played(door)


def played(door: Door) -> Door:
    """Of three sets of pads at 120.00 one went into a car; a customer went away without two."""
    script = Script(store=STORE, day=date(2026, 3, 2), prefix="march", every=timedelta(minutes=1))
    open_the_house(script)
    define(script)
    script.on(part_id(STORE, PADS), SUPERVISOR, "classify", year=2026, usage_class="common")
    receive(script, 3)
    order = received(script).order
    offered(script, order)
    issue(script, order)
    script.on(SHELF, PARTS, "record_lost_sale", quantity="2", cause="wait_too_long")
    door.play(script.steps)
    door.catch_up()
    return door


def entered(
    door: Door, moment: datetime, command: str, body: dict[str, Any], *, late: bool = True
) -> httpx.Response:
    """A command of the parts supervisor about something that happened then."""
    headers = {
        "Idempotency-Key": f"analysis-{command}-{moment:%m%d%H%M}",
        "Occurred-At": moment.isoformat(),
    } | ({"Late-Entry": "late_entry"} if late else {})
    return door.call("POST", f"/v1/parts-stock/{SHELF}/{command}", by=SUPERVISOR, json=body, headers=headers)


def read(door: Door, path: str) -> dict[str, Any]:
    answer = door.get(path, by=MANAGER)
    assert answer.status_code == 200, answer.text
    assert answer.headers["X-Projection-Position"] == str(door.system.log.head())
    found: dict[str, Any] = answer.json()
    return found


def goods(quantity: str, fen: int) -> dict[str, Any]:
    return {"quantity": quantity, "unit_cost": {"fen": fen}, "bin": "A-01", "source": "found"}


@pytest.mark.requirement("R-119a")
def test_a_receipt_that_is_entered_late_is_in_its_month_and_says_from_which_position_on(
    own_march: Door,
) -> None:
    march = own_march
    march.now = datetime(2026, 4, 10, 2, 0, tzinfo=UTC)
    before = read(march, "/v1/stock-flow?month=2026-03")
    assert before["position"] == march.system.log.head()
    assert (before["late"], before["costing"]) == ([], "moving_average")
    [pads] = before["lines"]
    assert (pads["title"], pads["closing"]) == (
        "前刹车片",
        {"quantity": "2", "moving_average_fen": 24_000, "fifo_fen": 24_000},
    )

    backdated = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
    scrapped = {"quantity": "3", "from_quarantine": False, "reason": {"code": "part_defect"}}
    assert entered(march, backdated, "scrap", scrapped).json()["code"] == NOT_ENOUGH_FREE.code
    without_reason = entered(march, backdated, "receive", goods("2", 18_000), late=False)
    assert without_reason.json()["code"] == TOO_LATE.code
    answer = entered(march, backdated, "receive", goods("2", 18_000))
    assert answer.status_code == 200, answer.text
    position = answer.json()["position"]

    stale = march.get(f"/v1/stock-flow?month=2026-03&min_position={position}", by=MANAGER)
    assert (stale.status_code, stale.json()["code"]) == (503, "API-STALE-001")
    march.catch_up()
    after = read(march, f"/v1/stock-flow?month=2026-03&min_position={position}")
    assert after["position"] == position
    [late] = after["late"]
    assert (late["position"], late["part"], late["kind"], late["by"]) == (
        position, PADS, "received", SUPERVISOR.id,
    )  # fmt: skip
    assert (late["day"], late["recorded_on"]) == ("2026-03-20", "2026-04-10")
    [pads] = after["lines"]
    assert pads["closing"] == {"quantity": "4", "moving_average_fen": 60_000, "fifo_fen": 60_000}
    # what was issued before it in the log keeps its cost
    assert pads["movements"]["issued"]["moving_average_fen"] == -12_000
    april = read(march, "/v1/stock-flow?month=2026-04")
    assert (april["late"], april["lines"][0]["opening"]) == ([], pads["closing"])
    assert april["opening"] == after["closing"] == {"moving_average_fen": 60_000, "fifo_fen": 60_000}


@pytest.mark.requirement("R-119a")
def test_the_table_as_a_workbook(march: Door) -> None:
    answer = march.call("GET", "/v1/stock-flow?month=2026-03", by=MANAGER, headers={"Accept": XLSX})
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="aftersales-stock-flow-{STORE}-2026-03.xlsx"'
    )
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["移动加权平均", "先进先出", "补录", "说明"]
    heading, row, *_ = book["移动加权平均"].iter_rows(values_only=True)
    shown = {str(name).partition("\n")[0]: cell for name, cell in zip(heading, row, strict=True)}
    assert (shown["件号"], shown["采购入库数量"], shown["领用出库金额"]) == (PADS, 3, -120)
    assert (shown["期初金额"], shown["调入数量"], shown["期末数量"], shown["期末金额"]) == (0, None, 2, 240)
    notes = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert notes["截至日志位置所知"] == str(march.system.log.head())


@pytest.mark.requirement("R-108a", "R-108b", "R-108c", "R-109")
def test_what_the_parts_supervisor_sees_a_month_later(march: Door) -> None:
    march.now = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
    [usage] = read(march, "/v1/parts-usage?by=repair_item&first_month=2026-03")["items"]
    assert (usage["item"], usage["part"], usage["quantity"], usage["cost_fen"]) == (
        "BR-PAD", PADS, "1", 12_000,
    )  # fmt: skip
    assert [each["item"] for each in read(march, "/v1/parts-usage")["items"]] == ["VW Lavida"]
    assert read(march, "/v1/parts-usage?by=maintenance_item")["items"] == []
    [served] = read(march, "/v1/service-timeliness")["items"]
    assert (served["month"], served["served"], served["asked"], served["rate"]) == ("2026-03", 1, 2, "50.00")
    # half of it in the only month that is known
    [turned] = read(march, "/v1/parts-turnover")["items"]
    assert (turned["usage_class"], turned["issue_cost_fen"], turned["average_value_fen"], turned["turns"]) == (
        "common", 12_000, 24_000, "6.00",
    )  # fmt: skip
    march.now = datetime(2026, 9, 2, 2, 0, tzinfo=UTC)
    for path in ("/v1/slow-movers", "/v1/overstock"):
        [slow] = read(march, path)["items"]
        assert (slow["part"], slow["idleness"], slow["value_fen"]) == (PADS, "slow", 24_000)
    assert read(march, "/v1/dead-stock")["items"] == []


def test_a_proposal_becomes_a_line_of_a_purchase_plan(own_march: Door) -> None:
    march = own_march
    march.now = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
    [proposal] = read(march, "/v1/reorder-proposals")["items"]
    # three were asked for in the only month that is known: 2.1 at least, 5.1 at most, 2 there
    assert (proposal["minimum"], proposal["maximum"], proposal["available"]) == ("2.1", "5.1", "2")
    assert [month["demand"] for month in proposal["months"]][-2:] == [None, "3"]
    assert proposal["plan_line"] == {"part": PADS, "quantity": "4", "suggested": "4"}
    drafted = march.call(
        "POST",
        "/v1/purchase-plans",
        by=PARTS,
        json={"title": "四月补货", "lines": [proposal["plan_line"]]},
        headers={"Idempotency-Key": "analysis-plan-0001"},
    )
    assert drafted.status_code == 201, drafted.text
    march.now = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)
    march.catch_up()
    assert read(march, "/v1/reorder-proposals")["items"] == []
    [enough] = read(march, "/v1/reorder-proposals?everything=true")["items"]
    assert (enough["average"], enough["quantity"], enough["plan_line"]) == (None, 0, None)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/v1/stock-flow?month=2026-13", "API-INPUT-001"),
        ("/v1/parts-usage?by=colour", "API-INPUT-001"),
        ("/v1/service-timeliness?first_month=2026-04&last_month=2026-03", "API-MONTHS-001"),
    ],
)
def test_months_and_kinds_are_those_that_there_are(lived_in: Door, path: str, code: str) -> None:
    answer = lived_in.get(path, by=MANAGER)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_one_month_by_itself(lived_in: Door) -> None:
    for name in ("first_month", "last_month"):
        for month in ("2001-01", "2031-01"):
            answer = lived_in.get(f"/v1/service-timeliness?{name}={month}", by=MANAGER)
            assert (answer.status_code, answer.json()["items"]) == (200, [])


def test_a_foreign_store_has_nothing(march: Door) -> None:
    answer = march.call("GET", "/v1/stock-flow?month=2026-03", by=MANAGER, stores=("S02",))
    assert (answer.json()["store"], answer.json()["lines"]) == ("S02", [])
    assert march.system.reader.standing(STOCK_VALUE.name).parked == 0
