"""V21: the reading that the store's rules choose, and each of the three beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.aggregates.month_results.words import ReportedItem
from domain.rules.kpi import Absorption, Inclusion
from domain.rules.timetable import RuleTimetable
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.month_results import amount, corrected_amount
from tests.projections.kpi.reading import kpi_reader, other_rules, placed, value
from tests.projections.log_builder import Log
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import SHANGHAI

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
TOLD = {
    ReportedItem.AFTER_SALES_GROSS_PROFIT: 9_000_000,
    ReportedItem.OPERATING_COST: 12_000_000,
    ReportedItem.DIRECT_PROFIT: 6_000_000,
    ReportedItem.DIRECT_AND_INDIRECT_COST: 10_000_000,
    ReportedItem.FIXED_OPERATIONS_GROSS: 8_000_000,
    ReportedItem.DEALERSHIP_EXPENSES: 32_000_000,
}
READINGS = [
    (Absorption.ALL_OPERATING_COST, "V21a", 75),
    (Absorption.DIRECT_AND_INDIRECT, "V21b", 60),
    (Absorption.DEALERSHIP_EXPENSES, "V21c", 25),
]


def told(*without: ReportedItem, month: str = "2026-03") -> Log:
    log = Log()
    for item, fen in TOLD.items():
        if item not in without:
            amount(log, item, fen, month)
    return log


def reading(chosen: Absorption, since: datetime = datetime(2025, 1, 1, tzinfo=UTC)) -> RuleTimetable:
    variants = DEFAULT_RULES.kpi_variants.model_dump(mode="json")
    return other_rules({"kpi_variants": {**variants, "absorption": chosen.value}}, since=since)


@pytest.mark.requirement("R-193")
@pytest.mark.parametrize(("chosen", "kpi", "percent"), READINGS)
def test_the_rules_choose_the_reading_and_all_three_are_shown(
    chosen: Absorption, kpi: str, percent: int
) -> None:
    with kpi_reader(told(), reading(chosen)) as reader:
        assert value(reader, "V21", FIRST, LAST).value == percent
        assert [value(reader, each, FIRST, LAST).value for _, each, _ in READINGS] == [75, 60, 25]
        [entry] = [each.entry for each in placed(reader, "V21", FIRST, LAST)]
        assert (entry.standing, entry.rule) == (Inclusion.COUNTED, "kpi_variants.absorption")
        [beside] = [each.entry for each in placed(reader, kpi, FIRST, LAST)]
        assert (beside.numerator, beside.denominator) == (entry.numerator, entry.denominator)
        assert beside.rule == ""


@pytest.mark.parametrize("missing", list(TOLD))
def test_one_amount_without_the_other_is_no_absorption(missing: ReportedItem) -> None:
    with kpi_reader(told(missing)) as reader:
        states = {kpi: value(reader, kpi, FIRST, LAST).state for _, kpi, _ in READINGS}
    assert sorted(states.values()) == [ValueState.NULL, ValueState.NUMBER, ValueState.NUMBER]


def test_without_any_report_there_is_nothing_to_divide_by() -> None:
    with kpi_reader(told(month="2026-02")) as reader:
        for kpi in ("V21", "V21a", "V21b", "V21c"):
            assert (value(reader, kpi, FIRST, LAST).state, value(reader, kpi, FIRST, LAST).value) == (
                ValueState.NULL,
                None,
            )


def test_a_loss_is_below_zero_and_a_correction_takes_its_place() -> None:
    log = amount(told(ReportedItem.AFTER_SALES_GROSS_PROFIT), ReportedItem.AFTER_SALES_GROSS_PROFIT, -600_000)
    with kpi_reader(log) as reader:
        assert value(reader, "V21a", FIRST, LAST).value == -5
    corrected_amount(log, ReportedItem.AFTER_SALES_GROSS_PROFIT, -600_000, 600_000)
    with kpi_reader(log) as reader:
        assert value(reader, "V21a", FIRST, LAST).value == 5


@pytest.mark.parametrize(("hour", "percent"), [(11, 60), (13, 75)])
def test_the_rules_of_the_months_last_noon_decide(hour: int, percent: int) -> None:
    changed = reading(Absorption.DIRECT_AND_INDIRECT, since=datetime(2026, 3, 31, hour, tzinfo=SHANGHAI))
    with kpi_reader(told(), changed) as reader:
        assert value(reader, "V21", FIRST, LAST).value == percent


def test_months_add_up() -> None:
    log = told()
    for item, fen in TOLD.items():
        amount(log, item, fen * 3 if item is ReportedItem.OPERATING_COST else fen, month="2026-04")
    with kpi_reader(log) as reader:
        # 180,000 of 480,000 yuan, and not the average of 75 % and 25 %
        assert value(reader, "V21a", FIRST, date(2026, 4, 30)).value == Decimal("37.5")
