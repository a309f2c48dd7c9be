"""V19, V19a and V20: what the customer agreed to."""

from __future__ import annotations

from decimal import Decimal

from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.front_desk import (
    authorised,
    cancelled,
    declined,
    deferred,
    found,
    quoted_lines,
)
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of, shares
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import comes, job
from tests.projections.log_builder import Log
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import clock

RATE = DEFAULT_RULES.labour_rate_per_hour.fen
"""Fen for an hour."""
PHOTO = "a" * 64


def an_order(number: int = 1) -> Log:
    """J1 as the customer wished; of what was found J2 (with a photo), J3, J4, J5, the last is not decided."""
    log = job(comes(Log(), number, clock(9)), number, clock(9))
    quoted_lines(log, number, clock(9), {"L1": "1.00"})
    authorised(log, number, clock(9, 10))
    found(log, number, clock(10), "J2", photos=(PHOTO,))
    found(log, number, clock(10), "J3")
    found(log, number, clock(10), "J4")
    found(log, number, clock(10), "J5")
    for name, hours in (("J2", "1.50"), ("J3", "2.00"), ("J5", "1.00")):
        quoted_lines(log, number, clock(10), {f"L{name[1:]}": hours}, job=name)
    authorised(log, number, clock(11), "J2")
    declined(log, number, clock(11), "J3")
    return deferred(log, number, clock(11), "J4")


def test_found_by_technicians_and_agreed_to() -> None:
    with kpi_reader(an_order()) as reads:
        number = value(reads, "V19", FIRST, LAST)
        assert (number.numerator, number.denominator, number.value) == (1, 3, Decimal("33.3333"))
        assert shares(reads, "V19", "advisor", "technician", "photo") == [
            ("sa01", "te01", "no", 0, 1),
            ("sa01", "te01", "no", 0, 1),
            ("sa01", "te01", "yes", 1, 1),
        ]
        assert value_by(reads, "V19", Dimension.PHOTO, FIRST, LAST)["yes"].value == 100
        assert [entry[0] for entry in made_of(reads, "V19")] == [
            "work_order-1/J2",
            "work_order-1/J3",
            "work_order-1/J4",
        ]


def test_by_amount_what_was_never_quoted_weighs_nothing() -> None:
    with kpi_reader(an_order()) as reads:
        amount = value(reads, "V19a", FIRST, LAST)
        assert (amount.numerator, amount.denominator) == (RATE * 3 // 2, RATE * 7 // 2)
        assert amount.value == Decimal("42.8571")
        assert ("work_order-1/J4", "counted", "kpi_inclusion.repair.revenue", 0, 0) in made_of(reads, "V19a")


def test_quotes_agreed_to_are_those_of_all_sources() -> None:
    """J4 was deferred without a quote, J5 is quoted and not decided."""
    with kpi_reader(an_order()) as reads:
        quotes = value(reads, "V20", FIRST, LAST)
        assert (quotes.numerator, quotes.denominator) == (2, 3)
        assert quotes.value == Decimal("66.6667")
        assert value_by(reads, "V20", Dimension.ADVISOR, FIRST, LAST)["sa01"].denominator == 3


def test_the_last_decision_counts_on_its_own_day() -> None:
    log = authorised(an_order(), 1, clock(9, days=31), "J4")
    with kpi_reader(log) as reads:
        march, april = value(reads, "V19", FIRST, LAST), value(reads, "V19", NEXT_FIRST, NEXT_LAST)
        assert (march.numerator, march.denominator) == (1, 2)
        assert (april.numerator, april.denominator) == (1, 1)


def test_a_decision_in_the_night_belongs_to_the_business_day_before() -> None:
    log = found(comes(Log(), 1, clock(20, days=29)), 1, clock(20, days=29), "J1")
    declined(log, 1, clock(1, days=30), "J1")
    with kpi_reader(log, other_rules({"calendar": {"business_day_begins": "04:00:00"}})) as reads:
        assert value(reads, "V19", FIRST, LAST).value == 0
        assert value(reads, "V19", NEXT_FIRST, NEXT_LAST).state is ValueState.NULL


def test_what_was_found_on_a_cancelled_order() -> None:
    early = cancelled(an_order(), 1, clock(12), work_started=False)
    with kpi_reader(early) as reads:
        for kpi in ("V19", "V19a", "V20"):
            assert value(reads, kpi, FIRST, LAST).state is ValueState.NULL
            assert set(left_out(reads, kpi).values()) == {"kpi_conditions.cancelled_before_work.revenue"}
    late = cancelled(an_order(), 1, clock(12), work_started=True)
    with kpi_reader(late) as reads:
        assert value(reads, "V19", FIRST, LAST).denominator == 3
