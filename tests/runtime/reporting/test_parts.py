"""The sheet of the parts department, of the golden month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pydantic import JsonValue

from domain.parts import UsageClass
from domain.rules.targets import Band, Target
from projections.engine import Reader
from projections.kpi.figures.parts import PARTS
from projections.kpi.periods import Period
from runtime.reporting.measured import measured
from runtime.reporting.model import Mark, Sheet
from runtime.reporting.reports import monthly_report
from runtime.reporting.sheets.parts import parts_sheet
from tests.projections.kpi.golden.history import golden_history, golden_rules
from tests.projections.kpi.reading import kpi_reader
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, row_of
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STORE

MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28))
LATER = date(2026, 5, 1)


@pytest.fixture(scope="module")
def golden() -> Iterator[Reader]:
    with kpi_reader(golden_history(), golden_rules()) as found:
        yield found


def sheet_of(reader: Reader, **departments: JsonValue) -> Sheet:
    """With a target of the department's own for S07."""
    own = Target.model_validate(
        {**DEFAULT_RULES.targets["S07"].model_dump(mode="json"), "departments": departments}
    )
    now, former = (measured(reader, STORE, period, LATER) for period in (MARCH, FEBRUARY))
    return parts_sheet(now, former, {**DEFAULT_RULES.targets, "S07": own})


def test_month_former_month_target_and_band(golden: Reader) -> None:
    fill = row_of(sheet_of(golden), 编号="S01")
    assert (fill["本月"], fill["目标"], fill["完成率"], fill["档位"]) == (
        Decimal("90.9091"),
        Decimal(90),
        Decimal("101.01"),
        Band.PASS,
    )
    assert fill["上月"] is Mark.NO_DENOMINATOR
    supply = row_of(sheet_of(golden), 编号="S05")
    assert (supply["本月"], supply["上月"], supply["档位"]) == (
        Decimal("1.4876"),
        Mark.NO_DENOMINATOR,
        Band.GOOD,
    )


def test_the_departments_own_target_and_plan(golden: Reader) -> None:
    own: JsonValue = {"bands": {"passing": "60"}, "plan": {"2026-03": "40"}}
    row = row_of(sheet_of(golden, parts=own), 编号="S07")
    # half of the lines were urgent: within the department's limit, not within what it had planned
    assert (row["本月"], row["目标"], row["计划"], row["完成率"], row["档位"]) == (50, 60, 40, 80, Band.PASS)
    assert row_of(sheet_of(golden), 编号="S07")["档位"] is Band.MISSED


def test_by_what_parts_are_stocked_for(golden: Reader) -> None:
    turns = row_of(sheet_of(golden), 编号="S04")
    assert (turns[UsageClass.MAINTENANCE.zh], turns[UsageClass.COMMON.zh]) == (
        Decimal("1.3917"),
        Decimal("37.6"),
    )
    # nothing of it lies there at the end of a month; nothing is a major assembly
    assert turns[UsageClass.ACCIDENT.zh] is Mark.NO_DENOMINATOR
    assert turns[UsageClass.MAJOR.zh] is None
    assert row_of(sheet_of(golden), 编号="S09")[UsageClass.COMMON.zh] is None


def test_every_figure_of_the_department_is_in_the_monthly_report(demo: Demo) -> None:
    sheet = demo.report(monthly_report(MONTH)).sheet("parts")
    assert [row[0] for row in sheet.rows] == ["V10", "V17", *(kpi.id for kpi in PARTS)]
