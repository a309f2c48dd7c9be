"""Targets beside what was reached: of the store, of departments, of a month that is not over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.rules.targets import AfterSalesDepartment, Band, Bands, Better, IndicatorKind, Target
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import Period, month_of
from projections.kpi.queries.values import FigureValue, ValueState
from projections.kpi.words import Dimension, Trade
from runtime.reporting.judged import deviation, judge
from runtime.reporting.measured import Measured, measured
from runtime.reporting.model import Mark
from runtime.reporting.reports import daily_report, monthly_report
from runtime.reporting.units import yuan
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, SECOND_DAY, THIRD_DAY, row_of, rules_with

TARGETS = rules_with(
    {
        "targets": {
            "R12": {"kind": "quality", "better": "higher", "bands": {"passing": "950"}},
            "V03a": {
                "kind": "economic",
                "better": "higher",
                "bands": {"passing": "8", "good": "500"},
                "departments": {"front_desk": {"plan": {"2025-03": "20"}}},
            },
            "V09": {
                "kind": "economic",
                "better": "higher",
                "bands": {"passing": "1000"},
                "departments": {
                    "workshop": {"plan": {"2025-03": "20000"}},
                    "body_and_paint": {"bands": {"passing": "500"}},
                },
            },
        }
    }
)


def target(better: Better = Better.HIGHER, passing: str = "100") -> Target:
    return Target(kind=IndicatorKind.ECONOMIC, better=better, bands=Bands(passing=Decimal(passing)))


def value(kpi: str, number: str) -> FigureValue:
    return FigureValue(kpi, ValueState.NUMBER, Decimal(number), 1, 1, 1, 0, 0)


def of(first: date, last: date, today: date = date(2026, 1, 1)) -> Measured:
    return Measured(Period(first, last), today, {})


@pytest.mark.requirement("R-191b")
def test_indicators_stand_by_kind_with_target_actual_fulfilment_and_band(demo: Demo) -> None:
    sheet = demo.report(monthly_report(MONTH)).sheet("targets")
    kinds = list(dict.fromkeys(row[0] for row in sheet.rows if row[0] is not None))
    assert kinds == list(IndicatorKind)
    figures = measured(demo.system.reader, "S01", MONTH, THIRD_DAY)
    on_time = figures.value(BY_ID["T01"]).value
    assert on_time is not None
    row = row_of(sheet, 编号="T01")
    assert (row["指标类别"], row["目标"], row["实际"]) == (IndicatorKind.QUALITY, 95, on_time)
    assert row["档位"] is Band.MISSED
    assert row["完成率"] == (on_time / 95 * 100).quantize(Decimal("0.01"))


@pytest.mark.requirement("R-191a")
def test_departments_have_their_own_targets_and_plans(demo: Demo) -> None:
    sheet = demo.report(monthly_report(MONTH), TARGETS).sheet("targets")
    figures = measured(demo.system.reader, "S01", MONTH, THIRD_DAY)
    labour = BY_ID["V09"]
    workshop = row_of(sheet, 编号="V09", 部门=AfterSalesDepartment.WORKSHOP)
    mechanical = figures.where(labour, lambda each: each.entry.by.get(Dimension.TRADE) == Trade.MECHANICAL)
    assert workshop["实际"] == mechanical.value
    assert workshop["计划"] == 20000
    assert workshop["完成率"] == (yuan(mechanical.numerator) / 200).quantize(Decimal("0.01"))
    body = row_of(sheet, 编号="V09", 部门=AfterSalesDepartment.BODY_AND_PAINT)
    assert (body["目标"], body["计划"]) == (500, None)


@pytest.mark.requirement("R-194c")
def test_the_maintenance_target_has_its_line_before_and_after_it_is_set(demo: Demo) -> None:
    done = measured(demo.system.reader, "S01", MONTH, THIRD_DAY).value(BY_ID["V03a"]).value
    assert done is not None
    before = row_of(demo.report(monthly_report(MONTH)).sheet("targets"), 编号="V03a")
    assert (before["目标"], before["实际"], before["档位"]) == (Mark.NO_TARGET, done, Mark.NO_TARGET)
    sheet = demo.report(monthly_report(MONTH), TARGETS).sheet("targets")
    desk = row_of(sheet, 编号="V03a", 部门=AfterSalesDepartment.FRONT_DESK)
    assert (desk["计划"], desk["实际"]) == (20, done)
    assert desk["完成率"] == (done * 5).quantize(Decimal("0.01"))
    # the month is not over: what has been reached stays so, what has not may still come
    assert desk["档位"] is Band.PASS


def test_a_csi_target_has_nothing_to_be_compared_with_until_a_score_is_reported(demo: Demo) -> None:
    for rules, wanted in ((None, 90), (TARGETS, 950)):
        row = row_of(demo.report(monthly_report(MONTH), rules).sheet("targets"), 编号="R12")
        assert (row["目标"], row["实际"], row["档位"]) == (wanted, Mark.NO_DENOMINATOR, None)
        assert row["完成率"] is None


def test_a_target_of_a_figure_that_does_not_exist_is_shown_as_such(demo: Demo) -> None:
    rules = rules_with(
        {"targets": {"Z99": {"kind": "technical", "better": "higher", "bands": {"passing": "1"}}}}
    )
    row = row_of(demo.report(monthly_report(MONTH), rules).sheet("targets"), 编号="Z99")
    assert (row["目标"], row["实际"], row["档位"]) == (1, Mark.NOT_ENABLED, Mark.NOT_ENABLED)


@pytest.mark.requirement("R-184")
def test_the_board_shows_tiles_with_their_bands_and_when_they_were_made(demo: Demo) -> None:
    board = demo.report(daily_report(SECOND_DAY)).sheet("board")
    assert len(board.rows) > 10
    tile = next(row for row in board.rows if row[0].zh.startswith("T01 "))  # type: ignore[union-attr]
    day, month = (
        measured(demo.system.reader, "S01", period, THIRD_DAY).value(BY_ID["T01"]).value
        for period in (Period(SECOND_DAY, SECOND_DAY), Period(MONTH.first, SECOND_DAY))
    )
    assert [tile[2].number, tile[3].number] == [day, month]  # type: ignore[union-attr]
    assert tile[5] is Band.MISSED
    assert {row[7] for row in board.rows} == {demo.source().wall_clock(demo.system.clock())}


def test_a_sum_is_compared_with_its_target_when_its_month_is_over() -> None:
    arrivals, on_time = BY_ID["V01"], BY_ID["T01"]
    march = month_of(date(2025, 3, 1))
    over = judge(arrivals, value("V01", "40"), target(), of(march.first, march.last))
    assert (over.band, over.fulfilment, over.shown) == (Band.MISSED, Decimal("40.00"), Band.MISSED)
    early = judge(arrivals, value("V01", "40"), target(), of(march.first, date(2025, 3, 10)))
    assert (early.band, early.fulfilment, early.shown) == (None, Decimal("40.00"), Mark.NOT_OVER)
    running = judge(arrivals, value("V01", "40"), target(), of(march.first, march.last, today=march.last))
    assert running.shown is Mark.NOT_OVER
    reached = judge(arrivals, value("V01", "100"), target(), of(march.first, date(2025, 3, 10)))
    assert reached.band is Band.PASS
    low = judge(arrivals, value("V01", "40"), target(Better.LOWER), of(march.first, date(2025, 3, 10)))
    assert low.shown is Mark.NOT_OVER
    one_day = judge(arrivals, value("V01", "4"), target(), of(date(2025, 3, 4), date(2025, 3, 4)))
    assert (one_day.band, one_day.fulfilment, one_day.shown) == (None, None, None)
    rate = judge(on_time, value("T01", "96"), target(passing="95"), of(date(2025, 3, 4), date(2025, 3, 4)))
    assert rate.band is Band.PASS


@pytest.mark.parametrize(
    ("better", "actual", "fulfilment", "worse"),
    [
        (Better.HIGHER, "80", "80.00", "20.00"),
        (Better.HIGHER, "120", "120.00", "-20.00"),
        (Better.LOWER, "50", "200.00", "-50.00"),
        (Better.LOWER, "200", "50.00", "100.00"),
        (Better.LOWER, "0", None, "-100.00"),
    ],
)
def test_fulfilment_and_deviation(better: Better, actual: str, fulfilment: str | None, worse: str) -> None:
    one = value("T01", actual)
    judged = judge(BY_ID["T01"], one, target(better), of(date(2025, 3, 1), date(2025, 3, 31)))
    assert judged.fulfilment == (None if fulfilment is None else Decimal(fulfilment))
    assert deviation(one, judged, better) == Decimal(worse)
