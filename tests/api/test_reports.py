"""Reports and figures over HTTP: for whom, of which store, how fresh, and as workbooks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from api.queries.figures import FIGURE_READERS
from api.queries.reports import XLSX
from domain.actors import Actor, Role
from projections.kpi.catalogue import KPIS
from projections.kpi.queries.figures import figures
from tests.support.backends import BackendUrl
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE, ScriptedDay
from tests.support.scripted_day.people import ADVISOR, AUDITOR, CLERK, MANAGER, TECHNICIAN

DAYS = f"first={DAY}&last={DAY}"
PATHS = (
    f"/v1/figures?{DAYS}",
    f"/v1/figures/V01/breakdown?{DAYS}&dimension=advisor",
    f"/v1/reports/daily?day={DAY}",
    f"/v1/reports/monthly?month={DAY:%Y-%m}",
)


@pytest.mark.parametrize("path", PATHS)
def test_those_who_lead_check_or_report_see_figures_and_others_do_not(lived_in: Door, path: str) -> None:
    for role in Role:
        answer = lived_in.get(path, by=Actor(id="X09", role=role))
        assert answer.status_code == (200 if role in FIGURE_READERS else 403), role
        if role not in FIGURE_READERS:
            assert answer.json()["code"] == "API-AUTH-005"
    assert {ADVISOR.role, TECHNICIAN.role}.isdisjoint(FIGURE_READERS)


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_carries_its_position_and_waits_for_one(lived_in: Door, path: str) -> None:
    head = lived_in.system.log.head()
    answer = lived_in.get(f"{path}&min_position={head}", by=AUDITOR)
    assert (answer.status_code, answer.headers["X-Projection-Position"]) == (200, str(head))
    late = lived_in.get(f"{path}&min_position={head + 1}", by=AUDITOR)
    assert (late.status_code, late.json()["code"]) == (503, "API-STALE-001")


@pytest.mark.parametrize("path", PATHS)
def test_a_foreign_store_is_not_there(lived_in: Door, path: str) -> None:
    answer = lived_in.get(f"{path}&store=S02", by=MANAGER)
    assert (answer.status_code, answer.json()["code"]) == (404, "API-AUTH-004")


def test_another_store_has_figures_of_its_own(lived_in: Door) -> None:
    answer = lived_in.call("GET", f"/v1/figures?{DAYS}", by=MANAGER, stores=("S02",)).json()
    assert answer["store"] == "S02"
    assert {each["counted"] for each in answer["figures"]} == {0}
    assert {each["state"] for each in answer["figures"]} == {"number", "null", "disabled"}


@pytest.mark.requirement("R-183", "R-187a")
def test_figures_are_those_of_the_read_model(lived_in: Door) -> None:
    told = lived_in.get(f"/v1/figures?{DAYS}", by=MANAGER).json()
    values = figures(lived_in.system.reader, STORE, DAY, DAY, today=date(2026, 3, 2))
    assert [each["kpi"] for each in told["figures"]] == [kpi.id for kpi in KPIS]
    for each, value in zip(told["figures"], values, strict=True):
        assert each["value"] == (None if value.value is None else str(value.value))
        assert (each["state"], each["numerator"]) == (value.state.value, value.numerator)
    assert (told["first"], told["last"], len(told["rule_sets"])) == (DAY.isoformat(), DAY.isoformat(), 1)


def test_a_breakdown_adds_up_and_names_its_members(lived_in: Door) -> None:
    path = f"/v1/figures/V08/breakdown?{DAYS}&dimension="
    for dimension in ("payer", "advisor", "order_class"):
        told = lived_in.get(path + dimension, by=MANAGER).json()
        assert told["whole"]["numerator"] > 0
        assert sum(each["figure"]["numerator"] for each in told["members"]) == told["whole"]["numerator"]
    payers = lived_in.get(f"{path}payer", by=MANAGER).json()["members"]
    assert ("customer", "客户自费") in {(each["member"], each["name_zh"]) for each in payers}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        (f"/v1/figures/Z99/breakdown?{DAYS}&dimension=payer", 404, "API-FIGURE-001"),
        (f"/v1/figures/V01/breakdown?{DAYS}&dimension=payer", 422, "API-FIGURE-003"),
        (f"/v1/figures/V01/breakdown?{DAYS}&dimension=x", 422, "API-INPUT-001"),
        ("/v1/figures?first=2026-03-02&last=2026-03-01", 422, "API-FIGURE-002"),
        ("/v1/figures?first=2020-03-02&last=2026-03-01", 422, "API-FIGURE-002"),
        ("/v1/reports/monthly?month=2026-13", 422, "API-INPUT-001"),
        ("/v1/reports/daily?day=2026-02-30", 422, "API-INPUT-001"),
    ],
)
def test_what_makes_no_sense_is_refused(lived_in: Door, path: str, status: int, code: str) -> None:
    answer = lived_in.get(path, by=MANAGER)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.requirement("R-182")
def test_today_is_reported_when_no_day_is_named(lived_in: Door) -> None:
    told = lived_in.get("/v1/reports/daily", by=CLERK).json()
    assert (told["first_day"], told["made_by"]) == (DAY.isoformat(), CLERK.id)
    assert lived_in.get("/v1/reports/monthly", by=CLERK).json()["first_day"] == f"{DAY:%Y-%m}-01"


@pytest.mark.requirement("R-182")
@pytest.mark.parametrize(
    ("path", "group"),
    [(f"/v1/reports/daily?day={DAY}", "当日数值"), (f"/v1/reports/monthly?month={DAY:%Y-%m}", "本月数值")],
)
def test_a_workbook_has_the_numbers_of_the_figures(lived_in: Door, path: str, group: str) -> None:
    by_header = lived_in.get(path, by=MANAGER, Accept=XLSX)
    answer = lived_in.get(f"{path}&format=xlsx", by=MANAGER)
    assert answer.content == by_header.content
    assert answer.headers["Content-Type"] == XLSX
    assert f"{STORE}-{DAY:%Y-%m}" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Projection-Position"] == str(lived_in.system.log.head())
    told = lived_in.get(path, by=MANAGER).json()
    query = f"first={told['first_day']}&last={told['last_day']}"
    values = {
        each["kpi"]: each for each in lived_in.get(f"/v1/figures?{query}", by=MANAGER).json()["figures"]
    }
    seen = _values(load_workbook(BytesIO(answer.content), data_only=True)["指标"], group)
    assert seen.keys() == values.keys()
    for kpi, cell in seen.items():
        wanted = values[kpi]
        if wanted["state"] == "number":
            assert Decimal(repr(cell)).quantize(Decimal("0.0001")) == Decimal(wanted["value"])
        else:
            assert cell == {"null": "无分母", "disabled": "未启用"}[wanted["state"]]


def _values(page: Any, group: str) -> dict[str, object]:
    heading = [str(cell.value).split("\n")[0] for cell in page[1]]
    at = heading.index(group)
    rows = page.iter_rows(min_row=2, values_only=True)
    return {row[0]: row[at] for row in rows if row[0] is not None}


def test_in_english(lived_in: Door) -> None:
    answer = lived_in.get(f"/v1/reports/daily?day={DAY}&format=xlsx", by=MANAGER, Accept_Language="en")
    assert load_workbook(BytesIO(answer.content)).sheetnames[-1] == "Definitions"


def test_reports_are_the_same_on_either_database(
    lived_in: Door, backend: BackendUrl, tmp_path: Path, day: ScriptedDay
) -> None:
    with Door(tmp_path / "data", backend) as other:
        other.play(day.steps)
        other.catch_up()
        for path in PATHS[2:]:
            here, there = (door.get(path, by=MANAGER).json()["sheets"][:-1] for door in (lived_in, other))
            assert there == here
            assert any(sheet["rows"] for sheet in there if sheet["sheet"] == "service_reports")
