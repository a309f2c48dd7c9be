"""The tables of the quality inspector, on one month of reworks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.aggregates.work_order.events.reworking import (
    ComebackDeclined,
    RepeatVisitRecorded,
    ResponsibilityShare,
    ReworkClosed,
)
from domain.aggregates.work_order.words import Cause, SameFault
from domain.reasons import ReasonCode
from projections.kpi.queries.rework_orders import ClaimVerdict, Total, rework_statistics
from projections.kpi.queries.rework_tables import (
    Again,
    AgainCount,
    ReworkItem,
    counts_with_reason,
    rework_items,
)
from projections.kpi.rules import CaseRules
from tests.projections.kpi.reading import kpi_reader, value
from tests.projections.kpi.workshop import (
    comes,
    comes_back,
    delivered,
    dispatched,
    failed,
    job,
    order_of,
    planned,
    works,
)
from tests.projections.log_builder import Log, yuan
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.scenario import DAY, STORE, clock

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
RULES = CaseRules(SHIPPED_TIMETABLE, STORE)


def repaired(log: Log, number: int, technician: str, operation: str = "BR-PAD") -> Log:
    job(comes(log, number, clock(8)), number, clock(8), operation)
    dispatched(log, number, clock(8), {technician: "100"})
    return delivered(log, number, clock(16))


def month() -> Log:
    """Three external reworks, of brakes (one closed, one not) and of a control arm; an internal one of half an hour.

    One more claim is declined, one is still looked into, and one comes in the next month.
    """
    log = repaired(repaired(Log(), 1, "te01"), 2, "te02")
    repaired(log, 3, "te01", "SUS-ARM")
    comes_back(log, 11, 1, clock(9, days=3))
    shares = (
        ResponsibilityShare(cause=Cause.WORKMANSHIP, share=Decimal(75)),
        ResponsibilityShare(cause=Cause.PART, share=Decimal(25)),
    )
    log.add(order_of(11), clock(9, days=5), ReworkClosed(cost=yuan(400), shares=shares))
    comes_back(log, 12, 2, clock(9, days=4))
    job(log, 12, clock(9, days=4))
    planned(log, "te03", clock(8, days=4), clock(17, days=4))
    works(log, "te03", 12, clock(10, days=4), clock(11, days=4))
    comes_back(log, 13, 3, clock(9, days=20), cause=Cause.PART, same_fault=SameFault.NO)
    comes_back(log, 14, 2, clock(10, days=21), cause=Cause.UNRELATED, accepted=False)
    log.add(order_of(14), clock(11, days=21), ComebackDeclined(evidence=("0" * 64,)))
    comes_back(log, 15, 99, clock(10, days=22), accepted=False)
    internal = job(comes(log, 4, clock(8, days=6)), 4, clock(8, days=6))
    dispatched(internal, 4, clock(8, days=6), {"te01": "100"})
    failed(internal, 4, clock(11, days=6))
    planned(internal, "te01", clock(8, days=6), clock(17, days=6))
    works(internal, "te01", 4, clock(12, days=6), clock(12, 30, days=6))
    comes_back(log, 16, 1, clock(9, days=31))
    return log


@pytest.mark.requirement("R-046a")
def test_the_items_that_were_done_again_with_causes_technicians_and_cost() -> None:
    with kpi_reader(month()) as reader:
        items = rework_items(reader, STORE, FIRST, LAST)
        total = value(reader, "Q05", FIRST, LAST)
    assert items == [
        # 300 of the 400 yuan, an hour at 120 yuan, half an hour at 120 yuan
        ReworkItem("BR-PAD", Cause.WORKMANSHIP, 1, 2, ("te01", "te02"), 30_000 + 12_000 + 6_000, True),
        ReworkItem("SUS-ARM", Cause.PART, 0, 1, ("te01",), 0, True),
        ReworkItem("BR-PAD", Cause.PART, 0, 0, (), 10_000, False),
    ]
    assert sum(item.cost_fen for item in items) == total.numerator


@pytest.mark.requirement("R-046a")
def test_each_month_has_its_own() -> None:
    with kpi_reader(month()) as reader:
        april = rework_items(reader, STORE, date(2026, 4, 1), date(2026, 4, 30))
        assert rework_items(reader, STORE, date(2026, 5, 1), date(2026, 5, 31)) == []
    assert april == [ReworkItem("BR-PAD", Cause.WORKMANSHIP, 0, 1, ("te01",), 0, True)]


def test_a_rework_of_an_unknown_order_has_no_operation() -> None:
    with kpi_reader(comes_back(Log(), 2, 1, clock(9))) as reader:
        assert rework_items(reader, STORE, FIRST, LAST) == [
            ReworkItem(None, Cause.WORKMANSHIP, 0, 1, (), 0, True)
        ]


@pytest.mark.requirement("R-046b")
def test_every_external_rework_order_by_itself() -> None:
    with kpi_reader(month()) as reader:
        orders = rework_statistics(reader, STORE, FIRST, LAST, RULES).orders
    assert [
        (order.order, order.original, order.days_since_delivery, order.verdict, order.cost_fen)
        for order in orders
    ] == [
        (order_of(11), order_of(1), 3, ClaimVerdict.ACCEPTED, 40_000),
        (order_of(12), order_of(2), 4, ClaimVerdict.ACCEPTED, 12_000),
        (order_of(13), order_of(3), 20, ClaimVerdict.ACCEPTED, 0),
        (order_of(14), order_of(2), 21, ClaimVerdict.DECLINED, None),
        (order_of(15), None, None, ClaimVerdict.PENDING, None),
    ]
    assert [order.claimed_on for order in orders] == [
        DAY + timedelta(days=days) for days in (3, 4, 20, 21, 22)
    ]
    assert [order.provisional for order in orders] == [False, True, True, False, False]
    assert [order.same_fault for order in orders[:3]] == [SameFault.YES, SameFault.YES, SameFault.NO]
    assert orders[2].cause is Cause.PART


@pytest.mark.requirement("R-046b")
def test_totals_by_verdict_and_cause_and_counts_by_origin_technician_and_item() -> None:
    with kpi_reader(month()) as reader:
        found = rework_statistics(reader, STORE, FIRST, LAST, RULES)
    assert found.by_verdict == {
        ClaimVerdict.ACCEPTED: Total(3, 52_000),
        ClaimVerdict.DECLINED: Total(1, 0),
        ClaimVerdict.PENDING: Total(1, 0),
    }
    assert found.by_cause == {
        Cause.WORKMANSHIP: Total(3, 52_000),
        Cause.PART: Total(1, 0),
        Cause.UNRELATED: Total(1, 0),
    }
    assert found.by_origin == {"external": 3, "internal": 1}
    assert found.by_technician == {"te01": 3, "te02": 1}
    assert found.by_operation == {"BR-PAD": 3, "SUS-ARM": 1}


def test_the_first_and_the_last_moment_of_a_business_day_are_in_it() -> None:
    log = Log()
    for number, when in enumerate(
        [clock(23, 59, days=-1), clock(0), clock(23, 59), clock(0, days=1)], start=1
    ):
        comes_back(log, number, 99, when)
    with kpi_reader(log) as reader:
        orders = rework_statistics(reader, STORE, DAY, DAY, RULES).orders
    assert [order.order for order in orders] == [order_of(2), order_of(3)]


@pytest.mark.requirement("R-048")
def test_reworks_and_repeat_visits_are_counted_with_their_reason() -> None:
    log = month()
    for number, reason in ((21, ReasonCode.PART_DEFECT), (22, ReasonCode.PART_DEFECT), (23, None)):
        comes(log, number, clock(9, days=8))
        again = RepeatVisitRecorded(earlier_order=order_of(1))
        log.add(order_of(number), clock(9, days=8), again, reason=reason)
    with kpi_reader(log) as reader:
        counts = counts_with_reason(reader, STORE, FIRST, LAST)
        assert counts_with_reason(reader, STORE, DAY, DAY) == []
    assert counts == [
        AgainCount(Again.EXTERNAL, Cause.PART, 1, (order_of(13),)),
        AgainCount(Again.EXTERNAL, Cause.WORKMANSHIP, 2, (order_of(11), order_of(12))),
        AgainCount(Again.INTERNAL, Cause.WORKMANSHIP, 1, (f"{order_of(4)}/J1",)),
        AgainCount(Again.REPEAT_VISIT, None, 1, (order_of(23),)),
        AgainCount(Again.REPEAT_VISIT, ReasonCode.PART_DEFECT, 2, (order_of(21), order_of(22))),
    ]
