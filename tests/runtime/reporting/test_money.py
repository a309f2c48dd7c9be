"""Profit and loss: the same amounts as the figures, and nothing invented where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest

from domain.trade import CostClass, Payer
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import month_of
from projections.kpi.words import Dimension
from runtime.reporting.measured import Measured, measured
from runtime.reporting.model import Mark, Sheet, total
from runtime.reporting.reports import daily_report, monthly_report
from runtime.reporting.sheets.profit import Earned, profit_sheet
from runtime.reporting.units import yuan
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, SECOND_DAY, THIRD_DAY, place, row_of


@contextmanager
def money(demo: Demo) -> Iterator[tuple[Sheet, Sheet, Measured]]:
    report = demo.report(monthly_report(MONTH))
    figures = measured(demo.system.reader, "S01", MONTH, THIRD_DAY)
    yield report.sheet("revenue"), report.sheet("profit"), figures


def named(sheet: Sheet, zh: str) -> list[object]:
    [row] = [row for row in sheet.rows if row[0].zh == zh]  # type: ignore[union-attr]
    return list(row[1:])


@pytest.mark.requirement("R-193")
def test_revenue_by_class_and_payer_adds_up_to_the_figure(demo: Demo) -> None:
    with money(demo) as (revenue, profit, figures):
        whole = yuan(figures.value(BY_ID["V08"]).numerator)
        assert total(revenue, place(revenue, "产值")) == whole > 0
        assert named(profit, "产值合计")[0] == whole
        for payer, value in figures.by(BY_ID["V08"], Dimension.PAYER).items():
            [of] = [each for each in Payer if each.value == payer]
            assert total(revenue, place(revenue, of.zh)) == yuan(value.numerator)
        labour = row_of(revenue, 费用类别=CostClass.LABOUR)["产值"]
        assert labour == yuan(figures.value(BY_ID["V09"]).numerator) == named(profit, "工时产值")[0]
        parts = row_of(revenue, 费用类别=CostClass.MATERIAL)["产值"]
        assert parts == yuan(figures.value(BY_ID["V10"]).numerator)


@pytest.mark.requirement("R-193")
def test_discounts_and_the_cost_of_reworks_are_those_of_the_figures(demo: Demo) -> None:
    with money(demo) as (revenue, profit, figures):
        given = total(revenue, place(revenue, "折扣"))
        assert given == yuan(figures.value(BY_ID["V18"]).numerator) == named(profit, "其中已让折扣")[0]
        assert given > 0
        reworks = yuan(figures.value(BY_ID["Q05"]).numerator)
        assert named(profit, "返修成本")[0] == reworks > 0
        margin = figures.value(BY_ID["V17"])
        spent = yuan(margin.denominator - margin.numerator)
        assert named(profit, "配件成本(已领料,不含税)")[0] == spent > 0
        sublets = named(profit, "外协成本")[0]
        left = named(profit, "产值减已知成本")[0]
        assert left == named(profit, "产值合计")[0] - sublets - reworks  # type: ignore[operator]


@pytest.mark.requirement("R-193")
def test_what_nobody_has_recorded_or_reported_is_said_to_be_so(demo: Demo) -> None:
    with money(demo) as (_, profit, _):
        for zh in ("人工工资", "净利"):
            assert named(profit, zh)[0] is Mark.NOT_ENABLED
        for zh in ("固定与变动运营成本", "售后毛利", "售后毛利减运营成本", "零服务吸收率"):
            assert named(profit, zh) == [Mark.NOT_REPORTED, None, None, None]
        # the store has no month before: nothing, and not nothing earned
        assert named(profit, "产值合计")[1:] == [None, None, None]


def test_the_former_month_is_compared() -> None:
    now, former = Earned(), Earned()
    now.gross["labour"], former.gross["labour"] = 30_000, 20_000
    sheet = profit_sheet(now, former)
    assert named(sheet, "工时产值") == [Decimal(300), Decimal(200), Decimal(100), Decimal("50.00")]
    assert named(sheet, "配件产值") == [0, 0, 0, None]


def test_the_cost_of_parts_is_known_once_parts_are_issued() -> None:
    def cost(now: int | None, former: int | None) -> list[object]:
        sheet = profit_sheet(Earned(parts_cost=now), Earned(parts_cost=former))
        return named(sheet, "配件成本(已领料,不含税)")

    assert cost(30_000, 20_000) == [Decimal(300), Decimal(200), Decimal(100), Decimal("50.00")]
    assert cost(30_000, None) == [Decimal(300), None, None, None]
    assert cost(None, 20_000) == [Mark.NOT_ENABLED, Decimal(200), None, None]


def test_the_month_after_is_compared_with_this_one(demo: Demo) -> None:
    april = demo.report(monthly_report(month_of(date(2025, 4, 1)))).sheet("profit")
    march = demo.report(monthly_report(MONTH)).sheet("profit")
    assert [row[2] for row in april.rows] == [row[1] for row in march.rows]


def test_a_daily_report_has_no_profit_and_loss(demo: Demo) -> None:
    assert {"revenue", "profit"}.isdisjoint(
        {sheet.key for sheet in demo.report(daily_report(SECOND_DAY)).sheets}
    )
