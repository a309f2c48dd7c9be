"""V01, V02, V03 and V03a: which visits count, where, and as what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import JsonValue

from domain.rules.targets import AfterSalesDepartment, Band
from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, reversed_bill
from tests.projections.kpi.front_desk import (
    cancelled,
    comes_again,
    goes_without_order,
    refused,
    second_order,
)
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import arrives, comes, leaves
from tests.projections.log_builder import Log
from tests.support.scenario import STORE, clock

TURNED_DOWN = {
    "visit-5": "kpi_conditions.cancelled_before_work.visits",
    "visit-7": "definition.no_order",
    "visit-8": "definition.turned_away",
}


def a_morning() -> Log:
    """Visits 1 to 4 of four classes, paid and gone; 5 and 6 cancelled; 7 and 8 not taken in; 9 just there."""
    log = Log()
    classes = (OrderClass.MAINTENANCE, OrderClass.FREE, OrderClass.REPAIR, OrderClass.PDI)
    for number, order_class in enumerate(classes, start=1):
        comes(log, number, clock(9), order_class=order_class)
        billed(log, number, clock(10), labour_line("L1", 12_000))
        leaves(log, number, clock(11))
    for number, work_started in ((5, False), (6, True)):
        comes(log, number, clock(9), order_class=OrderClass.MAINTENANCE)
        cancelled(log, number, clock(10), work_started=work_started)
        leaves(log, number, clock(11))
    goes_without_order(arrives(log, 7, clock(9)), 7, clock(9, 20))
    refused(arrives(log, 8, clock(9)), 8, clock(9, 10))
    return arrives(log, 9, clock(9))


def test_visits_that_arrived() -> None:
    with kpi_reader(a_morning()) as reads:
        found = value(reads, "V01", FIRST, LAST)
        assert (found.numerator, found.counted, found.separate, found.excluded) == (5, 5, 1, 3)
        assert left_out(reads, "V01") == TURNED_DOWN
        assert ("visit-4", "separate", "kpi_inclusion.pdi.visits", 1, 0) in made_of(reads, "V01")
        by_class = value_by(reads, "V01", Dimension.ORDER_CLASS, FIRST, LAST)
        counted = {name: each.counted for name, each in by_class.items()}
        assert counted == {"": 1, "free": 1, "maintenance": 2, "pdi": 0, "repair": 1}


def test_visits_that_left_with_everything_settled() -> None:
    log = a_morning()
    leaves(comes(log, 10, clock(12)), 10, clock(13))
    with kpi_reader(log) as reads:
        found = value(reads, "V02", FIRST, LAST)
        assert (found.value, found.separate) == (Decimal(3), 1)
        assert left_out(reads, "V02") == {
            "visit-10": "definition.not_settled",
            "visit-5": "kpi_conditions.cancelled_before_work.visits",
            "visit-6": "definition.not_settled",
            "visit-7": "definition.no_order",
        }


def test_a_bill_taken_back_leaves_the_visit_unsettled_and_a_new_one_settles_it() -> None:
    log = comes(Log(), 1, clock(9))
    billed(log, 1, clock(10), labour_line("L1", 12_000))
    leaves(log, 1, clock(11))
    reversed_bill(log, 1, clock(9, days=1), 12_000)
    with kpi_reader(log) as reads:
        assert left_out(reads, "V02") == {"visit-1": "definition.not_settled"}
    billed(log, 1, clock(10, days=1), labour_line("L1", 11_000), bill="B2")
    with kpi_reader(log) as reads:
        assert value(reads, "V02", FIRST, LAST).value == 1


def test_a_visit_belongs_to_the_month_of_arrival_and_to_that_of_leaving() -> None:
    log = comes(Log(), 1, clock(16, days=29))
    billed(log, 1, clock(9, days=30), labour_line("L1", 12_000))
    leaves(log, 1, clock(10, days=30))
    with kpi_reader(log) as reads:
        assert (
            value(reads, "V01", FIRST, LAST).numerator,
            value(reads, "V01", NEXT_FIRST, NEXT_LAST).numerator,
        ) == (1, 0)
        assert (
            value(reads, "V02", FIRST, LAST).numerator,
            value(reads, "V02", NEXT_FIRST, NEXT_LAST).numerator,
        ) == (0, 1)


def test_the_night_before_the_business_day_begins_belongs_to_the_day_before() -> None:
    late = other_rules({"calendar": {"business_day_begins": "04:00:00"}})
    log = comes(Log(), 1, clock(3, 59, days=30), order_class=OrderClass.MAINTENANCE)
    comes(log, 2, clock(4, days=30))
    with kpi_reader(log, late) as reads:
        assert [entry[0] for entry in made_of(reads, "V01")] == ["visit-1"]
        assert [entry[0] for entry in made_of(reads, "V01", NEXT_FIRST, NEXT_LAST)] == ["visit-2"]
        assert value(reads, "V03", date(2026, 3, 31), date(2026, 3, 31)).value == 100
        assert value(reads, "V03", NEXT_FIRST, NEXT_FIRST).value == 0
    with kpi_reader(log) as reads:
        assert value(reads, "V01", NEXT_FIRST, NEXT_LAST).numerator == 2


def test_several_orders_of_a_visit_count_once_as_the_best_of_them() -> None:
    log = comes(Log(), 1, clock(9), order_class=OrderClass.MAINTENANCE)
    second_order(log, 2, 1, clock(9, 30))
    cancelled(log, 1, clock(10), work_started=False)
    with kpi_reader(log) as reads:
        assert made_of(reads, "V01") == [("visit-1", "counted", "kpi_inclusion.repair.visits", 1, 0)]


def test_a_car_that_comes_twice_on_a_day_counts_twice_unless_the_store_merges_visits() -> None:
    log = comes(Log(), 1, clock(9))
    comes_again(log, 2, 1, clock(15))
    comes_again(log, 3, 1, clock(9, days=1))
    with kpi_reader(log) as reads:
        assert value(reads, "V01", FIRST, LAST).value == 3
    with kpi_reader(log, other_rules({"kpi_variants": {"merge_same_day_visits": True}})) as reads:
        assert value(reads, "V01", FIRST, LAST).value == 2
        assert left_out(reads, "V01") == {"visit-2": "kpi_variants.merge_same_day_visits"}


def test_maintenance_by_all_visits() -> None:
    """Visits 1, 2 and 6 are for maintenance, free or not; with 3 and 9 they are all that count."""
    with kpi_reader(a_morning()) as reads:
        found = value(reads, "V03", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (3, 5, Decimal(60))
        assert left_out(reads, "V03") == TURNED_DOWN
        visits = value(reads, "V03a", FIRST, LAST)
        assert (visits.value, visits.counted, visits.separate, visits.excluded) == (Decimal(3), 3, 0, 1)
        assert value(reads, "V03", NEXT_FIRST, NEXT_LAST).state is ValueState.NULL
        assert value(reads, "V03a", NEXT_FIRST, NEXT_LAST).value == 0


def test_a_maintenance_order_beside_others_makes_the_visit_one_for_maintenance() -> None:
    log = comes(Log(), 1, clock(9))
    second_order(log, 2, 1, clock(9, 30), OrderClass.MAINTENANCE)
    with kpi_reader(log) as reads:
        assert made_of(reads, "V03a") == [("visit-1", "counted", "kpi_inclusion.repair.visits", 1, 0)]


@pytest.mark.requirement("R-194c")
@pytest.mark.parametrize(("visits", "band"), [(2, Band.MISSED), (3, Band.PASS)])
def test_the_maintenance_target_is_met_or_not(visits: int, band: Band) -> None:
    """Set by the store as one of its rules, with a plan by month; the figure says what was reached."""
    target: JsonValue = {
        "kind": "economic",
        "better": "higher",
        "bands": {"passing": "3"},
        "departments": {"front_desk": {"plan": {"2026-03": "3"}}},
    }
    rules = other_rules({"targets": {"V03a": target}})
    log = comes(Log(), 9, clock(8))
    for number in range(1, visits + 1):
        comes(log, number, clock(9), order_class=OrderClass.MAINTENANCE)
    with kpi_reader(log, rules) as reads:
        reached = value(reads, "V03a", FIRST, LAST).value
    wanted = rules.rules_for(STORE, clock(23, 59, days=29)).targets["V03a"]
    assert reached == visits
    assert wanted.band_of(reached) is band
    planned = wanted.planned(AfterSalesDepartment.FRONT_DESK, "2026-03")
    assert planned is not None
    assert (reached >= planned) is (band is Band.PASS)
