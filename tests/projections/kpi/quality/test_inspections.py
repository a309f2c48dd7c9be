"""Q03 and Q04: what the final inspection found at first."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import comes, dispatched, failed, job, order_of, passed
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock

NEXT = DAY + timedelta(days=1)


def two_jobs(number: int = 1) -> Log:
    log = comes(Log(), number, clock(8))
    job(log, number, clock(8), "BR-PAD", "J1")
    return job(log, number, clock(8), "SUS-ARM", "J2")


def test_an_internal_rework_counts_once_for_the_order_and_once_for_each_job_inspected() -> None:
    log = passed(two_jobs(), 1, clock(10), "J1")
    failed(log, 1, clock(11), job="J2")
    failed(log, 1, clock(12), job="J2", round_=2)
    passed(log, 1, clock(13), "J2")
    with kpi_reader(log) as reader:
        orders, jobs = value(reader, "Q03", DAY, DAY), value(reader, "Q04", DAY, DAY)
    assert (orders.numerator, orders.denominator, orders.value) == (1, 1, Decimal(100))
    assert (jobs.numerator, jobs.denominator, jobs.value) == (1, 2, Decimal(50))


def test_the_first_inspection_names_the_day_even_where_a_later_job_fails() -> None:
    log = passed(two_jobs(), 1, clock(10), "J1")
    failed(log, 1, clock(9, days=1), job="J2")
    passed(log, 1, clock(10, days=1), "J2")
    with kpi_reader(log) as reader:
        assert value(reader, "Q03", DAY, DAY).value == 100
        assert value(reader, "Q03", NEXT, NEXT).state is ValueState.NULL
        assert value(reader, "Q04", DAY, DAY).value == 100
        assert value(reader, "Q04", NEXT, NEXT).value == 0


def test_what_was_not_inspected_is_not_there() -> None:
    with kpi_reader(two_jobs()) as reader:
        assert value(reader, "Q03", DAY, DAY).state is ValueState.NULL
        assert value(reader, "Q04", DAY, DAY).state is ValueState.NULL


def test_orders_of_every_class_are_inspected() -> None:
    log = job(comes(Log(), 1, clock(8), order_class=OrderClass.INTERNAL), 1, clock(8))
    failed(log, 1, clock(11))
    with kpi_reader(log) as reader:
        assert value_by(reader, "Q03", Dimension.ORDER_CLASS, DAY, DAY)["internal"].value == 100


def test_a_job_is_answered_for_by_whoever_has_most_of_it() -> None:
    log = dispatched(two_jobs(), 1, clock(9), {"te02": "40", "te01": "60"}, "J1")
    dispatched(log, 1, clock(9), {"te04": "50", "te03": "50"}, "J2")
    passed(log, 1, clock(10), "J1")
    failed(log, 1, clock(11), job="J2")
    with kpi_reader(log) as reader:
        by_technician = value_by(reader, "Q04", Dimension.TECHNICIAN, DAY, DAY)
        by_operation = value_by(reader, "Q04", Dimension.OPERATION, DAY, DAY)
        subjects = [each.entry.subject for each in placed(reader, "Q04", DAY, DAY)]
    assert {name: found.value for name, found in by_technician.items()} == {"te01": 100, "te03": 0}
    assert {name: found.value for name, found in by_operation.items()} == {"BR-PAD": 100, "SUS-ARM": 0}
    assert subjects == [f"{order_of(1)}/J1", f"{order_of(1)}/J2"]


def test_a_job_without_a_crew_has_no_technician() -> None:
    log = passed(two_jobs(), 1, clock(10), "J1")
    with kpi_reader(log) as reader:
        assert list(value_by(reader, "Q04", Dimension.TECHNICIAN, DAY, DAY)) == [""]
