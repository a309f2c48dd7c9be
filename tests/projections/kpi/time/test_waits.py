"""T03 to T06, T09 and T09a: who waits for what, and how long."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from domain.aggregates.visit.events.reception import ReceptionStarted
from domain.aggregates.work_order.events.working import JobCancelled, JobPaused, JobResumed
from domain.reasons import ReasonCode
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.billing import billed, labour_line, reversed_bill
from tests.projections.kpi.front_desk import (
    authorised,
    cancelled,
    goes_without_order,
    issued,
    refused,
    second_order,
)
from tests.projections.kpi.placing import FIRST, LAST, NEXT_FIRST, NEXT_LAST, left_out, made_of, shares
from tests.projections.kpi.reading import kpi_reader, other_rules, value, value_by
from tests.projections.kpi.workshop import (
    arrives,
    comes,
    finished,
    job,
    leaves,
    opens,
    order_of,
    passed,
    planned,
    visit_of,
    works,
)
from tests.projections.log_builder import Log
from tests.support.scenario import ADVISOR, OTHER_ADVISOR, TECHNICIAN, clock

MINUTE = 60_000_000


def received(log: Log, number: int, hour: int, minutes: int) -> Log:
    arrives(log, number, clock(hour))
    who = ADVISOR if number % 2 else OTHER_ADVISOR
    return log.add(visit_of(number), clock(hour) + timedelta(minutes=minutes), ReceptionStarted(), by=who)


def test_the_wait_for_the_reception() -> None:
    """Of 2, 4, 10, 20 minutes half are at most 7, nine tenths at most 20."""
    log = received(received(Log(), 1, 8, 4), 2, 8, 20)
    received(received(log, 3, 9, 2), 4, 9, 10)
    refused(received(log, 5, 9, 90), 5, clock(10, 40))
    goes_without_order(received(log, 6, 9, 80), 6, clock(10, 50))
    arrives(log, 7, clock(9))
    with kpi_reader(log) as reads:
        found = value(reads, "T03", FIRST, LAST)
        assert (found.value, found.p90, found.counted) == (Decimal(7), Decimal(20), 4)
        assert left_out(reads, "T03") == {
            "visit-5": "definition.turned_away",
            "visit-6": "definition.no_order",
        }
        by_hour = value_by(reads, "T03", Dimension.HOUR, FIRST, LAST)
        assert {hour: each.value for hour, each in by_hour.items()} == {"08": 12, "09": 6}
        by_advisor = value_by(reads, "T03", Dimension.ADVISOR, FIRST, LAST)
        assert {name: each.value for name, each in by_advisor.items()} == {"sa01": 3, "sa02": 15}


def test_a_reception_entered_for_before_the_arrival_is_no_wait() -> None:
    with kpi_reader(received(Log(), 1, 8, -5)) as reads:
        assert made_of(reads, "T03") == [("visit-1", "counted", "", 0, 0)]


def test_waits_cover_all_classes_and_cancelled_orders() -> None:
    log = opens(received(Log(), 1, 8, 6), 1, clock(8, 10))
    cancelled(log, 1, clock(8, 30), work_started=False)
    with kpi_reader(log) as reads:
        assert made_of(reads, "T03") == [("visit-1", "counted", "", 6 * MINUTE, 0)]


def test_nobody_waited_is_no_median() -> None:
    with kpi_reader(arrives(Log(), 1, clock(9))) as reads:
        for kpi in ("T03", "T04", "T05", "T09", "T09a"):
            assert value(reads, kpi, FIRST, LAST).state is ValueState.NULL
        assert value(reads, "T06", FIRST, LAST).value == 0


def test_a_night_arrival_waits_on_the_business_day_before_at_its_own_hour() -> None:
    night = other_rules({"calendar": {"business_day_begins": "04:00:00"}})
    log = arrives(Log(), 1, clock(1, days=30))
    log.add(visit_of(1), clock(1, 3, days=30), ReceptionStarted(), by=ADVISOR)
    with kpi_reader(log, night) as reads:
        assert shares(reads, "T03", "hour") == [("01", 3 * MINUTE, 0)]
        assert made_of(reads, "T03", NEXT_FIRST, NEXT_LAST) == []


def test_from_the_reception_to_the_first_dispatch_order() -> None:
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    issued(log, 1, clock(9, 12))
    issued(log, 1, clock(11))
    job(second_order(log, 2, 1, clock(9, 5)), 2, clock(9, 5))
    issued(log, 2, clock(9, 20))
    job(comes(log, 3, clock(9)), 3, clock(9))
    issued(opens(arrives(log, 4, clock(9)), 4, clock(9)), 4, clock(9, 50))
    with kpi_reader(log) as reads:
        assert made_of(reads, "T04") == [
            ("work_order-1", "counted", "", 12 * MINUTE, 0),
            ("work_order-2", "counted", "", 20 * MINUTE, 0),
        ]
        assert value(reads, "T04", FIRST, LAST).value == 16
        assert set(value_by(reads, "T04", Dimension.ADVISOR, FIRST, LAST)) == {"sa01", "sa02"}


def test_the_dispatch_order_belongs_to_its_own_day() -> None:
    log = job(comes(Log(), 1, clock(18, days=29)), 1, clock(18, days=29))
    issued(log, 1, clock(8, days=30))
    with kpi_reader(log) as reads:
        assert value(reads, "T04", FIRST, LAST).state is ValueState.NULL
        assert value(reads, "T04", NEXT_FIRST, NEXT_LAST).value == 14 * 60


def test_from_the_customers_consent_to_the_first_clock() -> None:
    """J1 was agreed to twice and begun twice; J2 was begun before anybody agreed to it, J3 never."""
    log = planned(comes(Log(), 1, clock(8)), "te01", clock(8), clock(17))
    for name, operation in (("J1", "BR-PAD"), ("J2", "PT-PANEL"), ("J3", "BR-PAD"), ("J4", "BD-DOOR")):
        job(log, 1, clock(8), operation, name)
    authorised(log, 1, clock(9))
    authorised(log, 1, clock(9, 20))
    authorised(log, 1, clock(9), "J3")
    works(log, "te01", 1, clock(9, 40), clock(10))
    works(log, "te01", 1, clock(10), clock(10, 30), punch="P2", job="J2")
    authorised(log, 1, clock(10, 30), "J2")
    works(log, "te01", 1, clock(11), clock(12), punch="P3")
    works(log, "te01", 1, clock(12), clock(13), punch="P4", job="J4")
    with kpi_reader(log) as reads:
        assert made_of(reads, "T05") == [
            ("work_order-1/J1", "counted", "", 40 * MINUTE, 0),
            ("work_order-1/J2", "counted", "", 0, 0),
        ]
        by_trade = value_by(reads, "T05", Dimension.TRADE, FIRST, LAST)
        assert {trade: each.value for trade, each in by_trade.items()} == {"mechanical": 40, "paint": 0}


def paused(log: Log, days: int, hour: int, reason: ReasonCode, name: str = "J1") -> Log:
    return log.add(order_of(1), clock(hour, days=days), JobPaused(job=name), by=TECHNICIAN, reason=reason)


def test_pauses_in_which_a_job_waits_for_something() -> None:
    """A break and an open pause are not in; finishing and cancelling end a pause too."""
    log = comes(Log(), 1, clock(8))
    for name in ("J1", "J2", "J3"):
        job(log, 1, clock(8), job=name)
    paused(log, 0, 9, ReasonCode.WAITING_PARTS)
    log.add(order_of(1), clock(11), JobResumed(job="J1"), by=TECHNICIAN)
    paused(log, 0, 12, ReasonCode.BREAK)
    log.add(order_of(1), clock(13), JobResumed(job="J1"), by=TECHNICIAN)
    paused(log, 0, 13, ReasonCode.WAITING_BAY)
    finished(log, 1, clock(14))
    paused(log, 0, 13, ReasonCode.WAITING_PARTS, "J2")
    cancel = JobCancelled(job="J2", work_started=True)
    log.add(order_of(1), clock(13, 30), cancel, reason=ReasonCode.CUSTOMER_WISH)
    paused(log, 0, 13, ReasonCode.WAITING_CUSTOMER, "J3")
    with kpi_reader(log) as reads:
        found = value(reads, "T06", FIRST, LAST)
        assert (found.value, found.counted) == (Decimal("3.5"), 3)
        by_reason = value_by(reads, "T06", Dimension.REASON, FIRST, LAST)
        hours = {reason: each.value for reason, each in by_reason.items()}
        assert hours == {"waiting_bay": 1, "waiting_parts": Decimal("2.5")}


def test_a_pause_counts_whole_on_the_business_day_on_which_it_ends() -> None:
    log = job(comes(Log(), 1, clock(8, days=29)), 1, clock(8, days=29))
    paused(log, 29, 20, ReasonCode.WAITING_PARTS)
    log.add(order_of(1), clock(3, days=30), JobResumed(job="J1"), by=TECHNICIAN)
    with kpi_reader(log) as reads:
        assert value(reads, "T06", FIRST, LAST).value == 0
        assert value(reads, "T06", NEXT_FIRST, NEXT_LAST).value == 7
    with kpi_reader(log, other_rules({"calendar": {"business_day_begins": "04:00:00"}})) as reads:
        assert value(reads, "T06", FIRST, LAST).value == 7


def test_from_the_last_passed_inspection_to_the_first_bill() -> None:
    """The bill was settled before the second job had passed; another one later makes nobody wait again."""
    log = comes(Log(), 1, clock(9))
    for name in ("J1", "J2"):
        job(log, 1, clock(9), job=name)
    passed(log, 1, clock(14))
    billed(log, 1, clock(14, 30), labour_line("L1", 12_000))
    with kpi_reader(log) as reads:
        assert made_of(reads, "T09") == []
    passed(log, 1, clock(14, 50), "J2")
    with kpi_reader(log) as reads:
        assert made_of(reads, "T09") == [("work_order-1", "counted", "", 0, 0)]
    reversed_bill(log, 1, clock(15), 12_000)
    billed(log, 1, clock(15, 10), labour_line("L1", 11_000), bill="B2")
    with kpi_reader(log) as reads:
        assert made_of(reads, "T09") == [("work_order-1", "counted", "", 0, 0)]


def test_from_the_last_bill_to_leaving() -> None:
    """Visit 2 left without a bill; the customer of visit 3 paid after having left."""
    log = second_order(comes(Log(), 1, clock(9)), 11, 1, clock(9))
    billed(log, 1, clock(14), labour_line("L1", 12_000))
    billed(log, 11, clock(14, 30), labour_line("L1", 12_000))
    leaves(log, 1, clock(15, 15))
    leaves(comes(log, 2, clock(9)), 2, clock(15))
    leaves(comes(log, 3, clock(9)), 3, clock(15))
    billed(log, 3, clock(15, 30), labour_line("L1", 12_000))
    with kpi_reader(log) as reads:
        assert made_of(reads, "T09a") == [
            ("visit-1", "counted", "", 45 * MINUTE, 0),
            ("visit-3", "counted", "", 0, 0),
        ]
        assert value(reads, "T09a", FIRST, LAST).value == Decimal("22.5")
