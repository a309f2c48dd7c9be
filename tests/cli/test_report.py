"""``aftersales report``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import Command

DAY, MONTH = "2025-03-03", "2025-03"


@pytest.mark.requirement("R-182")
def test_the_daily_report_on_the_screen(aftersales: Command, store: Path) -> None:
    shown = aftersales("report", "daily", "--day", DAY, "--data", str(store))
    assert (shown.code, shown.err) == (0, "")
    for words in ("日报表", "管理看板", "经理摘要", "目标达成", "作业计划完成", "未启用", "V01"):
        assert words in shown.out
    assert "口径说明" not in shown.out
    assert "--all" in shown.out
    whole = aftersales("report", "daily", "--day", DAY, "--all", "--data", str(store))
    assert "--all" not in whole.out
    assert len(whole.out) > len(shown.out)


@pytest.mark.requirement("R-182")
def test_the_month_as_a_workbook_and_as_json_say_the_same(
    aftersales: Command, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "march.xlsx"
    told = aftersales(
        "report", "monthly", "--month", MONTH, "--store", "S01", "--xlsx", str(file), "--json", "--data", str(store)
    )  # fmt: skip
    assert told.code == 0
    assert str(file) in told.err.replace("\n", "")
    report = json.loads(told.out)
    assert (report["store"], report["first_day"], report["last_day"]) == ("S01", "2025-03-01", "2025-03-31")
    [revenue] = [sheet for sheet in report["sheets"] if sheet["sheet"] == "revenue"]
    page = load_workbook(file, data_only=True)["产值构成"]
    last = [row[-1] for row in revenue["rows"]]
    assert [page.cell(line, len(revenue["columns"])).value for line in range(2, 6)] == [
        float(each) for each in last
    ]
    total = page.cell(len(revenue["rows"]) + 3, len(revenue["columns"])).value
    assert total == sum(float(each) for each in last) > 0


def test_english(aftersales: Command, store: Path) -> None:
    shown = aftersales("report", "monthly", "--month", MONTH, "--lang", "en", "--data", str(store))
    assert "Profit and loss" in shown.out
    assert "Not reported" in shown.out
    assert "损益" not in shown.out


@pytest.mark.parametrize(
    "arguments",
    [("daily", "--day", "2025-03"), ("daily", "--day", "x"), ("monthly", "--month", "2025-03-03")],
)
def test_another_period_is_refused(aftersales: Command, store: Path, arguments: tuple[str, ...]) -> None:
    shown = aftersales("report", *arguments, "--data", str(store))
    assert (shown.code, shown.err[:14]) == (1, "KPI-PERIOD-001")
