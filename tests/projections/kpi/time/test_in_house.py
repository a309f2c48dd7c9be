"""T07, T07a and T08: how long cars stay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.trade import OrderClass
from projections.kpi.words import Dimension
from tests.projections.kpi.front_desk import cancelled, goes_without_order, refused, second_order
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import arrives, comes, job, leaves, planned, works
from tests.projections.log_builder import Log
from tests.support.scenario import clock

HOUR = 3_600_000_000


def test_hours_from_arrival_to_leaving() -> None:
    log = leaves(comes(Log(), 1, clock(9)), 1, clock(12))
    leaves(comes(log, 2, clock(9), order_class=OrderClass.MAINTENANCE), 2, clock(10))
    leaves(comes(log, 3, clock(9), order_class=OrderClass.PDI), 3, clock(19))
    goes_without_order(arrives(log, 4, clock(9)), 4, clock(10))
    comes(log, 5, clock(9))
    with kpi_reader(log) as reads:
        found = value(reads, "T07", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (4 * HOUR, 2, Decimal(2))
        assert ("visit-3", "separate", "kpi_inclusion.pdi.visits", 10 * HOUR, 1) in made_of(reads, "T07")
        assert left_out(reads, "T07") == {"visit-4": "definition.no_order"}
        by_class = value_by(reads, "T07", Dimension.ORDER_CLASS, FIRST, LAST)
        assert by_class["repair"].value == 3


def test_the_stay_counts_whole_in_the_month_of_leaving() -> None:
    log = leaves(comes(Log(), 1, clock(9, days=29)), 1, clock(9, days=30))
    with kpi_reader(log) as reads:
        assert value(reads, "T07", FIRST, LAST).value is None
        assert value(reads, "T07", NEXT_FIRST, NEXT_LAST).value == 24


def test_time_worked_on_by_time_in_the_house() -> None:
    """Three hours of two technicians on two orders, in a stay of five; cancelled work was work."""
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    job(second_order(log, 2, 1, clock(9)), 2, clock(9))
    for technician in ("te01", "te02"):
        planned(log, technician, clock(8), clock(17))
    works(log, "te01", 1, clock(10), clock(12))
    works(log, "te02", 2, clock(10), clock(11))
    cancelled(log, 2, clock(11, 30), work_started=True)
    leaves(log, 1, clock(14))
    with kpi_reader(log) as reads:
        found = value(reads, "T07a", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (3 * HOUR, 5 * HOUR, Decimal(60))


def test_cancelled_before_work_began_is_no_stay() -> None:
    log = leaves(cancelled(comes(Log(), 1, clock(9)), 1, clock(10), work_started=False), 1, clock(11))
    with kpi_reader(log) as reads:
        for kpi in ("T07", "T07a"):
            assert left_out(reads, kpi) == {"visit-1": "kpi_conditions.cancelled_before_work.visits"}


def overdue(log: Log, day: date, **rules: str) -> Decimal | None:
    with kpi_reader(log, other_rules({"calendar": dict(rules)})) as reads:
        return value(reads, "T08", day, day).value


def test_a_car_is_overdue_when_it_has_stayed_longer_than_allowed() -> None:
    """It came on 2 March and may stay for 30 days: on 1 April it is in time, on the 2nd it is not."""
    log = comes(Log(), 1, clock(9))
    assert overdue(log, date(2026, 4, 1)) == 0
    assert overdue(log, date(2026, 4, 2)) == 1
    assert overdue(log, date(2026, 12, 31)) == 1


def test_it_stands_until_the_day_on_which_it_leaves() -> None:
    log = leaves(comes(Log(), 1, clock(9)), 1, clock(9, days=40))
    assert overdue(log, date(2026, 4, 10)) == 1
    assert overdue(log, date(2026, 4, 11)) == 0
    with kpi_reader(log) as reads:
        assert value(reads, "T08", date(2026, 4, 1), date(2026, 4, 30)).value == 0
        assert value(reads, "T08", date(2026, 4, 5), date(2026, 4, 10)).value == 1


@pytest.mark.parametrize("days", [29, 30, 31])
def test_a_car_that_left_by_the_day_it_became_overdue_never_was(days: int) -> None:
    log = leaves(comes(Log(), 1, clock(9)), 1, clock(9, days=days))
    with kpi_reader(log) as reads:
        assert made_of(reads, "T08", NEXT_FIRST, NEXT_LAST) == []


def test_how_long_a_car_may_stay_depends_on_the_class_of_its_first_order() -> None:
    """Accidents may stay for 60 days; without an order a car is in for a repair."""
    log = comes(Log(), 1, clock(9), order_class=OrderClass.ACCIDENT)
    second_order(log, 11, 1, clock(10))
    second_order(comes(log, 2, clock(9)), 12, 2, clock(10), OrderClass.ACCIDENT)
    arrives(log, 3, clock(9))
    refused(arrives(log, 4, clock(9)), 4, clock(9, 30))
    assert overdue(log, date(2026, 4, 2)) == 2
    assert overdue(log, date(2026, 5, 1)) == 2
    assert overdue(log, date(2026, 5, 2)) == 3
    with kpi_reader(log) as reads:
        assert left_out(reads, "T08", FIRST, date(2026, 5, 31)) == {"visit-4": "definition.turned_away"}
        assert {entry[:2] for entry in made_of(reads, "T08", FIRST, date(2026, 5, 31))} == {
            ("visit-1", "counted"),
            ("visit-2", "counted"),
            ("visit-3", "counted"),
            ("visit-4", "excluded"),
        }


def test_days_are_business_days() -> None:
    """It came in the night to 2 March, and left in the night to 3 April."""
    log = leaves(comes(Log(), 1, clock(1)), 1, clock(1, days=32))
    assert overdue(log, date(2026, 4, 1), business_day_begins="04:00:00") == 1
    assert overdue(log, date(2026, 4, 2), business_day_begins="04:00:00") == 0
    assert overdue(log, date(2026, 4, 1)) == 0
    assert overdue(log, date(2026, 4, 2)) == 1


def test_the_days_allowed_are_a_rule_of_the_moment_of_arrival() -> None:
    log = comes(comes(Log(), 1, clock(9)), 2, clock(9, days=1))
    rules = other_rules({"aged_after_days": {"repair": 2}}, since=clock(0, days=1))
    with kpi_reader(log, rules) as reads:
        assert [entry[0] for entry in made_of(reads, "T08", FIRST, LAST)] == ["visit-2"]
