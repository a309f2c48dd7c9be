"""T02: back on the day of arrival."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from domain.trade import OrderClass
from projections.kpi.words import Dimension
from tests.projections.kpi.front_desk import cancelled, goes_without_order, second_order
from tests.projections.kpi.placing import FIRST, LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import arrives, comes, leaves
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock


def test_cars_that_came_in_time_and_left_on_the_same_business_day() -> None:
    log = leaves(comes(Log(), 1, clock(9)), 1, clock(23, 59))
    leaves(comes(log, 2, clock(15)), 2, clock(0, days=1))
    leaves(comes(log, 3, clock(15) + timedelta(seconds=1)), 3, clock(17))
    leaves(comes(log, 4, clock(9), order_class=OrderClass.ACCIDENT), 4, clock(17))
    leaves(comes(log, 5, clock(9), order_class=OrderClass.PDI), 5, clock(17))
    goes_without_order(arrives(log, 6, clock(9)), 6, clock(10))
    with kpi_reader(log) as reads:
        found = value(reads, "T02", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (1, 2, Decimal(50))
        assert [entry[3] for entry in made_of(reads, "T02")] == [1, 0, 1, 1, 1, 1]
        assert left_out(reads, "T02") == {
            "visit-3": "definition.after_cut_off",
            "visit-4": "definition.accident",
            "visit-5": "kpi_inclusion.pdi.on_time",
            "visit-6": "definition.no_order",
        }
        assert value_by(reads, "T02", Dimension.ADVISOR, FIRST, LAST)["sa01"].denominator == 2


def test_an_accident_among_its_orders_leaves_the_visit_out() -> None:
    log = comes(Log(), 1, clock(9))
    second_order(log, 2, 1, clock(9, 30), OrderClass.ACCIDENT)
    with kpi_reader(log) as reads:
        assert left_out(reads, "T02") == {"visit-1": "definition.accident"}


def test_a_car_in_the_house_may_still_leave_today() -> None:
    log = comes(Log(), 1, clock(9))
    with kpi_reader(log) as reads:
        today = value(reads, "T02", FIRST, LAST, today=DAY)
        assert (today.value, today.provisional) == (Decimal(0), True)
        assert value(reads, "T02", FIRST, LAST, today=date(2026, 3, 3)).provisional is False
    with kpi_reader(leaves(log, 1, clock(17))) as reads:
        left = value(reads, "T02", FIRST, LAST, today=DAY)
        assert (left.value, left.provisional) == (Decimal(100), False)


def test_a_night_belongs_to_the_business_day_before() -> None:
    """Car 1 leaves at 02:00 of a day that begins at 04:00; car 2 comes in the night, long after its day's cut-off."""
    log = leaves(comes(Log(), 1, clock(14)), 1, clock(2, days=1))
    leaves(comes(log, 2, clock(1, 30)), 2, clock(3))
    with kpi_reader(log, other_rules({"calendar": {"business_day_begins": "04:00:00"}})) as reads:
        assert [entry[1:4] for entry in made_of(reads, "T02")] == [
            ("counted", "kpi_inclusion.repair.on_time", 1),
            ("excluded", "definition.after_cut_off", 1),
        ]
        assert value(reads, "T02", date(2026, 3, 1), date(2026, 3, 1)).excluded == 1
    with kpi_reader(log) as reads:
        assert [entry[3] for entry in made_of(reads, "T02")] == [0, 1]


def test_the_cut_off_is_a_rule_of_the_moment_of_arrival() -> None:
    log = comes(Log(), 1, clock(10))
    comes(log, 2, clock(12))
    earlier = other_rules({"calendar": {"same_day_arrival_until": "09:00:00"}}, since=clock(11))
    with kpi_reader(log, earlier) as reads:
        assert left_out(reads, "T02") == {"visit-2": "definition.after_cut_off"}


def test_a_cancelled_order_leaves_nobody_to_wait_for() -> None:
    log = leaves(cancelled(comes(Log(), 1, clock(9)), 1, clock(10), work_started=True), 1, clock(11))
    with kpi_reader(log) as reads:
        assert left_out(reads, "T02") == {"visit-1": "kpi_conditions.cancelled_after_work.on_time"}
