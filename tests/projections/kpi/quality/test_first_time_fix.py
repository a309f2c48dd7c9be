"""Q01 and Q02a: what comes back counts against the day on which it had been delivered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from pydantic import JsonValue

from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.aggregates.work_order.words import SameFault
from domain.rules.kpi import Inclusion
from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, other_rules, placed, value, value_by
from tests.projections.kpi.workshop import comes, comes_back, delivered, job, order_of
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock

WINDOW: Mapping[str, JsonValue] = {"rework_windows": {"routine": {"days": 30, "km": 2000}}}
"""Ten days by the rules as shipped."""


def repaired(log: Log, number: int = 1, operation: str = "BR-PAD") -> Log:
    """A repair with a complaint, delivered on the same day at 10,000 km."""
    comes(log, number, clock(9))
    job(log, number, clock(9), operation)
    return delivered(log, number, clock(14))


def back(days: int, odometer: int = 10_100, same_fault: SameFault = SameFault.YES) -> Log:
    return comes_back(repaired(Log()), 2, 1, clock(9, days=days), odometer=odometer, same_fault=same_fault)


def fixed(log: Log, kpi: str = "Q01", day: date = DAY) -> tuple[int, int]:
    with kpi_reader(log) as reader:
        found = value(reader, kpi, day, day)
    return found.numerator, found.denominator


def test_what_does_not_come_back_was_fixed() -> None:
    assert fixed(repaired(Log())) == (1, 1)
    assert fixed(repaired(Log()), "Q02a") == (0, 1)


@pytest.mark.parametrize(("days", "was_fixed"), [(0, 0), (10, 0), (11, 1)])
def test_the_tenth_day_is_in_the_window_and_the_eleventh_is_not(days: int, was_fixed: int) -> None:
    log = comes_back(repaired(Log()), 2, 1, clock(20, days=days))
    assert fixed(log) == (was_fixed, 1)
    assert fixed(log, "Q02a") == (1 - was_fixed, 1)


@pytest.mark.parametrize(("odometer", "was_fixed"), [(12_000, 0), (12_001, 1)])
def test_two_thousand_kilometres_are_in_the_window_and_one_more_is_not(odometer: int, was_fixed: int) -> None:
    assert fixed(back(5, odometer)) == (was_fixed, 1)
    assert fixed(back(5, odometer), "Q02a") == (1 - was_fixed, 1)


@pytest.mark.parametrize("same_fault", [SameFault.NO, SameFault.UNCLEAR])
def test_another_fault_is_a_rework_but_not_the_same_one(same_fault: SameFault) -> None:
    assert fixed(back(5, same_fault=same_fault)) == (1, 1)
    assert fixed(back(5, same_fault=same_fault), "Q02a") == (1, 1)


def test_a_comeback_that_is_not_accepted_is_none() -> None:
    log = comes_back(repaired(Log()), 2, 1, clock(9, days=5), accepted=False)
    assert fixed(log) == (1, 1)
    assert fixed(log, "Q02a") == (0, 1)


def test_two_comebacks_of_one_order_count_once() -> None:
    log = comes_back(back(3), 3, 1, clock(9, days=8))
    assert fixed(log) == (0, 1)
    assert fixed(log, "Q02a") == (1, 1)


@pytest.mark.parametrize(("operation", "days"), [("EN-OVH", 100), ("MT-B", 30), ("BR-PAD", 10)])
def test_the_window_is_that_of_the_repair(operation: str, days: int) -> None:
    for late in (0, 1):
        log = comes_back(repaired(Log(), operation=operation), 2, 1, clock(9, days=days + late))
        assert fixed(log) == (late, 1)


def test_the_heaviest_of_the_jobs_that_came_back_decides() -> None:
    log = comes(Log(), 1, clock(9))
    job(log, 1, clock(9), "BR-PAD", "J1")
    job(log, 1, clock(9), "MT-B", "J2")
    delivered(log, 1, clock(14))
    light, both = (
        comes_back(Log.after(log.events), 2, 1, clock(9, days=20), jobs=jobs)
        for jobs in (("J1",), ("J1", "J2"))
    )
    assert fixed(light) == (1, 1)
    assert fixed(both) == (0, 1)


def test_an_operation_that_is_gone_from_the_labour_standard_is_judged_by_what_it_was() -> None:
    gone = other_rules({"labour_standard": {"EN-OVH": None, "MT-B": None}})
    for operation, was_fixed in (("EN-OVH", 0), ("MT-B", 1)):
        log = comes_back(repaired(Log(), operation=operation), 2, 1, clock(9, days=20))
        with kpi_reader(log, gone) as reader:
            assert value(reader, "Q01", DAY, DAY).numerator == was_fixed


@pytest.mark.parametrize(("since_day", "was_fixed"), [(-1, 0), (1, 1)])
def test_a_longer_window_holds_for_what_was_delivered_under_it(since_day: int, was_fixed: int) -> None:
    with kpi_reader(back(20), other_rules(WINDOW, clock(0, days=since_day))) as reader:
        assert value(reader, "Q01", DAY, DAY).numerator == was_fixed
        assert value(reader, "Q02a", DAY, DAY).numerator == 1 - was_fixed


@pytest.mark.parametrize("kpi", ["Q01", "Q02a"])
def test_provisional_until_the_window_is_over(kpi: str) -> None:
    last = DAY + timedelta(days=10)
    with kpi_reader(repaired(Log())) as reader:
        assert value(reader, kpi, DAY, DAY, today=last).provisional
        assert not value(reader, kpi, DAY, DAY, today=last + timedelta(days=1)).provisional
        [entry] = placed(reader, kpi, DAY, DAY)
    assert entry.entry.open_until == last.isoformat()


def test_the_longest_window_of_the_live_jobs_keeps_the_figure_open() -> None:
    log = comes(Log(), 1, clock(9))
    job(log, 1, clock(9), "BR-PAD", "J1")
    job(log, 1, clock(9), "MT-B", "J2")
    delivered(log, 1, clock(14))
    with kpi_reader(log) as reader:
        [entry] = placed(reader, "Q01", DAY, DAY)
    assert entry.entry.open_until == (DAY + timedelta(days=30)).isoformat()


def test_what_is_not_delivered_yet_is_not_there_yet() -> None:
    with kpi_reader(comes(Log(), 1, clock(9))) as reader:
        assert value(reader, "Q01", DAY, DAY).state is ValueState.NULL
        assert placed(reader, "Q02a", DAY, DAY) == []


def test_without_a_complaint_nothing_could_come_back() -> None:
    log = delivered(comes(Log(), 1, clock(9), symptoms=0), 1, clock(14))
    with kpi_reader(log) as reader:
        [entry] = placed(reader, "Q01", DAY, DAY)
        assert value(reader, "Q02a", DAY, DAY).denominator == 1
    assert (entry.entry.standing, entry.entry.rule) == (Inclusion.EXCLUDED, "definition.no_complaint")


@pytest.mark.parametrize("kpi", ["Q01", "Q02a"])
@pytest.mark.parametrize("order_class", [OrderClass.PDI, OrderClass.INTERNAL, OrderClass.REWORK_OUT])
def test_classes_that_do_not_count_name_the_rule(kpi: str, order_class: OrderClass) -> None:
    log = delivered(comes(Log(), 1, clock(9), order_class=order_class, symptoms=0), 1, clock(14))
    with kpi_reader(log) as reader:
        [entry] = placed(reader, kpi, DAY, DAY)
    assert entry.entry.standing is Inclusion.EXCLUDED
    assert entry.entry.rule == f"kpi_inclusion.{order_class.value}.first_time_fix"


def test_an_order_cancelled_after_work_does_not_count() -> None:
    log = comes(Log(), 1, clock(9))
    log.add(order_of(1), clock(12), WorkOrderCancelled(work_started=True))
    delivered(log, 1, clock(14))
    with kpi_reader(log) as reader:
        [entry] = placed(reader, "Q01", DAY, DAY)
    assert entry.entry.rule == "kpi_conditions.cancelled_after_work.first_time_fix"


def test_by_advisor_and_class() -> None:
    log = repaired(back(5), 3)
    with kpi_reader(log) as reader:
        assert value_by(reader, "Q01", Dimension.ADVISOR, DAY, DAY)["sa01"].denominator == 2
        assert value_by(reader, "Q01", Dimension.ORDER_CLASS, DAY, DAY)["repair"].numerator == 1
