"""What reports show of figures is what the figures are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from application.demo import STORE
from domain.labels import Word
from projections.kpi.catalogue import BY_ID, KPIS
from projections.kpi.queries.figures import by_day, figures, members
from projections.kpi.queries.values import FigureValue, ValueState
from projections.kpi.words import Combining, Dimension, Measure
from runtime.reporting.model import Cell, Mark, Sheet
from runtime.reporting.reports import daily_report, monthly_report
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, SECOND_DAY, THIRD_DAY, column, plain, row_of


def shown(value: FigureValue) -> Cell:
    if value.state is ValueState.DISABLED:
        return Mark.NOT_ENABLED
    return Mark.NO_DENOMINATOR if value.value is None else value.value


def ids(sheet: Sheet) -> list[Cell]:
    return column(sheet, "编号")


@pytest.mark.requirement("R-182", "R-183", "R-187b")
def test_the_daily_report_has_every_figure_of_the_day_and_of_the_month_to_date(demo: Demo) -> None:
    sheet = demo.report(daily_report(SECOND_DAY)).sheet("figures")
    assert ids(sheet) == [kpi.id for kpi in KPIS]
    for group, first in (("当日", SECOND_DAY), ("本月累计", MONTH.first)):
        values = figures(demo.system.reader, STORE, first, SECOND_DAY, today=THIRD_DAY)
        assert column(sheet, f"{group}数值") == [shown(value) for value in values]
        for heading, counts in (
            ("计入", [value.counted for value in values]),
            ("单列", [value.separate for value in values]),
            ("不计", [value.excluded for value in values]),
        ):
            enabled = [
                count if value.state is not ValueState.DISABLED else None
                for count, value in zip(counts, values, strict=True)
            ]
            assert column(sheet, f"{group}{heading}") == enabled
        marks = [Mark.PROVISIONAL if value.provisional else None for value in values]
        assert column(sheet, f"{group}暂定") == marks


@pytest.mark.requirement("R-182", "R-187a")
def test_the_month_stands_beside_the_month_before(demo: Demo) -> None:
    sheet = demo.report(monthly_report(MONTH)).sheet("figures")
    values = figures(demo.system.reader, STORE, MONTH.first, MONTH.last, today=THIRD_DAY)
    assert column(sheet, "本月数值") == [shown(value) for value in values]
    assert row_of(sheet, 编号="T01")["上月数值"] is Mark.NO_DENOMINATOR


def test_numerators_and_denominators_are_in_units_that_people_read(demo: Demo) -> None:
    sheet = demo.report(monthly_report(MONTH)).sheet("figures")
    for kpi, value in zip(
        KPIS, figures(demo.system.reader, STORE, MONTH.first, MONTH.last, today=THIRD_DAY), strict=True
    ):
        row = row_of(sheet, 编号=kpi.id)
        if not kpi.enabled:
            assert (row["本月分子"], row["本月分母"]) == (None, None)
            continue
        if kpi.measures[0] is Measure.PIECES:
            assert row["本月分子"] == value.numerator
        if kpi.measures[0] is Measure.FEN:
            assert row["本月分子"] * 100 == value.numerator  # type: ignore[operator]
        if kpi.combining in (Combining.SUM, Combining.MEDIAN, Combining.STANDING):
            assert row["本月分母"] is None


def test_what_nothing_feeds_is_never_a_zero(demo: Demo) -> None:
    report = demo.report(monthly_report(MONTH))
    disabled = [kpi.id for kpi in KPIS if not kpi.enabled]
    assert disabled
    for kpi in disabled:
        row = row_of(report.sheet("figures"), 编号=kpi)
        assert row["本月数值"] is Mark.NOT_ENABLED
        days = [cell for name, cell in row_of(report.sheet("by_day"), 编号=kpi).items() if "-" in name]
        assert set(days) == {Mark.NOT_ENABLED, None}


@pytest.mark.requirement("R-188")
def test_the_figures_of_each_day_are_merged_for_the_month(demo: Demo) -> None:
    report = demo.report(monthly_report(MONTH))
    by_days, meetings = report.sheet("by_day"), report.sheet("meetings")
    for day, values in by_day(demo.system.reader, STORE, MONTH.first, MONTH.last, today=THIRD_DAY):
        wanted = [None] * len(values) if day > THIRD_DAY else [shown(value) for value in values]
        assert column(by_days, f"{day:%m-%d}") == wanted
    assert [day for day in column(meetings, "业务日") if day] == [
        SECOND_DAY.replace(day=3),
        SECOND_DAY,
        THIRD_DAY,
    ]
    arrived = BY_ID["V01"]
    heading = f"{arrived.zh}({arrived.unit.zh})"
    assert sum(column(meetings, heading)) == row_of(by_days, 编号="V01")["全期"]  # type: ignore[arg-type]
    assert set(column(meetings, "售后回访数")) == {Mark.NOT_ENABLED}


@pytest.mark.requirement("R-194a")
@pytest.mark.parametrize(
    ("key", "dimension"), [("advisors", Dimension.ADVISOR), ("technicians", Dimension.TECHNICIAN)]
)
def test_every_person_has_his_figures_and_all_together_are_the_stores(
    demo: Demo, key: str, dimension: Dimension
) -> None:
    sheet = demo.report(monthly_report(MONTH)).sheet(key)
    found = members(demo.system.reader, STORE, MONTH.first, MONTH.last, KPIS)
    added_up = 0
    for kpi in KPIS:
        if dimension not in kpi.dimensions or kpi.combining is not Combining.SUM:
            continue
        own = [row for row in sheet.rows if row[1] == kpi.id]
        counted = [each for each in found.get(kpi.id, []) if each.entry.standing == "counted"]
        assert sum(row[7] for row in own) == len(counted)  # type: ignore[misc]
        whole = figures(demo.system.reader, STORE, MONTH.first, MONTH.last, today=THIRD_DAY, kpis=[kpi])[0]
        parts = sum(plain(row[4]) for row in own)  # type: ignore[misc]
        assert parts == pytest.approx(whole.value, abs=Decimal("0.01"))
        added_up += bool(own)
    assert added_up >= 2


def test_every_sheet_has_as_many_cells_as_columns_and_no_bare_truth(demo: Demo) -> None:
    for make in (daily_report(SECOND_DAY), monthly_report(MONTH)):
        report = demo.report(make)
        keys = [sheet.key for sheet in report.sheets]
        assert len(set(keys)) == len(keys)
        assert keys[-1] == "notes"
        for sheet in report.sheets:
            assert sheet.columns
            for row in sheet.rows:
                assert len(row) == len(sheet.columns), sheet.key
                assert not any(isinstance(cell, bool) for cell in row), sheet.key


def test_definitions_say_how_each_figure_is_made_and_by_whom_the_report_was_taken_out(demo: Demo) -> None:
    report = demo.report(daily_report(SECOND_DAY))
    notes = report.sheet("notes")
    for kpi in KPIS:
        row = row_of(notes, 编号=kpi.id)
        content = row["内容"]
        assert not isinstance(content, Word)
        assert kpi.formula_zh in content.zh  # type: ignore[union-attr]
        assert (row["单位"], row["归属日"]) == (kpi.unit, kpi.attribution)
    facts = {str(row[2].zh): plain(row[3]) for row in notes.rows[:12]}  # type: ignore[union-attr]
    assert facts["日志位置"] == report.position == demo.system.log.head()
    assert facts["导出人"] == "R01"
    assert facts["导出时间"] == report.made_at
    assert facts["规则集"] == " ".join(report.rule_sets)
    assert report.made_at.tzinfo is None
    assert report.made_at.hour == 18  # the demo stops in the evening of the store's clock
