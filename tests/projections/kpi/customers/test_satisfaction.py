"""R12: the score that was told, weighted by its answers; nothing where nobody told one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from domain.aggregates.month_results.words import ReportedItem
from projections.kpi import KPI
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.month_results import amount, corrected_amount, rescored, scored
from tests.projections.kpi.reading import kpi_reader, placed, value
from tests.projections.kpi.workshop import comes
from tests.projections.log_builder import Log
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import clock

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
MAY = date(2026, 5, 31)


def test_the_score_of_the_month() -> None:
    with kpi_reader(scored(Log(), "92.35", 40)) as reader:
        found = value(reader, "R12", FIRST, LAST)
        assert found.value == Decimal("92.35")
        assert (found.numerator, found.denominator, found.counted) == (9_235 * 40, 4_000, 1)


def test_without_a_report_there_is_nothing_to_divide_by() -> None:
    with kpi_reader(amount(comes(Log(), 1, clock(9)), ReportedItem.OPERATING_COST, 100)) as reader:
        found = value(reader, "R12", FIRST, LAST)
        assert (found.state, found.value, found.counted) == (ValueState.NULL, None, 0)


def test_a_score_of_zero_is_a_number() -> None:
    with kpi_reader(scored(Log(), "0", 3)) as reader:
        assert value(reader, "R12", FIRST, LAST).value == 0


def test_months_weigh_as_many_answers_as_they_have() -> None:
    log = scored(scored(Log(), "90", 10), "95", 30, month="2026-04")
    with kpi_reader(log) as reader:
        assert value(reader, "R12", FIRST, MAY).value == Decimal("93.75")
        assert value(reader, "R12", date(2026, 4, 1), MAY).value == 95


def test_it_belongs_to_the_last_day_and_is_provisional_until_then() -> None:
    with kpi_reader(scored(Log(), "90", 10, month="2026-02")) as reader:
        month = date(2026, 2, 1), date(2026, 2, 28)
        assert [each.day for each in placed(reader, "R12", *month)] == ["2026-02-28"]
        assert value(reader, "R12", month[0], date(2026, 2, 27)).state is ValueState.NULL
        assert value(reader, "R12", *month, today=date(2026, 2, 28)).provisional
        assert not value(reader, "R12", *month, today=date(2026, 3, 1)).provisional


def test_a_correction_takes_the_place_of_the_report() -> None:
    log = rescored(scored(Log(), "82.5", 40), ("82.5", 40), ("92.5", 41))
    with kpi_reader(log) as reader:
        found = value(reader, "R12", FIRST, LAST)
        assert (found.value, found.denominator, found.counted) == (Decimal("92.5"), 4_100, 1)


def test_rows_are_the_same_however_they_came_about(backend: BackendUrl) -> None:
    log = scored(comes(Log(), 1, clock(9)), "91", 12)
    for number, item in enumerate(ReportedItem):
        if item is not ReportedItem.CSI_SCORE:
            amount(log, item, 1_000 * number)
    amount(log, ReportedItem.OPERATING_COST, 5, month="2026-02")
    corrected_amount(log, ReportedItem.OPERATING_COST, 2_000, 2_500)
    rescored(log, ("91", 12), ("91.5", 13))
    shown = check_projection(KPI, log.events, backend.read_url)
    assert {"R12", "V21", "V21a", "V21b", "V21c"} <= {row["kpi"] for row in shown["figure"]}
    assert len(shown["reported"]) == len(ReportedItem) + 1
