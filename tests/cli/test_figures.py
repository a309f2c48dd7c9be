"""``aftersales figures`` and ``aftersales explain``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import Command


def test_figures_of_a_day_with_their_formulas_a_step_away(aftersales: Command, store: Path) -> None:
    shown = aftersales("figures", "--period", "2025-03-03", "--data", str(store))
    assert shown.code == 0
    assert "进厂台次" in shown.out
    assert "维修产值" in shown.out
    explained = aftersales("explain", "V01", "--period", "2025-03-03", "--data", str(store))
    assert explained.code == 0
    assert "公式 Formula" in explained.out
    assert "由日志重算，结果与明细完全一致" in explained.out


def test_json_says_the_same(aftersales: Command, store: Path) -> None:
    told = json.loads(aftersales("figures", "--period", "2025-03", "--json", "--data", str(store)).out)
    [arrived] = [each for each in told["figures"] if each["kpi"] == "V01"]
    explained = json.loads(
        aftersales("explain", "V01", "--period", "2025-03", "--json", "--data", str(store)).out
    )
    assert explained["value"] == arrived
    assert explained["agrees"] is True
    counted = [each for each in explained["members"] if each["standing"] == "counted"]
    assert sum(each["numerator"] for each in counted) == arrived["numerator"]
    assert all(each["events"] for each in counted)


def test_as_known_at_noon_and_what_happened_since(aftersales: Command, store: Path) -> None:
    arguments = (
        "figures",
        "--period",
        "2025-03-03",
        "--as-of",
        "2025-03-03T12:00:00+08:00",
        "--data",
        str(store),
    )
    told = json.loads(aftersales(*arguments, "--json").out)
    then, now = ({each["kpi"]: each for each in told[side]} for side in ("then", "now"))
    assert then["V01"]["numerator"] < now["V01"]["numerator"]
    assert {change["kpi"] for change in told["changes"]} >= {"V01", "V08"}
    assert any(causes for causes in told["causes"].values())
    shown = aftersales(*arguments)
    assert shown.code == 0
    assert "此后重述的指标" in shown.out


def test_mistakes_are_told(aftersales: Command, store: Path) -> None:
    for code, arguments in {
        "KPI-ID-001": ("explain", "X99", "--period", "2025-03"),
        "KPI-PERIOD-001": ("figures", "--period", "March"),
        "REPLAY-ASOF-001": ("figures", "--period", "2025-03", "--as-of", "noon"),
    }.items():
        shown = aftersales(*arguments, "--data", str(store))
        assert (shown.code, shown.out) == (1, "")
        assert shown.err.startswith(f"{code} ")
