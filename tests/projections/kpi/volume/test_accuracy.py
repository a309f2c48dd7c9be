"""E01 and E02: whether the front desk was right about the price, and about the fault."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.work_order.events.working import DiagnosisRecorded
from domain.trade import CostClass, OrderClass, Payer
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, line, reversed_bill
from tests.projections.kpi.front_desk import cancelled, promised, second_order
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import NOTE, comes, delivered, job, order_of
from tests.projections.log_builder import Log
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import TECHNICIAN, clock

HALF = {Payer.CUSTOMER: 25_000, Payer.INSURER: 25_000}


def an_order(log: Log, number: int, net: int, *, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    """Estimated at 1,000 yuan, half of the first 500 paid by the insurer, then ``net`` fen in all."""
    comes(log, number, clock(9), order_class=order_class)
    promised(log, number, clock(9, 10), clock(17), estimate=100_000)
    billed(
        log,
        number,
        clock(16),
        labour_line("L1", 50_000, shares=HALF),
        line("O1", CostClass.OTHER, net - 50_000, discount=77_000),
    )
    return delivered(log, number, clock(17))


@pytest.mark.requirement("R-017a")
def test_estimates_within_a_tenth_of_the_bill_are_accurate() -> None:
    log = Log()
    for number, net in enumerate((100_000, 110_000, 110_001, 90_000, 89_999), start=1):
        an_order(log, number, net)
    with kpi_reader(log) as reads:
        found = value(reads, "E01", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (3, 5, Decimal(60))
        assert [entry[3] for entry in made_of(reads, "E01")] == [1, 1, 0, 1, 0]
        assert value_by(reads, "E01", Dimension.ADVISOR, FIRST, LAST)["sa01"].value == 60
    assert DEFAULT_RULES.estimate_tolerance == Decimal("0.10")


@pytest.mark.requirement("R-017a")
def test_how_far_is_too_far_is_a_rule_of_the_day_of_delivery() -> None:
    log = an_order(an_order(Log(), 1, 100_000), 2, 100_001)
    exactly = other_rules({"estimate_tolerance": "0"}, since=clock(17))
    with kpi_reader(log, exactly) as reads:
        assert value(reads, "E01", FIRST, LAST).value == 50
    with kpi_reader(log, other_rules({"estimate_tolerance": "0"}, since=clock(17, 1))) as reads:
        assert value(reads, "E01", FIRST, LAST).value == 100


def test_the_bill_that_stands_is_compared() -> None:
    log = an_order(Log(), 1, 150_000)
    reversed_bill(log, 1, clock(9, days=31), 150_000)
    with kpi_reader(log) as reads:
        assert left_out(reads, "E01") == {"work_order-1": "definition.not_settled"}
        assert value(reads, "E01", FIRST, LAST).state is ValueState.NULL
    billed(log, 1, clock(10, days=31), labour_line("L1", 101_000), bill="B2")
    with kpi_reader(log) as reads:
        assert value(reads, "E01", FIRST, LAST).value == 100
        assert made_of(reads, "E01", NEXT_FIRST, NEXT_LAST) == []


def test_without_estimate_or_bill_and_of_a_class_that_does_not_count() -> None:
    log = an_order(Log(), 1, 150_000, order_class=OrderClass.PDI)
    delivered(billed(comes(log, 2, clock(9)), 2, clock(16), labour_line("L1", 1_000)), 2, clock(17))
    delivered(promised(comes(log, 3, clock(9)), 3, clock(9), clock(17)), 3, clock(17))
    delivered(comes(log, 4, clock(9), order_class=OrderClass.INTERNAL), 4, clock(17))
    comes(log, 5, clock(9))
    cancelled(comes(log, 6, clock(9)), 6, clock(10), work_started=False)
    with kpi_reader(log) as reads:
        assert left_out(reads, "E01") == {
            "work_order-1": "kpi_inclusion.pdi.on_time",
            "work_order-2": "definition.no_estimate",
            "work_order-3": "definition.not_settled",
            "work_order-4": "kpi_inclusion.internal.on_time",
        }


def diagnosed(log: Log, number: int, days: int, name: str, well: bool | None) -> Log:
    event = DiagnosisRecorded(job=name, cause_code="worn", findings=NOTE, symptom_described_accurately=well)
    return log.add(order_of(number), clock(10, days=days), event, by=TECHNICIAN)


@pytest.mark.requirement("R-017a")
def test_faults_as_the_reception_had_described_them() -> None:
    log = comes(Log(), 1, clock(9))
    for name in ("J1", "J2", "J3", "J4"):
        job(log, 1, clock(9), job=name)
    for name, well in (("J1", True), ("J2", False), ("J3", None)):
        diagnosed(log, 1, 0, name, well)
    job(second_order(log, 2, 1, clock(9)), 2, clock(9))
    diagnosed(log, 2, 0, "J1", True)
    with kpi_reader(log) as reads:
        found = value(reads, "E02", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (2, 3, Decimal("66.6667"))
        assert made_of(reads, "E02") == [
            ("work_order-1/J1", "counted", "", 1, 1),
            ("work_order-1/J2", "counted", "", 0, 1),
            ("work_order-2/J1", "counted", "", 1, 1),
        ]
        by_advisor = value_by(reads, "E02", Dimension.ADVISOR, FIRST, LAST)
        assert {name: each.value for name, each in by_advisor.items()} == {"sa01": 50, "sa02": 100}


def test_the_last_judgement_of_a_description_counts_whatever_becomes_of_the_order() -> None:
    log = diagnosed(job(comes(Log(), 1, clock(9)), 1, clock(9)), 1, 0, "J1", well=True)
    diagnosed(log, 1, 31, "J1", well=False)
    diagnosed(log, 1, 32, "J1", well=None)
    cancelled(log, 1, clock(12, days=32), work_started=True)
    with kpi_reader(log) as reads:
        assert value(reads, "E02", FIRST, LAST).state is ValueState.NULL
        assert value(reads, "E02", NEXT_FIRST, NEXT_LAST).value == 0
