"""T01, T01b, T01c, T10 and T10a: what was promised, and what became of it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from domain.trade import OrderClass
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, reversed_bill
from tests.projections.kpi.front_desk import cancelled, promise_changed, promised
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import comes, delivered, job, passed
from tests.projections.log_builder import Log
from tests.support.scenario import clock

ALL = ("T01", "T01b", "T01c", "T10", "T10a")


def an_order(log: Log, number: int, due: datetime, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    comes(log, number, clock(9), order_class=order_class)
    job(log, number, clock(9))
    return promised(log, number, clock(9, 10), due)


def done(log: Log, number: int) -> Log:
    """Passed at 14:00, settled at 15:00, handed over at 16:00."""
    passed(log, number, clock(14))
    billed(log, number, clock(15), labour_line("L1", 12_000))
    return delivered(log, number, clock(16))


def test_ready_no_later_than_promised() -> None:
    log = Log()
    for number, due in enumerate((clock(15), clock(14, 59), clock(16)), start=1):
        done(an_order(log, number, due), number)
    with kpi_reader(log) as reads:
        found = value(reads, "T01", FIRST, LAST)
        assert (found.numerator, found.denominator, found.value) == (2, 3, Decimal("66.6667"))
        assert [entry[3] for entry in made_of(reads, "T01")] == [1, 0, 1]
        assert value_by(reads, "T01", Dimension.ADVISOR, FIRST, LAST)["sa01"].value == Decimal("66.6667")


@pytest.mark.parametrize(
    ("moment", "due", "on_time"),
    [
        ("final_inspection", clock(14), 1),
        ("final_inspection", clock(13, 59), 0),
        ("ready", clock(15), 1),
        ("ready", clock(14, 59), 0),
        ("handover", clock(16), 1),
        ("handover", clock(15, 59), 0),
    ],
)
def test_the_store_chooses_what_done_means(moment: str, due: datetime, on_time: int) -> None:
    log = done(an_order(Log(), 1, due), 1)
    with kpi_reader(log, other_rules({"kpi_variants": {"on_time_by": moment}})) as reads:
        assert value(reads, "T01", FIRST, LAST).numerator == on_time
        finished = due >= clock(14)
        assert value(reads, "T01b", FIRST, LAST).numerator == finished


@pytest.mark.parametrize("moment", ["final_inspection", "ready", "handover"])
def test_where_the_moment_is_missing_the_handover_counts(moment: str) -> None:
    log = delivered(an_order(Log(), 1, clock(16)), 1, clock(16))
    delivered(an_order(log, 2, clock(15, 59)), 2, clock(16))
    with kpi_reader(log, other_rules({"kpi_variants": {"on_time_by": moment}})) as reads:
        for kpi in ("T01", "T01b", "T01c"):
            assert [entry[3] for entry in made_of(reads, kpi)] == [1, 0]


def test_all_live_jobs_must_have_passed() -> None:
    """J2 passed after J1. When its bill is taken back the order is not ready any more, and the handover counts."""
    log = job(an_order(Log(), 1, clock(14, 30)), 1, clock(9), "EL-BAT", "J2")
    passed(log, 1, clock(14))
    passed(log, 1, clock(14, 20), "J2")
    billed(log, 1, clock(14, 25), labour_line("L1", 12_000))
    delivered(log, 1, clock(16))
    with kpi_reader(log) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 100
        assert value(reads, "T01b", FIRST, LAST).value == 100
    reversed_bill(log, 1, clock(9, days=31), 12_000)
    with kpi_reader(log) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 0
        assert value(reads, "T01b", FIRST, LAST).value == 100


def changed(agreed: bool, when: datetime) -> Log:
    """Promised for 13:00, changed to 17:00, ready at 15:00."""
    log = an_order(Log(), 1, clock(13))
    promise_changed(log, 1, when, clock(13), clock(17), agreed=agreed)
    return done(log, 1)


def test_a_promise_agreed_before_the_old_one_expired_replaces_it() -> None:
    log = changed(agreed=True, when=clock(12, 59))
    with kpi_reader(log) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 100
        assert value(reads, "T01b", FIRST, LAST).value == 100
        assert value(reads, "T01c", FIRST, LAST).value == 0
        assert value(reads, "T10", FIRST, LAST).value == 100
        assert value(reads, "T10a", FIRST, LAST).value == 0
    with kpi_reader(log, other_rules({"kpi_variants": {"promise": "first"}})) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 0
        assert value(reads, "T01b", FIRST, LAST).value == 0


def test_a_promise_changed_after_it_had_expired_does_not_help() -> None:
    with kpi_reader(changed(agreed=True, when=clock(13, 1))) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 0
        assert value(reads, "T01b", FIRST, LAST).value == 0
        assert value(reads, "T10", FIRST, LAST).value == 100
        assert value(reads, "T10a", FIRST, LAST).value == 100


def test_a_promise_changed_without_the_customer_does_not_help() -> None:
    with kpi_reader(changed(agreed=False, when=clock(12))) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 0
        assert value(reads, "T10", FIRST, LAST).value == 100
        assert value(reads, "T10a", FIRST, LAST).value == 0


def test_several_changes_of_an_order_count_once() -> None:
    log = an_order(Log(), 1, clock(13))
    promise_changed(log, 1, clock(10), clock(13), clock(14))
    promise_changed(log, 1, clock(11), clock(14), clock(15))
    promise_changed(log, 1, clock(15, 30), clock(15), clock(17))
    done(log, 1)
    done(an_order(log, 2, clock(13)), 2)
    with kpi_reader(log) as reads:
        assert value(reads, "T10", FIRST, LAST).value == 50
        assert value(reads, "T10a", FIRST, LAST).value == 50
        assert [entry[3] for entry in made_of(reads, "T01")] == [1, 0]


@pytest.mark.parametrize("kpi", ALL)
def test_what_is_left_out(kpi: str) -> None:
    """First by its class, then for want of a promise. What is not delivered is not there yet."""
    log = done(an_order(Log(), 1, clock(17)), 1)
    done(job(comes(log, 2, clock(9)), 2, clock(9)), 2)
    done(comes(log, 3, clock(9), order_class=OrderClass.PDI), 3)
    done(an_order(log, 4, clock(17), OrderClass.REWORK_OUT), 4)
    passed(an_order(log, 5, clock(17)), 5, clock(14))
    cancelled(an_order(log, 6, clock(17)), 6, clock(10), work_started=True)
    with kpi_reader(log) as reads:
        assert value(reads, kpi, FIRST, LAST).denominator == 2
        assert left_out(reads, kpi) == {
            "work_order-2": "definition.no_promise",
            "work_order-3": "kpi_inclusion.pdi.on_time",
        }


def test_an_order_belongs_to_the_business_day_of_delivery() -> None:
    log = delivered(an_order(Log(), 1, clock(3, days=30)), 1, clock(2, days=30))
    delivered(an_order(log, 2, clock(3, days=30)), 2, clock(4, days=30))
    with kpi_reader(log, other_rules({"calendar": {"business_day_begins": "04:00:00"}})) as reads:
        assert value(reads, "T01", FIRST, LAST).value == 100
        assert value(reads, "T01", NEXT_FIRST, NEXT_LAST).value == 0


def test_nothing_delivered_is_nothing_to_divide_by() -> None:
    with kpi_reader(an_order(Log(), 1, clock(17))) as reads:
        assert {value(reads, kpi, FIRST, LAST).state for kpi in ALL} == {ValueState.NULL}
